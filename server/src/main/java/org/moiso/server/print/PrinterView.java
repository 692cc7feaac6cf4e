package org.moiso.server.print;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A printer as those see it who look after it.
 *
 * @param state {@code ready}, {@code attention} (prints, but somebody should look), {@code trouble} (does not print) or
 *     {@code unknown} (not asked yet)
 * @param faults warnings included, the worst last
 * @param since since when something is wrong
 * @param paper {@code ok}, {@code low}, {@code out} or {@code unknown}
 * @param evidence how it confirms slips: {@code process-id}, {@code queued-status}, {@code time}; null: not found out yet
 * @param confirmed whether the printer itself says that a slip is on paper
 * @param detail for the technician, in English
 * @param lastContact when it last answered anything
 */
record PrinterView(
        String id,
        String name,
        String port,
        int width,
        String state,
        List<Fault> faults,
        @Nullable OffsetDateTime since,
        String paper,
        @Nullable String evidence,
        boolean confirmed,
        @Nullable String detail,
        @Nullable OffsetDateTime lastContact,
        Slips slips,
        Roll roll,
        @Nullable Test lastTest) {

    /** What is wrong and what to do, in the reader's language. */
    record Fault(String code, boolean warning, String sentence, String remedy) {}

    /**
     * The slips of the business day.
     *
     * @param unanswered those of unknown fate that an officer is still asked about
     */
    record Slips(int printed, int waiting, int failed, int unknown, int unanswered, int dropped) {}

    /**
     * The roll in it.
     *
     * @param since when it was put in; null: nothing printed yet
     * @param metres used
     * @param slipsLeft how many more it is good for; null as long as too few were printed on it to say
     * @param endsAt when it will be used up at today's rate, if that is today; else null
     */
    record Roll(
            @Nullable OffsetDateTime since,
            double metres,
            int lengthMetres,
            int slips,
            @Nullable Integer slipsLeft,
            @Nullable OffsetDateTime endsAt) {}

    /**
     * What came of the last test slip since the server's start.
     *
     * @param result {@code printed}, {@code failed} or {@code unknown}
     * @param text what is wrong and what to do, where it was not printed
     */
    record Test(OffsetDateTime at, String result, @Nullable String text) {}
}
