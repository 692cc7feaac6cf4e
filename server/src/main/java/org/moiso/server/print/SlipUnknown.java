package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * Nobody knows whether a slip is on paper: the line was lost before the printer confirmed it.
 *
 * @param printer scoped id
 * @param ticketId whose slip
 */
record SlipUnknown(long ticketId, String number, String printer, String fault) implements DomainEvent {

    static final String TYPE = "slip.unknown";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
