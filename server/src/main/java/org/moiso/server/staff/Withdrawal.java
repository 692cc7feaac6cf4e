package org.moiso.server.staff;

import java.util.List;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.web.Caller;
import org.moiso.server.web.OpenSockets;

/** Cuts the live lines of devices and people whose access was withdrawn, at whichever node that was done. */
public final class Withdrawal implements EventConsumer {

    private final OpenSockets sockets;

    public Withdrawal(OpenSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (events.stream().anyMatch(event -> event.type().equals(DeviceRevoked.TYPE))) {
            sockets.recheck(caller -> !caller.staff() && office.equals(caller.office()));
        }
        if (events.stream().anyMatch(event -> event.type().equals(StaffChanged.TYPE))) {
            sockets.recheck(Caller::staff);
        }
    }

    /** To be called now and then: a session ends without an event, signed out or when its time is over. */
    public void round() {
        sockets.recheck(Caller::staff);
    }
}
