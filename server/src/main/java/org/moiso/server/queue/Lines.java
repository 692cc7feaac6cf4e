package org.moiso.server.queue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The waiting lines of a {@link Replay}: one for each service and class, one for each desk with what was sent to it alone. Whoever stands in one is a number: first those who
 * wait now, then the ghosts, then those who come. Used by one thread.
 */
final class Lines {

    private final Hall hall;
    private final int known;
    private final int ghosts;
    private final Line[] byClass;
    private final Line[] byDesk;
    private final int[][][] tiers;
    private final int[] baseSince;
    private final int[] order;
    private Hall.Future future;

    Lines(Hall hall) {
        this.hall = hall;
        this.known = hall.people().size();
        this.ghosts = hall.services() * hall.classes();
        this.future = hall.futures().get(0);
        this.byClass = new Line[ghosts];
        this.byDesk = new Line[hall.desks().size()];
        this.tiers = new int[hall.desks().size()][][];
        this.baseSince = IntStream.range(0, known + ghosts)
                .map(i -> i < known ? hall.people().get(i).since() : 0)
                .toArray();
        this.order = IntStream.range(0, known + ghosts)
                .boxed()
                .sorted(Comparator.comparingInt(i -> baseSince[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int desk = 0; desk < byDesk.length; desk++) {
            byDesk[desk] = new Line();
            tiers[desk] = tiers(hall.desks().get(desk).tiers());
        }
        for (int line = 0; line < ghosts; line++) {
            byClass[line] = new Line();
        }
    }

    /** Services by tier, the first tier first. */
    private static int[][] tiers(int[] ofServices) {
        return IntStream.of(ofServices)
                .filter(tier -> tier > 0)
                .distinct()
                .sorted()
                .mapToObj(tier -> IntStream.range(0, ofServices.length)
                        .filter(service -> ofServices[service] == tier)
                        .toArray())
                .toArray(int[][]::new);
    }

    void reset(Hall.Future next) {
        future = next;
        Arrays.stream(byClass).forEach(Line::clear);
        Arrays.stream(byDesk).forEach(Line::clear);
        for (int person : order) {
            admit(person);
        }
    }

    void admit(int person) {
        int wanted = person < known ? hall.people().get(person).wanted() : -1;
        Line line = wanted >= 0 ? byDesk[wanted] : byClass[service(person) * hall.classes() + priority(person)];
        line.add(person, since(person));
    }

    boolean ghost(int person) {
        return person >= known && person < known + ghosts;
    }

    int service(int person) {
        return person < known
                ? hall.people().get(person).service()
                : ghost(person)
                        ? (person - known) / hall.classes()
                        : coming(person).service();
    }

    int priority(int person) {
        return person < known
                ? hall.people().get(person).priority()
                : ghost(person)
                        ? (person - known) % hall.classes()
                        : coming(person).priority();
    }

    private int since(int person) {
        return person < known + ghosts ? baseSince[person] : coming(person).since();
    }

    private Hall.Person coming(int person) {
        return future.arrivals().get(person - known - ghosts);
    }

    /** Takes whom a desk calls next out of its line; -1 when nobody waits for it. */
    int pick(int desk, double now, int streak) {
        Line best = overdue(desk, now);
        for (int i = 0; best == null && i < tiers[desk].length; i++) {
            best = byRule(desk, tiers[desk][i], i == 0, streak);
        }
        if (best == null && !byDesk[desk].empty()) {
            best = byDesk[desk];
        }
        return best == null ? -1 : best.take();
    }

    private @Nullable Line overdue(int desk, double now) {
        Line best = null;
        int since = (int) Math.floor(now - hall.rule().maxWait());
        if (byDesk[desk].first() < since) {
            best = byDesk[desk];
            since = best.first();
        }
        for (int[] services : tiers[desk]) {
            for (int service : services) {
                for (int priority = 0; priority < hall.classes(); priority++) {
                    Line line = byClass[service * hall.classes() + priority];
                    if (line.first() < since) {
                        best = line;
                        since = line.first();
                    }
                }
            }
        }
        return best;
    }

    private @Nullable Line byRule(int desk, int[] services, boolean own, int streak) {
        boolean headStart = hall.rule().name().equals("head-start");
        Line prior = null;
        Line normal = null;
        long priorPlace = Long.MAX_VALUE;
        long normalPlace = Long.MAX_VALUE;
        if (own && !byDesk[desk].empty()) {
            normal = byDesk[desk];
            normalPlace = normal.first();
        }
        for (int service : services) {
            for (int priority = 0; priority < hall.classes(); priority++) {
                Line line = byClass[service * hall.classes() + priority];
                long place = (long) line.first() - (headStart ? hall.headStarts()[priority] : 0);
                if (line.empty()) {
                    continue;
                }
                if (hall.prior()[priority] && place < priorPlace) {
                    prior = line;
                    priorPlace = place;
                } else if (!hall.prior()[priority] && place < normalPlace) {
                    normal = line;
                    normalPlace = place;
                }
            }
        }
        if (prior == null || normal == null) {
            return prior == null ? normal : prior;
        }
        boolean normalsTurn = headStart
                ? normalPlace <= priorPlace
                : hall.rule().name().equals("interleave")
                        && streak >= hall.rule().interleave();
        return normalsTurn ? normal : prior;
    }

    /** People in the order of their place in time. */
    private static final class Line {

        private int[] people = new int[16];
        private int[] places = new int[16];
        private int head;
        private int end;

        void clear() {
            head = 0;
            end = 0;
        }

        boolean empty() {
            return head == end;
        }

        int first() {
            return head == end ? Integer.MAX_VALUE : places[head];
        }

        int take() {
            return people[head++];
        }

        void add(int person, int place) {
            if (end == people.length) {
                people = Arrays.copyOf(people, end * 2);
                places = Arrays.copyOf(places, end * 2);
            }
            int at = end++;
            for (; at > head && places[at - 1] > place; at--) {
                places[at] = places[at - 1];
                people[at] = people[at - 1];
            }
            places[at] = place;
            people[at] = person;
        }
    }
}
