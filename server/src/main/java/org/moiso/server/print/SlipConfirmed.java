package org.moiso.server.print;

import org.moiso.server.db.DomainEvent;

/**
 * An officer has seen the slip of which nobody knew whether it is on paper.
 *
 * @param printer scoped id
 * @param ticketId whose slip
 */
record SlipConfirmed(long ticketId, String number, String printer) implements DomainEvent {

    static final String TYPE = "slip.confirmed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Long about() {
        return ticketId;
    }
}
