package org.moiso.server.appointment;

import org.moiso.server.db.DomainEvent;
import org.moiso.server.ticket.TicketFacts;

/**
 * Who had an appointment has come and got a ticket for it.
 *
 * @param late whether it was so late that it became an ordinary ticket
 */
public record AppointmentArrived(AppointmentFacts appointment, TicketFacts ticket, boolean late)
        implements DomainEvent {

    public static final String TYPE = "appointment.arrived";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticket.id().value();
    }
}
