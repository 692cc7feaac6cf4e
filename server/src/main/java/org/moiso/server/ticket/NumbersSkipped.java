package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * After a restore a series leaves out what may be on slips that the data does not know any more.
 *
 * @param lap how often the series has wrapped on this day
 * @param first the first place that is left out
 * @param next the place with which it goes on
 */
public record NumbersSkipped(String series, int lap, int first, int next) implements DomainEvent {

    public static final String TYPE = "numbers.skipped";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
