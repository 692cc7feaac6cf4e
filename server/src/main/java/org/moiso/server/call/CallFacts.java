package org.moiso.server.call;

import java.time.OffsetDateTime;
import org.moiso.server.office.CounterFacts;
import org.moiso.server.ticket.TicketFacts;

/**
 * A call as the world sees it.
 *
 * @param count how often it was announced, 1 or more
 */
public record CallFacts(CallId id, TicketFacts ticket, CounterFacts counter, int count, OffsetDateTime calledAt) {}
