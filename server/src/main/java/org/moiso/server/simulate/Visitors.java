package org.moiso.server.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.RuleViolation;

/** Those who come to a simulated office: by hour, for this and that, some with a right to earlier service; some give up. Used by one thread. */
final class Visitors {

    private static final Cause CAUSE = new Cause("simulation", null);
    private static final double PRIOR = 0.12;
    private static final double GIVES_UP = 0.02;
    private static final double SPREAD_OF_DAYS = 0.15;

    private final Scenario scenario;
    private final Rules rules;
    private final Random random;
    private final Days days;

    Visitors(Scenario scenario, Rules rules, Random random, Days days) {
        this.scenario = scenario;
        this.rules = rules;
        this.random = random;
        this.days = days;
    }

    /** Lets a day's visitors come. */
    void come(int number, LocalDate date) {
        double many = scenario.visitors() * (1 + SPREAD_OF_DAYS * (2 * random.nextDouble() - 1));
        for (int i = 0; i < many; i++) {
            int hour = drawn(Scenario.BY_HOUR);
            LocalTime time = LocalTime.of(hour, 0).plusSeconds(random.nextInt(3600));
            days.at(days.instant(date, time), () -> presses(number));
        }
    }

    private void presses(int number) {
        OfficePlan plan = days.plan();
        ServiceId service = drawn(scenario.shares());
        IssueOrder order = new IssueOrder(service, null, priority(plan), Language.VI, null);
        try {
            Ticketing.Issued issued = rules.ticketing().issue(plan.id(), order, CAUSE);
            listen(number, plan, issued);
            if (random.nextDouble() < GIVES_UP) {
                days.in(Duration.ofMinutes(10 + random.nextInt(40)), () -> givesUp(issued.ticket()));
            }
            days.wake();
        } catch (RuleViolation e) {
            days.tally().refuse();
        }
    }

    private void listen(int number, OfficePlan plan, Ticketing.Issued issued) {
        Ticket ticket = issued.ticket();
        double mean = days.meanVisit(ticket.service());
        long open = rules.staffing().sessions(plan.id()).stream()
                .filter(it -> it.status() == CounterStatus.OPEN)
                .filter(it -> plan.counter(it.counter())
                        .orElseThrow()
                        .serves(ticket.service().value()))
                .count();
        double naive = issued.ahead() * mean;
        days.tell(
                ticket.id().value(),
                new Told(
                        number,
                        ticket.service(),
                        ticket.priority(),
                        ticket.issuedAt(),
                        issued.ahead(),
                        rules.waits().estimate(plan, ticket, issued.ahead()),
                        rules.waits().middle(plan, ticket, issued.ahead()).toSeconds(),
                        naive,
                        naive / Math.max(1, open),
                        null));
    }

    private void givesUp(Ticket ticket) {
        try {
            rules.ticketing().cancel(ticket, CAUSE);
        } catch (RuleViolation e) {
            // Called in the meantime.
        }
    }

    private PriorityId priority(OfficePlan plan) {
        List<PriorityClass> classes =
                plan.priorities().stream().filter(it -> !it.normal()).toList();
        return random.nextDouble() < PRIOR && !classes.isEmpty()
                ? classes.get(random.nextInt(classes.size())).id()
                : PriorityId.NORMAL;
    }

    private <T> T drawn(Map<T, Integer> weights) {
        int left = random.nextInt(weights.values().stream().mapToInt(it -> it).sum());
        for (Map.Entry<T, Integer> entry : weights.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("unreachable");
    }
}
