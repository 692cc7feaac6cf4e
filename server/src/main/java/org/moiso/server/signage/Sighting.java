package org.moiso.server.signage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/**
 * What is known of a connected screen.
 *
 * @param screen its key in the plan; null for a board without a token
 * @param shown seq of the newest call that it says stands on it; 0 before the first
 * @param lately the last calls that it says it has shown
 * @param lag from the press to the screen, of the call it showed last
 * @param front seq of the call that fills the eye; 0 for none
 * @param faults of the boards that it stands for, where it is an agent of LED boards
 * @param visible false while the page is hidden: another window is before it, or the screen sleeps
 */
record Sighting(
        OfficeId office,
        @Nullable String screen,
        Instant connectedAt,
        Instant heardAt,
        long shown,
        @Nullable Instant shownAt,
        List<Long> lately,
        @Nullable Duration lag,
        long spoken,
        @Nullable Instant spokenAt,
        @Nullable String sound,
        @Nullable String version,
        long front,
        boolean visible,
        List<Fault> faults) {

    /**
     * Something of it that does not work.
     *
     * @param counter whose board it is, as its agent names it: key or scoped id
     */
    record Fault(String counter, String fault) {}

    private static final int LATELY = 200;

    static Sighting of(OfficeId office, @Nullable String screen, Instant now) {
        return new Sighting(
                office, screen, now, now, 0, null, List.of(), null, 0, null, null, null, 0, true, List.of());
    }

    boolean hasShown(long seq) {
        return lately.contains(seq);
    }

    Sighting heard(Instant now) {
        return new Sighting(
                office,
                screen,
                connectedAt,
                now,
                shown,
                shownAt,
                lately,
                lag,
                spoken,
                spokenAt,
                sound,
                version,
                front,
                visible,
                faults);
    }

    /**
     * @param calledAt null for a call that is too old to be followed
     */
    Sighting shown(long seq, Instant now, @Nullable Instant calledAt) {
        List<Long> seen = Stream.concat(lately.stream().skip(Math.max(0, lately.size() - LATELY)), Stream.of(seq))
                .toList();
        return new Sighting(
                office,
                screen,
                connectedAt,
                now,
                Math.max(shown, seq),
                now,
                seen,
                calledAt == null ? lag : Duration.between(calledAt, now),
                spoken,
                spokenAt,
                sound,
                version,
                front,
                visible,
                faults);
    }

    Sighting spoken(long seq, Instant now) {
        return new Sighting(
                office,
                screen,
                connectedAt,
                now,
                shown,
                shownAt,
                lately,
                lag,
                Math.max(spoken, seq),
                now,
                sound,
                version,
                front,
                visible,
                faults);
    }

    Sighting state(
            Instant now,
            @Nullable String sounds,
            @Nullable String runs,
            long before,
            boolean seen,
            List<Fault> broken) {
        return new Sighting(
                office,
                screen,
                connectedAt,
                now,
                shown,
                shownAt,
                lately,
                lag,
                spoken,
                spokenAt,
                sounds,
                runs,
                before,
                seen,
                broken);
    }
}
