package org.moiso.server.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Plays the rest of the day many times over, by the office's own rules and with visits as long as those it has seen, and notes when everybody who waits is called, and
 * when somebody who came now would be: one of each service and class, a ghost that takes nobody's place. Used by one thread.
 *
 * <p>It is a second, faster telling of {@link CallOrder} over plain numbers; {@code ReplayTest} holds the two against each other.
 */
final class Replay {

    /** One seed for all: two estimates of the same hall are the same, and one person more changes little. */
    private static final long SEED = 20_260_701;

    private static final int CALLS_AT_MOST = 500;
    private static final int WORK = 12_000;

    private final Hall hall;
    private final Lines lines;
    private final int known;
    private final double[] next;
    private int streak;
    private int arrived;

    Replay(Hall hall) {
        this.hall = hall;
        this.known = hall.people().size();
        this.lines = new Lines(hall);
        this.next = new double[hall.desks().size()];
    }

    /** When each is called, by person and then by ghost ({@code service * classes + class}); {@link Outlook#NEVER} for never. */
    Outlook[] play() {
        int rounds = Math.max(24, Math.min(96, WORK / (known + 40)));
        double[][] called = new double[known + hall.services() * hall.classes()][rounds];
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int round = 0; round < rounds; round++) {
            double[] once = once(hall.futures().get(round % hall.futures().size()), seeds.split());
            for (int i = 0; i < called.length; i++) {
                called[i][round] = once[i];
            }
        }
        return Arrays.stream(called).map(Outlook::of).toArray(Outlook[]::new);
    }

    private double[] once(Hall.Future future, SplittableRandom random) {
        double[] called = new double[known + hall.services() * hall.classes()];
        Arrays.fill(called, Outlook.NEVER);
        begin(future, random);
        int missing = called.length;
        int calls = 0;
        double now = 0;
        while (missing > 0 && calls < CALLS_AT_MOST) {
            int desk = first();
            now = next[desk];
            if (now >= Outlook.NEVER) {
                return called;
            }
            admit(future, now);
            int person = lines.pick(desk, now, streak);
            if (person < 0) {
                next[desk] = available(future, desk, Math.max(now, nextArrival(future)));
                continue;
            }
            if (person < called.length) {
                called[person] = now;
                missing--;
            }
            if (lines.ghost(person)) {
                continue;
            }
            calls++;
            streak = hall.prior()[lines.priority(person)] ? streak + 1 : 0;
            double free = now
                    + hall.paces().get(lines.service(person)).draw(random)
                    + hall.gap().draw(random);
            next[desk] = available(future, desk, free);
        }
        goOn(called, calls, now);
        return called;
    }

    private void begin(Hall.Future future, SplittableRandom random) {
        lines.reset(future);
        streak = hall.rule().streak();
        arrived = 0;
        for (int desk = 0; desk < next.length; desk++) {
            Hall.Visit visit = hall.desks().get(desk).visit();
            double left = visit == null ? 0 : hall.paces().get(visit.service()).left(visit.elapsed(), random);
            double free = left + hall.gap().draw(random);
            next[desk] = available(future, desk, free);
        }
    }

    /** A queue too long to be played to its end goes on at the speed it went so far. */
    private void goOn(double[] called, int calls, double now) {
        if (calls < CALLS_AT_MOST) {
            return;
        }
        int rest = 0;
        for (int person = 0; person < called.length; person++) {
            if (called[person] >= Outlook.NEVER) {
                rest += person < known ? 1 : 0;
                called[person] = now + rest * now / calls;
            }
        }
    }

    private int first() {
        int best = 0;
        for (int desk = 1; desk < next.length; desk++) {
            if (next[desk] < next[best]) {
                best = desk;
            }
        }
        return best;
    }

    private void admit(Hall.Future future, double now) {
        while (arrived < future.arrivals().size()
                && future.arrivals().get(arrived).since() <= now) {
            lines.admit(known + hall.services() * hall.classes() + arrived);
            arrived++;
        }
    }

    private double nextArrival(Hall.Future future) {
        return arrived < future.arrivals().size()
                ? future.arrivals().get(arrived).since()
                : Outlook.NEVER;
    }

    private static double available(Hall.Future future, int desk, double from) {
        double[] spells = future.spells()[desk];
        for (int i = 0; i < spells.length; i += 2) {
            if (from < spells[i + 1]) {
                return Math.max(from, spells[i]);
            }
        }
        return Outlook.NEVER;
    }
}
