package org.moiso.server.push;

import org.moiso.server.db.OfficeId;
import org.moiso.server.ticket.TicketId;

/**
 * A phone that asked to be told of a ticket's call.
 *
 * @param hash SHA-256 of the endpoint; names it in logs and keys
 * @param seq the event it is to be told of, or was told of last
 * @param tries how often that was tried
 */
record PushSubscription(TicketId ticket, String hash, OfficeId office, String endpoint, long seq, int tries) {}
