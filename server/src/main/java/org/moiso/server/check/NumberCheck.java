package org.moiso.server.check;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Numbers of a series on a day: each place once, none left out but those of rolls and after a restore, and the series goes on after the last. Of one check, so of one thread. */
final class NumberCheck {

    private record Run(String series, LocalDate day, int lap) {

        @Override
        public String toString() {
            return "series " + series + " of " + day + (lap == 0 ? "" : ", lap " + lap);
        }
    }

    private final Findings findings;
    private final Map<Run, BitSet> places = new HashMap<>();
    private final Map<Run, BitSet> skipped = new HashMap<>();
    private final Map<Run, BitSet> rolls = new HashMap<>();

    NumberCheck(Findings findings) {
        this.findings = findings;
    }

    /** Places that may be left out, for slips with them may be about that the data does not know. */
    void skip(String series, LocalDate day, int lap, int first, int next) {
        skipped.computeIfAbsent(new Run(series, day, lap), it -> new BitSet())
                .set(Math.max(0, Math.min(first, next - 1)), next);
    }

    /** Places that are on paper already: in any lap the series passes over them. */
    void roll(CheckStore.RollRow roll) {
        rolls.computeIfAbsent(new Run(roll.series(), roll.day(), 0), it -> new BitSet())
                .set(roll.first(), roll.last() + 1);
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
        BitSet gone = (BitSet) places.getOrDefault(run, new BitSet()).clone();
        gone.andNot(onPaper(run));
        gone.or(skipped.getOrDefault(run, new BitSet()));
        if (gone.length() != row.next()) {
            findings.add(
                    "%s: the next number is %d, but the last one given away is %d", run, row.next(), gone.length() - 1);
        }
    }

    void end() {
        places.forEach((run, taken) -> {
            BitSet own = (BitSet) taken.clone();
            own.andNot(onPaper(run));
            int first = Math.max(0, own.nextSetBit(0));
            int end = own.length();
            own.or(onPaper(run));
            own.or(skipped.getOrDefault(run, new BitSet()));
            int missing = own.nextClearBit(first);
            if (missing < end) {
                findings.add("%s: place %d was left out", run, missing);
            }
        });
    }

    private BitSet onPaper(Run run) {
        return rolls.getOrDefault(new Run(run.series(), run.day(), 0), new BitSet());
    }
}
