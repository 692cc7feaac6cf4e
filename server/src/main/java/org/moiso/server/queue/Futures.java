package org.moiso.server.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;

/**
 * Ways in which the rest of the day may go: each goes on as one of the last working days did, for those who come and for when the counters pause, have lunch and come back.
 * Where nothing is known of past days, the counters that are open stay so, and a service at whose counters nobody sits is reckoned with all of them.
 */
final class Futures {

    /** How a counter stands now. */
    record Desk(Counter counter, State state, double sinceSeconds) {}

    enum State {
        OPEN,
        PAUSED,
        CLOSED
    }

    private static final int ROUNDS = 24;
    private static final int ARRIVALS_AT_MOST = 250;
    private static final double USUAL_PAUSE = 600;
    private static final double COMES = 0.85;

    /** Who is so many seconds late may still come. */
    private static final int LATE = 45 * 60;

    private static final double USUALLY_LATE = 480;
    private static final double SPREAD_OF_COMING = 200;

    private final List<Desk> desks;
    private final History history;
    private final int now;
    private final SplittableRandom random = new SplittableRandom(42);

    /**
     * @param now second of the local day
     */
    Futures(List<Desk> desks, History history, int now) {
        this.desks = desks;
        this.history = history;
        this.now = now;
    }

    /**
     * @param due appointments that have not been checked in yet
     */
    List<Hall.Future> all(Places places, List<Hall.Person> due) {
        List<List<Hall.Person>> arrivals =
                history.days().stream().map(day -> arrivals(day, places)).toList();
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> {
                    int day = arrivals.isEmpty() ? -1 : round % arrivals.size();
                    List<Hall.Person> come = with(day < 0 ? List.of() : arrivals.get(day), due);
                    return new Hall.Future(come, spells(day));
                })
                .toList();
    }

    private List<Hall.Person> arrivals(PastDay day, Places places) {
        return day.arrivals().stream()
                .filter(it -> it.second() > now && places.known(it.service(), it.priority()))
                .limit(ARRIVALS_AT_MOST)
                .map(it -> new Hall.Person(places.of(it.service()), places.of(it.priority()), it.second() - now, -1))
                .toList();
    }

    private List<Hall.Person> with(List<Hall.Person> arrivals, List<Hall.Person> due) {
        if (due.isEmpty()) {
            return arrivals;
        }
        List<Hall.Person> all = new ArrayList<>(arrivals);
        due.stream().filter(it -> random.nextDouble() < COMES).forEach(all::add);
        all.sort(Comparator.comparingInt(Hall.Person::since));
        return all;
    }

    private double[][] spells(int day) {
        return desks.stream()
                .map(desk -> day < 0 ? untold(desk) : asOn(history.days().get(day), desk))
                .toArray(double[][]::new);
    }

    /** Nothing is known of other days. */
    private double[] untold(Desk desk) {
        return switch (desk.state) {
            case OPEN -> new double[] {0, Outlook.NEVER};
            case PAUSED -> new double[] {pauseLeft(desk.sinceSeconds), Outlook.NEVER};
            case CLOSED -> usuallyOpen(desk.counter) ? new double[] {0, Outlook.NEVER} : new double[0];
        };
    }

    private boolean usuallyOpen(Counter counter) {
        return counter.serves().stream()
                .anyMatch(tier -> desks.stream()
                        .noneMatch(other -> other.state != State.CLOSED && other.counter.serves(tier.service())));
    }

    private double[] asOn(PastDay day, Desk desk) {
        List<PastDay.Spell> spells = of(day, desk.counter.id());
        int current = 0;
        while (current < spells.size() && spells.get(current).to() <= now) {
            current++;
        }
        boolean wasOpen = current < spells.size() && spells.get(current).from() <= now;
        double from = switch (desk.state) {
            case OPEN -> 0;
            case PAUSED ->
                wasOpen || current == spells.size()
                        ? pauseLeft(desk.sinceSeconds)
                        : about(spells.get(current).from() - now);
            case CLOSED -> comes(spells, current, wasOpen);
        };
        if (from >= Outlook.NEVER && wasOpen) {
            current++;
            from = current < spells.size() ? about(spells.get(current).from() - now) : Outlook.NEVER;
        }
        return from >= Outlook.NEVER ? new double[0] : onwards(spells, current, from);
    }

    /** The rest of such a day from a moment on. Whoever has a number when the counters usually close is still served. */
    private double[] onwards(List<PastDay.Spell> spells, int current, double from) {
        List<Double> edges = new ArrayList<>(List.of(from));
        for (int i = current; i + 1 < spells.size(); i++) {
            double end = spells.get(i).to() - now;
            if (end > from) {
                edges.add(end);
                edges.add(Math.max(end, about(spells.get(i + 1).from() - now)));
            }
        }
        edges.add(Outlook.NEVER);
        return edges.stream().mapToDouble(it -> it).toArray();
    }

    private double comes(List<PastDay.Spell> spells, int current, boolean wasOpen) {
        if (current == spells.size()) {
            return Outlook.NEVER;
        }
        int from = spells.get(current).from() - now;
        if (!wasOpen) {
            return about(from);
        }
        return current == 0 && -from < LATE ? -USUALLY_LATE * Math.log(1 - random.nextDouble()) : Outlook.NEVER;
    }

    /** Nobody comes at the very second of another day. */
    private double about(double seconds) {
        return Math.max(0, seconds + SPREAD_OF_COMING * random.nextGaussian());
    }

    private double pauseLeft(double elapsed) {
        return Pace.of(USUAL_PAUSE, history.pauses()).left(elapsed, random);
    }

    private static List<PastDay.Spell> of(PastDay day, CounterId counter) {
        return day.open().getOrDefault(counter, List.of());
    }
}
