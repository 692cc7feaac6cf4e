package org.moiso.server.staff;

import java.util.List;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.web.Caller;
import org.moiso.server.web.OpenSockets;

/** Cuts the live lines of devices and people whose access was withdrawn, at whichever node that was done, and forgets who they were. */
public final class Withdrawal implements EventConsumer {

    private final OpenSockets sockets;
    private final Staff staff;
    private final DeviceTokens tokens;

    public Withdrawal(OpenSockets sockets, Staff staff, DeviceTokens tokens) {
        this.sockets = sockets;
        this.staff = staff;
        this.tokens = tokens;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (events.stream().anyMatch(event -> event.type().equals(DeviceRevoked.TYPE))) {
            tokens.forgetCallers();
            sockets.recheck(caller -> !caller.staff() && office.equals(caller.office()));
        }
        if (events.stream().anyMatch(event -> event.type().equals(StaffChanged.TYPE))) {
            staff.forgetCallers();
            sockets.recheck(Caller::staff);
        }
    }

    /** To be called now and then: a session ends without an event, signed out or when its time is over. */
    public void round() {
        sockets.recheck(Caller::staff);
    }
}
