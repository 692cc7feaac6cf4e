package org.moiso.server.story;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Cause;
import org.moiso.server.db.DomainEvent;
import org.moiso.server.ticket.TicketId;

/** Writes into the log what a printer's owner would write, where a story needs it at a moment of its own choice. */
final class SlipEvents {

    private record Dropped(long ticketId) implements DomainEvent {

        @Override
        public String type() {
            return "slip.dropped";
        }

        @Override
        public Long about() {
            return ticketId;
        }
    }

    /** One that is about no ticket; for filling the log. */
    record Torn(int number) implements DomainEvent {

        @Override
        public String type() {
            return "slip.torn";
        }

        @Override
        public @Nullable Long about() {
            return null;
        }
    }

    private SlipEvents() {}

    static void dropped(TestOffice office, TestTicket ticket) {
        office.server()
                .server()
                .core()
                .db()
                .inOffice(
                        office.id(),
                        Cause.system(),
                        tx -> tx.record(new Dropped(TicketId.of(ticket.id()).value())));
    }
}
