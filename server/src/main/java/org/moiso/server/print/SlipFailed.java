package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * A slip will not come out of this printer.
 *
 * @param printer scoped id
 * @param ticketId whose slip
 */
record SlipFailed(long ticketId, String number, String printer, String fault) implements DomainEvent {

    static final String TYPE = "slip.failed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
