package org.moiso.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.queue.Visitors.NOW;
import static org.moiso.server.queue.Visitors.counter;
import static org.moiso.server.queue.Visitors.heldOff;
import static org.moiso.server.queue.Visitors.office;
import static org.moiso.server.queue.Visitors.places;
import static org.moiso.server.queue.Visitors.sentTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.ticket.Ticket;

/** Who is next, rule by rule. Counter 1 serves CT; counter 2 HT; counter 3 HT, and CT when idle. Tickets are named by their place: the first made is 1. */
final class CallOrderTest {

    private static final OfficePlan HEAD_START = office("callingRule: head-start");
    private static final OfficePlan STRICT = office("callingRule: strict");
    private static final OfficePlan INTERLEAVE = office("callingRule: interleave, interleave: 2");

    private final Visitors visitors = new Visitors();

    @Test
    void nobody_waits_so_nobody_is_called() {
        assertThat(order(HEAD_START, 1)).isEmpty();
        assertThat(order(STRICT, 1)).isEmpty();
        assertThat(order(INTERLEAVE, 1)).isEmpty();
    }

    @Test
    void a_counter_calls_only_what_it_serves() {
        Ticket land = visitors.normal("DD", 20);
        Ticket copy = visitors.normal("CT", 10);

        assertThat(order(HEAD_START, 1, land, copy)).containsExactly(2);
    }

    @Test
    void who_came_first_goes_first_in_whatever_order_they_are_told() {
        List<Ticket> waiting = List.of(
                visitors.normal("CT", 1), visitors.normal("CT", 9), visitors.normal("CT", 5), visitors.normal("CT", 3));

        assertThat(order(HEAD_START, 1, waiting)).containsExactly(2, 3, 4, 1);
        assertThat(order(HEAD_START, 1, reversed(waiting))).containsExactly(2, 3, 4, 1);
    }

    @Test
    void who_came_in_the_same_moment_goes_by_number() {
        List<Ticket> waiting = List.of(visitors.normal("CT", 5), visitors.normal("CT", 5), visitors.normal("CT", 5));

        for (OfficePlan plan : List.of(HEAD_START, STRICT, INTERLEAVE)) {
            assertThat(order(plan, 1, reversed(waiting))).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_class_counts_as_much_earlier_as_its_head_start() {
        Ticket earlier = visitors.normal("CT", 30.5);
        Ticket later = visitors.normal("CT", 29.5);
        Ticket elderly = visitors.elderly("CT", 0);
        Ticket pregnant = visitors.pregnant("CT", 14.75);

        assertThat(order(HEAD_START, 1, earlier, later, elderly, pregnant)).containsExactly(1, 3, 4, 2);
    }

    @Test
    void a_head_start_that_makes_two_equal_lets_go_first_who_came_first() {
        Ticket elderly = visitors.elderly("CT", 0);
        Ticket normal = visitors.normal("CT", 30);

        assertThat(order(HEAD_START, 1, elderly, normal)).containsExactly(2, 1);
    }

    @Test
    void strict_calls_those_with_priority_first_each_group_by_arrival() {
        Ticket early = visitors.normal("CT", 44);
        Ticket pregnant = visitors.pregnant("CT", 2);
        Ticket elderly = visitors.elderly("CT", 1);
        Ticket late = visitors.normal("CT", 40);

        assertThat(order(STRICT, 1, early, pregnant, elderly, late)).containsExactly(2, 3, 1, 4);
    }

    @Test
    void interleave_lets_one_without_priority_go_after_so_many_with() {
        List<Ticket> waiting = List.of(
                visitors.elderly("CT", 9),
                visitors.elderly("CT", 8),
                visitors.elderly("CT", 7),
                visitors.normal("CT", 6),
                visitors.normal("CT", 5));

        assertThat(order(INTERLEAVE, 1, waiting)).containsExactly(1, 2, 4, 3, 5);
    }

    @Test
    void interleave_remembers_whom_the_counter_has_just_called() {
        List<Ticket> waiting = List.of(visitors.elderly("CT", 9), visitors.elderly("CT", 8), visitors.normal("CT", 6));

        assertThat(places(new CallOrder(INTERLEAVE, NOW, 1).at(counter(INTERLEAVE, 1), waiting)))
                .containsExactly(1, 3, 2);
        assertThat(places(new CallOrder(INTERLEAVE, NOW, 2).at(counter(INTERLEAVE, 1), waiting)))
                .containsExactly(3, 1, 2);
        assertThat(places(new CallOrder(INTERLEAVE, NOW, 7).at(counter(INTERLEAVE, 1), waiting)))
                .containsExactly(3, 1, 2);
    }

    @Test
    void interleave_goes_on_with_priority_when_nobody_else_waits() {
        List<Ticket> waiting = List.of(visitors.elderly("CT", 9), visitors.elderly("CT", 8));

        assertThat(places(new CallOrder(INTERLEAVE, NOW, 2).at(counter(INTERLEAVE, 1), waiting)))
                .containsExactly(1, 2);
    }

    @Test
    void own_work_goes_before_helping_however_long_the_others_wait() {
        Ticket helped = visitors.elderly("CT", 44);
        Ticket own = visitors.normal("HT", 1);

        for (OfficePlan plan : List.of(HEAD_START, STRICT, INTERLEAVE)) {
            assertThat(order(plan, 3, helped, own)).containsExactly(2, 1);
        }
    }

    @Test
    void who_has_waited_longer_than_the_limit_goes_before_everything() {
        Ticket helped = visitors.normal("CT", 46);
        Ticket longest = visitors.normal("HT", 50);
        Ticket elderly = visitors.elderly("HT", 44);
        Ticket exactly = visitors.normal("HT", 45);

        for (OfficePlan plan : List.of(STRICT, INTERLEAVE)) {
            assertThat(order(plan, 3, helped, longest, elderly, exactly)).containsExactly(2, 1, 3, 4);
        }
    }

    @Test
    void the_limit_counts_waiting_and_no_head_start() {
        Ticket elderly = visitors.elderly("CT", 40);
        Ticket overdue = visitors.normal("CT", 46);

        assertThat(order(HEAD_START, 1, elderly, overdue)).containsExactly(2, 1);
    }

    @Test
    void who_was_not_there_does_not_come_up_again_unless_nobody_else_waits() {
        Ticket absent = heldOff(visitors.elderly("CT", 60), Duration.ofMinutes(5));
        Ticket helped = visitors.normal("CT", 1);

        assertThat(order(HEAD_START, 1, absent, helped)).containsExactly(2, 1);
        assertThat(order(HEAD_START, 1, absent)).containsExactly(1);
    }

    @Test
    void who_was_not_there_is_behind_even_the_work_that_is_only_helped_with() {
        Ticket absent = heldOff(visitors.normal("HT", 60), Duration.ofMinutes(5));
        Ticket helped = visitors.normal("CT", 1);

        assertThat(order(HEAD_START, 3, absent, helped)).containsExactly(2, 1);
    }

    @Test
    void when_the_time_is_over_the_old_place_counts_again() {
        Ticket absent = heldOff(visitors.normal("CT", 20), Duration.ZERO);
        Ticket other = visitors.normal("CT", 10);

        assertThat(order(HEAD_START, 1, absent, other)).containsExactly(1, 2);
    }

    @Test
    void who_was_sent_to_a_counter_is_called_there_and_nowhere_else_and_counts_as_its_own_work() {
        Ticket sent = sentTo(visitors.normal("DD", 10), counter(HEAD_START, 3));
        Ticket own = visitors.normal("HT", 5);
        Ticket helped = visitors.normal("CT", 30);

        assertThat(order(HEAD_START, 3, sent, own, helped)).containsExactly(1, 2, 3);
        assertThat(order(HEAD_START, 4, sent, own, helped)).isEmpty();
    }

    private static List<Integer> order(OfficePlan plan, int counter, Ticket... waiting) {
        return order(plan, counter, List.of(waiting));
    }

    private static List<Integer> order(OfficePlan plan, int counter, List<Ticket> waiting) {
        return places(new CallOrder(plan, NOW, 0).at(counter(plan, counter), waiting));
    }

    private static List<Ticket> reversed(List<Ticket> tickets) {
        List<Ticket> other = new ArrayList<>(tickets);
        Collections.reverse(other);
        return other;
    }
}
