package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * A slip is on paper.
 *
 * @param printer scoped id
 * @param ticketId whose slip
 */
record SlipPrinted(long ticketId, String number, String printer, String evidence) implements DomainEvent {

    static final String TYPE = "slip.printed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
