package org.moiso.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.Counter;

/**
 * Working days in an office, played through the real rules as fast as the machine allows: the clock jumps from one thing that happens to the next. The same seed gives the same
 * days. Used by one thread.
 */
public final class Days {

    private static final int PAGE = 500;

    /** Something that is due. */
    private record Due(Instant at, long order, Runnable what) {}

    private final Scenario scenario;
    private final Rules rules;
    private final SimulatedClock clock;
    private final Spectator spectator;
    private final Random random;
    private final Truth truth;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final Map<Long, Told> told = new LinkedHashMap<>();
    private final Map<ServiceId, double[]> measured = new HashMap<>();
    private final List<OfficerDay> officers = new ArrayList<>();
    private final Visitors visitors;
    private final Tally tally = new Tally();
    private final Fairness fairness;
    private long order;
    private long seq;

    public Days(Scenario scenario, Rules rules, SimulatedClock clock, long seed, Spectator spectator) {
        this.scenario = scenario;
        this.rules = rules;
        this.clock = clock;
        this.spectator = spectator;
        this.random = new Random(seed);
        this.truth = new Truth(scenario.plan(), random);
        this.fairness = new Fairness(scenario.plan());
        this.visitors = new Visitors(scenario, rules, random, this);
        for (Counter counter : scenario.plan().counters()) {
            officers.add(new OfficerDay(this, rules, plan().id(), counter, truth.officer(), random));
        }
    }

    /** Plays working days from a date on. */
    public Report play(LocalDate first, int days) {
        LocalDate day = first;
        for (int i = 0; i < days; i++) {
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            play(i, day);
            day = day.plusDays(1);
        }
        return Report.of(scenario, days, List.copyOf(told.values()), tally, fairness);
    }

    private void play(int number, LocalDate date) {
        truth.newDay();
        at(instant(date, LocalTime.of(0, 5)), () -> rules.days().turnIfDue(plan().id()));
        visitors.come(number, date);
        officers.forEach(officer -> officer.come(date));
        while (!due.isEmpty()) {
            Due next = due.remove();
            spectator.passes(now(), next.at);
            clock.set(next.at);
            next.what.run();
            hear();
        }
    }

    OfficePlan plan() {
        return scenario.plan();
    }

    Tally tally() {
        return tally;
    }

    Instant now() {
        return clock.instant();
    }

    Instant instant(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(plan().office().zone()).toInstant();
    }

    void at(Instant moment, Runnable what) {
        due.add(new Due(moment, order++, what));
    }

    void in(Duration time, Runnable what) {
        at(now().plus(time), what);
    }

    void tell(long ticket, Told what) {
        told.put(ticket, what);
    }

    /** Somebody has come; who sits idle notices it. */
    void wake() {
        officers.forEach(OfficerDay::wake);
    }

    /** Seconds a visit to a service has taken on average up to now. */
    double meanVisit(ServiceId service) {
        double[] sum = measured.get(service);
        return sum == null ? plan().service(service).orElseThrow().usualMinutes() * 60.0 : sum[0] / sum[1];
    }

    private void hear() {
        OfficeId office = plan().id();
        List<OfficeEvent> news = rules.log().after(office, seq, PAGE);
        if (news.isEmpty()) {
            return;
        }
        for (EventConsumer consumer : rules.consumers()) {
            consumer.accept(office, news);
        }
        news.forEach(this::count);
        seq = news.get(news.size() - 1).seq();
    }

    private void count(OfficeEvent event) {
        Long ticket = event.ticket();
        JsonNode body = event.body();
        fairness.hear(event);
        spectator.hears(event);
        if (ticket == null) {
            return;
        }
        if (event.type().equals("ticket.called")) {
            Told before = told.get(ticket);
            if (before != null && before.waited() == null) {
                told.put(
                        ticket,
                        before.waited(Duration.between(before.at(), event.at()).toMillis() / 1000.0));
            }
        } else if (event.type().equals("ticket.finished")) {
            ServiceId service = new ServiceId(plan().id()
                    .keyOf(body.path("ticket").path("service").asText())
                    .orElseThrow());
            double[] sum = measured.computeIfAbsent(service, it -> new double[2]);
            sum[0] += body.path("servedSeconds").asDouble();
            sum[1]++;
        }
        tally.count(event);
    }
}
