package org.moiso.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.queue.Visitors.NOW;
import static org.moiso.server.queue.Visitors.counter;
import static org.moiso.server.queue.Visitors.office;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.ticket.Ticket;

/** Where somebody stands who comes back from the missed list, in queues of every kind. */
final class ReentryTest {

    private static final List<String> CLASSES = List.of("normal", "normal", "elderly", "pregnant");

    @Test
    void by_head_start_as_many_go_before_as_was_said_but_for_those_no_place_in_time_can_part() {
        OfficePlan plan = office("callingRule: head-start, maxWaitMinutes: 45");
        for (int seed = 0; seed < 3000; seed++) {
            Queue queue = new Queue(plan, new Random(seed));

            int said = Math.min(queue.wanted, queue.waiting.size());
            assertThat(queue.before())
                    .as("how many go before, of %d; seed %d", queue.waiting.size(), seed)
                    .isBetween(said, said + queue.beyondTheLimit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "interleave"})
    void by_the_other_rules_as_many_of_the_same_kind_go_before_as_was_said(String rule) {
        OfficePlan plan = office("callingRule: " + rule + ", interleave: 3, maxWaitMinutes: 45");
        for (int seed = 0; seed < 3000; seed++) {
            Queue queue = new Queue(plan, new Random(seed));

            assertThat(queue.sameKindBefore())
                    .as("of the same kind before, seed %d", seed)
                    .isEqualTo(Math.min(queue.wanted, queue.sameKind()));
        }
    }

    /** Some who wait, and one who comes back. */
    private static final class Queue {

        private final OfficePlan plan;
        private final List<Ticket> waiting = new ArrayList<>();
        private final Ticket back;
        private final int wanted;
        private final List<Ticket> order;

        Queue(OfficePlan plan, Random random) {
            this.plan = plan;
            Visitors visitors = new Visitors();
            back = visitors.of("HT", oneOf(random), NOW.minus(Duration.ofMinutes(random.nextInt(90))));
            int others = random.nextInt(9);
            for (int i = 0; i < others; i++) {
                waiting.add(visitors.of("HT", oneOf(random), NOW.minusMillis(10L * random.nextInt(360_000) + i)));
            }
            wanted = random.nextInt(5);
            Instant place = new Reentry(plan, NOW).after(wanted, back, waiting);
            List<Ticket> all = new ArrayList<>(waiting);
            all.add(back.away(back.status(), place, null, null));
            order = new CallOrder(plan, NOW, 0).at(counter(plan, 2), all);
        }

        int before() {
            return placeOf(order);
        }

        /** Whose head start alone puts them before everybody who has waited the limit. */
        int beyondTheLimit() {
            Instant limit = NOW.minus(plan.settings().maxWait());
            return (int) waiting.stream()
                    .filter(it -> !it.waitsSince().isBefore(limit)
                            && it.waitsSince()
                                    .minus(plan.priority(it.priority())
                                            .orElseThrow()
                                            .headStart())
                                    .isBefore(limit))
                    .count();
        }

        int sameKind() {
            return (int) waiting.stream().filter(it -> prior(it) == prior(back)).count();
        }

        int sameKindBefore() {
            return placeOf(order.stream().filter(it -> prior(it) == prior(back)).toList());
        }

        private int placeOf(List<Ticket> tickets) {
            return tickets.stream().map(Ticket::id).toList().indexOf(back.id());
        }

        private boolean prior(Ticket ticket) {
            return plan.priority(ticket.priority()).filter(it -> !it.normal()).isPresent();
        }

        private static String oneOf(Random random) {
            return CLASSES.get(random.nextInt(CLASSES.size()));
        }
    }
}
