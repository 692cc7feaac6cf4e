package org.moiso.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.queue.Visitors.NOW;
import static org.moiso.server.queue.Visitors.office;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.office.Counter;
import org.moiso.server.ticket.Ticket;

/**
 * Random days, busier than the counters can bear, under each calling rule. The bound that is held: <em>from the moment somebody has waited {@code maxWait}, the counters that
 * may call them call nobody but those who came earlier</em>. So they go after at most as many calls as earlier visitors then wait, whatever rule, class and tier. And what
 * each rule promises before that moment.
 */
final class StarvationTest {

    private static final int DAYS = 40;
    private static final Duration MAX_WAIT = Duration.ofMinutes(45);
    private static final List<String> SERVICES = List.of("CT", "HT", "DD");
    private static final List<String> CLASSES = List.of("normal", "normal", "elderly", "pregnant", "elderly");

    @ParameterizedTest
    @ValueSource(strings = {"head-start", "interleave", "strict"})
    void nobody_starves(String rule) {
        OfficePlan plan = office("callingRule: " + rule + ", interleave: 3, maxWaitMinutes: " + MAX_WAIT.toMinutes());
        int overdue = 0;
        for (int seed = 0; seed < DAYS; seed++) {
            overdue += new Day(plan, rule, new Random(seed)).lives();
        }
        assertThat(overdue)
                .as("tickets that waited beyond the limit: without them the days prove nothing")
                .isGreaterThan(500);
    }

    /** One morning of four counters. */
    private static final class Day {

        private final OfficePlan plan;
        private final String rule;
        private final Random random;
        private final List<Ticket> waiting = new ArrayList<>();
        private final PriorityQueue<Freed> free = new PriorityQueue<>(Comparator.comparing(Freed::at));
        private final Map<Ticket, Integer> leftAfterLimit = new HashMap<>();
        private final Map<Counter, Integer> streaks = new HashMap<>();
        private int overdue;

        private record Freed(Counter counter, Instant at) {}

        Day(OfficePlan plan, String rule, Random random) {
            this.plan = plan;
            this.rule = rule;
            this.random = random;
        }

        /** Returns how many were called beyond the limit. */
        int lives() {
            List<Ticket> coming = arrivals();
            plan.counters().forEach(counter -> free.add(new Freed(counter, NOW)));
            Instant evening = NOW.plus(Duration.ofHours(9));
            for (Freed next = free.remove(); next.at().isBefore(evening); next = free.remove()) {
                Instant now = next.at();
                coming.stream().filter(it -> !it.waitsSince().isAfter(now)).forEach(waiting::add);
                coming.removeIf(it -> !it.waitsSince().isAfter(now));
                free.add(new Freed(next.counter(), now.plus(calls(next.counter(), now))));
            }
            assertThat(waiting).as("who was never called").isEmpty();
            return overdue;
        }

        private List<Ticket> arrivals() {
            Visitors visitors = new Visitors();
            List<Ticket> coming = new ArrayList<>();
            Instant at = NOW;
            int visitorsToday = 60 + random.nextInt(60);
            for (int i = 0; i < visitorsToday; i++) {
                at = at.plusSeconds(random.nextInt(200));
                coming.add(visitors.of(oneOf(SERVICES), oneOf(CLASSES), at));
            }
            return coming;
        }

        /** Calls the next; returns how long the counter is busy. */
        private Duration calls(Counter counter, Instant now) {
            int streak = streaks.getOrDefault(counter, 0);
            List<Ticket> order = new CallOrder(plan, now, streak).at(counter, waiting);
            if (order.isEmpty()) {
                return Duration.ofMinutes(1);
            }
            Ticket called = order.get(0);
            waiting.remove(called);
            holdsTheBound(called, order, now);
            if (!isOverdue(called, now)) {
                keepsThePromise(called, sameTier(order, called, counter), streak);
            } else {
                overdue++;
            }
            streaks.put(counter, isNormal(called) ? 0 : streak + 1);
            return Duration.ofSeconds(120 + random.nextInt(900));
        }

        private void holdsTheBound(Ticket called, List<Ticket> order, Instant now) {
            for (Ticket left : order.subList(1, order.size())) {
                if (isOverdue(left, now)) {
                    assertThat(called.waitsSince())
                            .as("%s was called before %s, who had waited beyond the limit", called, left)
                            .isBeforeOrEqualTo(left.waitsSince());
                    int earlier = leftAfterLimit.computeIfAbsent(
                            left,
                            it -> 1
                                    + (int) waiting.stream()
                                            .filter(other -> other.waitsSince().isBefore(it.waitsSince()))
                                            .count());
                    leftAfterLimit.put(left, earlier - 1);
                    assertThat(earlier)
                            .as("calls before %s after the limit", left)
                            .isPositive();
                }
            }
        }

        private void keepsThePromise(Ticket called, List<Ticket> left, int streak) {
            switch (rule) {
                case "head-start" -> {
                    assertThat(left)
                            .allSatisfy(other -> assertThat(Duration.between(other.waitsSince(), called.waitsSince()))
                                    .as("how much later than %s came %s", other, called)
                                    .isLessThanOrEqualTo(headStart(called).minus(headStart(other))));
                }
                case "interleave" ->
                    assertThat(streak >= 3 && !isNormal(called) && left.stream().anyMatch(Day::isNormal))
                            .as("a fourth call with priority while others wait")
                            .isFalse();
                default ->
                    assertThat(isNormal(called) && left.stream().anyMatch(it -> !isNormal(it)))
                            .as("somebody without priority before somebody with")
                            .isFalse();
            }
        }

        private Duration headStart(Ticket ticket) {
            return plan.priority(ticket.priority())
                    .map(PriorityClass::headStart)
                    .orElseThrow();
        }

        private static List<Ticket> sameTier(List<Ticket> order, Ticket called, Counter counter) {
            int tier = tier(called, counter);
            return order.subList(1, order.size()).stream()
                    .filter(it -> tier(it, counter) == tier)
                    .toList();
        }

        private static int tier(Ticket ticket, Counter counter) {
            return counter.serves().stream()
                    .filter(it -> it.service().equals(ticket.service().value()))
                    .findFirst()
                    .orElseThrow()
                    .tier();
        }

        private static boolean isOverdue(Ticket ticket, Instant now) {
            return Duration.between(ticket.waitsSince(), now).compareTo(MAX_WAIT) > 0;
        }

        private static boolean isNormal(Ticket ticket) {
            return ticket.priority().value().equals("normal");
        }

        private String oneOf(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
