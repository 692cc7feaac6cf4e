package org.moiso.server.ticket;

import java.time.LocalDate;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.ServiceId;

/**
 * A range of numbers that are on paper already: torn off and handed out by a person while a printer is dead. Its numbers belong to the series of its service, which
 * does not give them by itself on that day.
 *
 * @param next the number that is torn off next; above {@code last} when the roll is used up
 * @param open whether it is still handed out from
 */
public record NumberRoll(
        NumberRollId id,
        LocalDate businessDay,
        ServiceId service,
        SeriesId series,
        int first,
        int last,
        int next,
        boolean open) {

    boolean holds(int place) {
        return first <= place && place <= last;
    }

    public boolean usedUp() {
        return next > last;
    }

    NumberRoll after(int given) {
        return new NumberRoll(id, businessDay, service, series, first, last, given + 1, open);
    }

    NumberRoll putAway() {
        return new NumberRoll(id, businessDay, service, series, first, last, next, false);
    }
}
