package org.moiso.server.check;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Numbers of a series on a day: each place once, none left out, and the series goes on after the last. Of one check, so of one thread. */
final class NumberCheck {

    private record Run(String series, LocalDate day, int lap) {

        @Override
        public String toString() {
            return "series " + series + " of " + day + (lap == 0 ? "" : ", lap " + lap);
        }
    }

    private final Findings findings;
    private final Map<Run, BitSet> places = new HashMap<>();

    NumberCheck(Findings findings) {
        this.findings = findings;
    }

    void take(CheckStore.TicketFactsRow row) {
        Run run = new Run(row.series(), row.day(), row.lap());
        BitSet taken = places.computeIfAbsent(run, it -> new BitSet());
        if (taken.get(row.place())) {
            findings.add("%s: place %d is given away twice", run, row.place());
        }
        taken.set(row.place());
    }

    void compare(CheckStore.SeriesRow row) {
        Run run = new Run(row.series(), row.day(), row.lap());
        int last = places.getOrDefault(run, new BitSet()).length() - 1;
        if (last + 1 != row.next()) {
            findings.add("%s: the next number is %d, but the last one given away is %d", run, row.next(), last);
        }
    }

    void end() {
        places.forEach((run, taken) -> {
            int missing = taken.nextClearBit(taken.nextSetBit(0));
            if (missing < taken.length()) {
                findings.add("%s: place %d was left out", run, missing);
            }
        });
    }
}
