package org.moiso.server.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;

/**
 * An officer's working day: comes about half past seven, takes short breaks between visitors, has lunch from half past eleven or, while people wait, a little later, and goes
 * home when nobody waits any more. Used by one thread.
 */
final class OfficerDay {

    private static final Cause CAUSE = new Cause("simulation", null);

    /** So long after its time a lunch begins, whoever waits; before, those who wait are served. */
    private static final Duration LUNCH_WAITS = Duration.ofMinutes(15);

    private static final Duration OVERTIME = Duration.ofMinutes(90);

    /** A break, or with a null return the end of the day. */
    private record Break(Instant at, Duration length, boolean lunch) {}

    private final Days days;
    private final Rules rules;
    private final OfficeId office;
    private final Counter counter;
    private final Officer officer;
    private final SimulatedOfficer hands;
    private final Random random;
    private final Deque<Break> breaks = new ArrayDeque<>();
    private Instant goes = Instant.MAX;
    private Instant openSince = Instant.MIN;
    private boolean here;
    private boolean waits;
    private int turn;

    OfficerDay(Days days, Rules rules, OfficeId office, Counter counter, Temper temper, Random random) {
        this.days = days;
        this.rules = rules;
        this.office = office;
        this.counter = counter;
        this.random = random;
        this.officer = new Officer("sim" + counter.number(), "Cán bộ " + counter.number());
        this.hands = new SimulatedOfficer(
                office, counter.id(), officer, rules.calling(), rules.serving(), rules.finishing(), temper, random);
    }

    void come(LocalDate date) {
        breaks.clear();
        List<Break> planned = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LocalTime from = LocalTime.of(i < 2 ? 8 : 14, 15).plusMinutes(random.nextInt(150));
            planned.add(new Break(days.instant(date, from), minutes(4, 14), false));
        }
        planned.add(new Break(around(date, 11, 30, 6), minutes(100, 118), true));
        planned.sort(Comparator.comparing(Break::at));
        breaks.addAll(planned);
        goes = around(date, 16, 50, 10);
        days.at(around(date, 7, 30, 10), this::open);
    }

    private void open() {
        here = true;
        rules.staffing().take(office, counter.id(), officer, CAUSE);
        openSince = days.now();
        step();
    }

    /** An idle officer notices that somebody has come. */
    void wake() {
        if (here && waits) {
            waits = false;
            int mine = ++turn;
            days.in(Duration.ofSeconds(4 + random.nextInt(20)), () -> stepIf(mine));
        }
    }

    private void stepIf(int mine) {
        if (mine == turn) {
            step();
        }
    }

    private void step() {
        if (hands.free() && away()) {
            return;
        }
        boolean wasFree = hands.free();
        Duration next = hands.act();
        if (wasFree && hands.free()) {
            waits = true;
            next = untilSomethingElse();
        } else if (!hands.free()) {
            days.tally().busy(next);
        }
        int mine = ++turn;
        days.in(next, () -> stepIf(mine));
    }

    /** Nobody waits: until the next break, or the end of the day. */
    private Duration untilSomethingElse() {
        Instant next = breaks.isEmpty() ? goes : breaks.getFirst().at();
        Duration until = Duration.between(days.now(), next);
        return until.isNegative() || until.isZero() ? Duration.ofSeconds(20) : until;
    }

    private boolean away() {
        Instant now = days.now();
        if (!breaks.isEmpty() && !now.isBefore(breaks.getFirst().at()) && mayGo(breaks.getFirst())) {
            pause(breaks.removeFirst());
            return true;
        }
        boolean done = hands.idle() || now.isAfter(goes.plus(OVERTIME));
        if (!now.isBefore(goes) && done) {
            here = false;
            turn++;
            rules.staffing().leave(office, counter.id(), officer, CAUSE);
            days.tally().open(Duration.between(openSince, now));
            return true;
        }
        return false;
    }

    private boolean mayGo(Break next) {
        return !next.lunch() || hands.idle() || days.now().isAfter(next.at().plus(LUNCH_WAITS));
    }

    private void pause(Break now) {
        waits = false;
        int mine = ++turn;
        rules.staffing().change(office, counter.id(), officer, CAUSE, CounterStatus.PAUSED, "nghỉ");
        days.tally().open(Duration.between(openSince, days.now()));
        days.in(now.length(), () -> {
            if (mine == turn) {
                rules.staffing().change(office, counter.id(), officer, CAUSE, CounterStatus.OPEN, null);
                openSince = days.now();
                step();
            }
        });
    }

    private Duration minutes(int least, int most) {
        return Duration.ofSeconds(60L * least + random.nextInt(60 * (most - least)));
    }

    private Instant around(LocalDate date, int hour, int minute, int spread) {
        return days.instant(date, LocalTime.of(hour, minute))
                .plusSeconds(Math.round(60.0 * spread * (2 * random.nextDouble() - 1)));
    }
}
