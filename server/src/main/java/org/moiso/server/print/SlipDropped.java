package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * A slip was not printed because nobody needs it any more.
 *
 * @param printer scoped id
 * @param ticketId whose slip
 */
record SlipDropped(long ticketId, String number, String printer, String fault) implements DomainEvent {

    static final String TYPE = "slip.dropped";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
