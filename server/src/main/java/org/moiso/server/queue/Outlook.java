package org.moiso.server.queue;

import java.util.Arrays;

/** What may become of one wait: the seconds that it took in each round of a {@link Replay}, the shortest first. Immutable. */
final class Outlook {

    /** Above this it is not known: whoever has no counter to wait for waits for ever. */
    static final double NEVER = 1e9;

    private final double[] rounds;
    private final double shift;

    private Outlook(double[] rounds, double shift) {
        this.rounds = rounds;
        this.shift = shift;
    }

    static Outlook of(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return new Outlook(sorted, 0);
    }

    /** The same so many seconds later; earlier when negative. */
    Outlook later(double seconds) {
        return new Outlook(rounds, shift + seconds);
    }

    /** Whether most rounds found a counter. */
    boolean known() {
        return rounds[rounds.length / 2] < NEVER;
    }

    /**
     * The wait that a share of the rounds stays below. Outside of 0 to 1 it goes on in proportion: at 1.2, a fifth longer than the longest; at -0.2, a fifth shorter than the
     * shortest.
     */
    double at(double share) {
        if (share < 0) {
            return Math.max(0, round(0) * (1 + Math.max(-1, share)));
        }
        if (share > 1) {
            return longest() * share;
        }
        double place = share * (known() ? usable() - 1 : rounds.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, usable() - 1);
        return round(below) + (round(above) - round(below)) * (place - below);
    }

    /** The reverse of {@link #at}: which share a real wait belongs to, between -1 and 2. */
    double shareOf(double seconds) {
        int usable = usable();
        if (seconds <= round(0)) {
            return round(0) <= 0 ? 0 : Math.max(-1, seconds / round(0) - 1);
        }
        if (seconds >= longest()) {
            return longest() <= 0 ? 1 : Math.min(2, seconds / longest());
        }
        int above = 1;
        while (round(above) < seconds) {
            above++;
        }
        double gap = round(above) - round(above - 1);
        double within = gap <= 0 ? 0 : (seconds - round(above - 1)) / gap;
        return (above - 1 + within) / (usable - 1);
    }

    private double longest() {
        return round(usable() - 1);
    }

    private int usable() {
        int usable = rounds.length;
        while (usable > 1 && rounds[usable - 1] >= NEVER) {
            usable--;
        }
        return usable;
    }

    private double round(int place) {
        return Math.max(0, rounds[place] + shift);
    }
}
