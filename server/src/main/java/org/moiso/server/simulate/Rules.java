package org.moiso.server.simulate;

import java.util.List;
import org.moiso.server.call.Calling;
import org.moiso.server.call.Finishing;
import org.moiso.server.call.Serving;
import org.moiso.server.call.Staffing;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.BusinessDays;
import org.moiso.server.ticket.Ticketing;

/**
 * The real rules that a simulation plays by, as {@code Core} wires them.
 *
 * @param consumers who hears of every event, at once instead of from a feed
 */
public record Rules(
        Ticketing ticketing,
        Calling calling,
        Serving serving,
        Finishing finishing,
        Staffing staffing,
        BusinessDays days,
        Waits waits,
        EventLog log,
        List<EventConsumer> consumers) {}
