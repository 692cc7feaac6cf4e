package org.moiso.server.check;

import java.util.List;
import java.util.stream.Stream;
import org.moiso.server.db.OfficeId;

/** What the checker read and what it found. Holds no visitor's words: numbers, ids and states only. */
public record CheckReport(List<OfficeReport> offices) {

    /**
     * One office.
     *
     * @param findings a sentence for each thing that is wrong, at most {@link #SHOWN} of them
     * @param more how many more there are
     */
    public record OfficeReport(
            OfficeId office, long events, long tickets, long calls, long slips, List<String> findings, int more) {

        public boolean sound() {
            return findings.isEmpty();
        }
    }

    /** How many findings an office's report spells out. */
    public static final int SHOWN = 50;

    public boolean sound() {
        return offices.stream().allMatch(OfficeReport::sound);
    }

    /** Every finding, with its office before it. */
    public List<String> findings() {
        return offices.stream()
                .flatMap(it -> Stream.concat(
                        it.findings().stream().map(finding -> it.office() + ": " + finding),
                        it.more() == 0 ? Stream.empty() : Stream.of(it.office() + ": and " + it.more() + " more")))
                .toList();
    }

    /** For a person at a terminal: a line an office, then what is wrong. */
    public List<String> lines() {
        Stream<String> summary = offices.stream()
                .map(it -> "%s: %d events, %d tickets, %d calls, %d slips: %s"
                        .formatted(
                                it.office(),
                                it.events(),
                                it.tickets(),
                                it.calls(),
                                it.slips(),
                                it.sound() ? "sound" : (it.findings().size() + it.more()) + " findings"));
        return Stream.concat(summary, findings().stream()).toList();
    }
}
