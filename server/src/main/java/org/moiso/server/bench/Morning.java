package org.moiso.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the people of some offices do in a morning: they take numbers when they happen to come, are called, are recalled or given up when they do not come at once, are served, and some look at their
 * phones. Officers work as they are planned to, whatever the server takes for its answers.
 */
final class Morning {

    /** Under which name a number's taking is counted. */
    static final String ISSUE = "take a number";

    private static final double BUSY = 0.8;
    private static final double WALK = 0.2;
    private static final double RECALLED = 0.05;
    /** A ticket may not be called again sooner than five seconds after its call. */
    private static final double RECALL_AFTER_SECONDS = 6;

    private static final double MISSED = 0.03;
    private static final double LOOKS_AT_PHONE = 0.3;
    private static final double FIRST_LOOK_SECONDS = 1;
    private static final double NEXT_LOOK_SECONDS = 4;
    private static final double GLANCE_SECONDS = 0.1;

    /**
     * How much there is to do.
     *
     * @param perSecond numbers taken in all offices together
     * @param seconds until the last comes
     */
    record Size(int offices, int counters, double perSecond, double seconds, long seed) {

        /** How long a visit takes, so that the officers keep up. */
        double visitSeconds() {
            return BUSY * counters * offices / perSecond;
        }
    }

    /** One office: who waits there, and the line of its dispenser. */
    private final class Place {

        private final String id;
        private final HttpLine dispenser;
        private final HttpLines phones;
        private final AtomicInteger waiting = new AtomicInteger();

        Place(String id, HttpLine dispenser, HttpLines phones) {
            this.id = id;
            this.dispenser = dispenser;
            this.phones = phones;
        }

        void comes(long planned) throws IOException {
            HttpLine.Answer answer;
            synchronized (dispenser) {
                answer = Presses.issue(dispenser, id);
            }
            times.note(planned, ISSUE);
            waiting.incrementAndGet();
            if (chance(LOOKS_AT_PHONE)) {
                String url = ServerUnderLoad.json(answer).path("trackingUrl").asText();
                String code = url.substring(url.lastIndexOf('/') + 1);
                times.plan(Timetable.after(planned, FIRST_LOOK_SECONDS), at -> looks(at, code, true));
            }
        }

        private void looks(long planned, String code, boolean again) throws IOException {
            ServerUnderLoad.must(200, phones.send("GET", "/api/track/" + code, ""));
            times.note(planned, "look at the phone");
            if (again) {
                times.plan(Timetable.after(planned, NEXT_LOOK_SECONDS), at -> looks(at, code, false));
            }
        }
    }

    /** An officer at a counter. */
    private final class Desk {

        private final Place place;
        private final String counter;
        private final HttpLine officer;

        Desk(Place place, String counter, HttpLine officer) {
            this.place = place;
            this.counter = counter;
            this.officer = officer;
        }

        /** Calls whoever is next; waits while nobody does, and goes home when nobody comes any more. */
        void calls(long planned) throws IOException {
            boolean over = planned > end;
            if (place.waiting.getAndUpdate(many -> Math.max(0, many - 1)) == 0 && !over) {
                times.plan(Timetable.after(planned, GLANCE_SECONDS), this::calls);
                return;
            }
            callsAt.put(counter, planned);
            HttpLine.Answer answer = Presses.callNext(officer, counter);
            times.note(planned, "finish and call");
            if (answer.status() == 204) {
                if (!over) {
                    times.plan(Timetable.after(planned, GLANCE_SECONDS), this::calls);
                }
                return;
            }
            ServerUnderLoad.must(201, answer);
            String ticket = ServerUnderLoad.json(answer).at("/ticket/id").asText();
            double walk = WALK * size.visitSeconds();
            if (chance(MISSED)) {
                times.plan(Timetable.after(planned, walk), at -> {
                    press(at, ticket, "no-show");
                    times.plan(at, this::calls);
                });
            } else if (chance(RECALLED)) {
                times.plan(Timetable.after(planned, Math.max(walk, RECALL_AFTER_SECONDS)), at -> {
                    press(at, ticket, "recall");
                    times.plan(Timetable.after(at, walk), later -> starts(later, ticket));
                });
            } else {
                times.plan(Timetable.after(planned, walk), at -> starts(at, ticket));
            }
        }

        private void starts(long planned, String ticket) throws IOException {
            press(planned, ticket, "start");
            times.plan(Timetable.after(planned, (1 - WALK) * size.visitSeconds() * spread()), this::calls);
        }

        private void press(long planned, String ticket, String operation) throws IOException {
            Presses.act(officer, ticket, operation);
            times.note(planned, operation);
        }
    }

    private final Size size;
    private final Timetable times;
    private final Random random;
    private final long begin;
    private final long end;
    private final Map<String, Long> callsAt = new ConcurrentHashMap<>();

    /**
     * @param begin when the doors open; {@link System#nanoTime}
     */
    Morning(Size size, Timetable times, long begin) {
        this.size = size;
        this.times = times;
        this.begin = begin;
        this.end = Timetable.after(begin, size.seconds);
        this.random = new Random(size.seed);
    }

    /** Plans everything that happens in one office; its officers are signed in and sit at their counters. */
    void plan(String office, HttpLine dispenser, List<HttpLine> officers, HttpLines phones) {
        Place place = new Place(office, dispenser, phones);
        times.plan(begin, size.perSecond / size.offices, size.seconds, random, place::comes);
        for (int i = 0; i < officers.size(); i++) {
            Desk desk = new Desk(place, office + ".q" + (i + 1), officers.get(i));
            times.plan(Timetable.after(begin, random.nextDouble() * size.visitSeconds()), desk::calls);
        }
    }

    /** A board has a call on its screen. */
    void shown(String counter) {
        Long at = callsAt.get(counter);
        if (at != null) {
            times.note(at, "call -> frame at a board");
        }
    }

    private boolean chance(double part) {
        return random.nextDouble() < part;
    }

    private double spread() {
        return 0.5 + random.nextDouble();
    }
}
