package org.moiso.server.ticket;

import java.time.LocalDate;
import org.moiso.server.catalog.SeriesId;

/**
 * A number as the visitor holds it, and where it stands in its series. Two numbers of a day differ in series, lap or place.
 *
 * @param lap how often the series had wrapped
 * @param text as printed, shown and spoken: {@code A001}
 */
public record TicketNumber(SeriesId series, LocalDate businessDay, int lap, int place, String text) {}
