package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * An officer has a slip printed again; it says so on the paper.
 *
 * @param printer scoped id of where it is to come out
 * @param ticketId whose slip
 * @param attempt 1 for a ticket that had no slip yet
 */
record SlipRequested(long ticketId, String number, String printer, int attempt) implements DomainEvent {

    static final String TYPE = "slip.requested";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
