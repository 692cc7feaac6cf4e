package org.moiso.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.ticket.TicketStatus.CALLED;
import static org.moiso.server.ticket.TicketStatus.ON_HOLD;
import static org.moiso.server.ticket.TicketStatus.SERVING;
import static org.moiso.server.ticket.TicketStatus.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;

/** The periods of a visit and its figures, from nothing but its events. */
class VisitTest {

    private static final Instant EIGHT = Instant.parse("2026-11-20T01:00:00Z");

    private final List<OfficeEvent> log = new ArrayList<>();

    @Test
    void waiting_walk_and_service_follow_one_another() {
        at(0, "ticket.issued", "waiting");
        at(600, "ticket.called", "called");
        at(640, "ticket.started", "serving");
        at(1240, "ticket.finished", "finished", "serving");

        assertThat(Visit.of(log).periods()).extracting(Visit.Period::kind).containsExactly(WAITING, CALLED, SERVING);
        assertThat(figures(9999)).isEqualTo(seconds(600, 40, 600, 0));
    }

    @Test
    void held_time_is_neither_waiting_nor_service() {
        at(0, "ticket.issued", "waiting");
        at(100, "ticket.called", "called");
        at(110, "ticket.started", "serving");
        at(200, "ticket.held", "on-hold");
        at(1100, "ticket.resumed", "waiting");
        at(1160, "ticket.called", "called");
        at(1165, "ticket.started", "serving");
        at(1200, "ticket.finished", "finished", "serving");

        assertThat(figures(9999)).isEqualTo(seconds(160, 15, 125, 900));
        assertThat(Visit.of(log).periods().get(3).kind()).isEqualTo(ON_HOLD);
    }

    @Test
    void a_recall_and_a_count_of_dossiers_begin_no_period() {
        at(0, "ticket.issued", "waiting");
        at(10, "ticket.called", "called");
        at(20, "ticket.recalled", "called");
        at(25, "dossiers.counted", "called");

        assertThat(Visit.of(log).periods()).hasSize(2);
        assertThat(figures(70)).isEqualTo(seconds(10, 60, 0, 0));
    }

    @Test
    void a_finish_without_a_start_makes_the_call_a_service() {
        at(0, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(240, "ticket.finished", "finished", "called");

        assertThat(figures(9999)).isEqualTo(seconds(60, 0, 180, 0));
    }

    @Test
    void an_undone_finish_is_as_if_it_had_never_been() {
        at(0, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(70, "ticket.started", "serving");
        at(170, "ticket.finished", "finished", "serving");
        at(190, "ticket.undone", "serving");
        at(270, "ticket.finished", "finished", "serving");

        assertThat(Visit.of(log).periods()).hasSize(3);
        assertThat(figures(9999)).isEqualTo(seconds(60, 10, 200, 0));
    }

    @Test
    void an_undone_finish_of_a_call_makes_it_a_call_again() {
        at(0, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(80, "ticket.finished", "finished", "called");
        at(85, "ticket.undone", "called");
        at(100, "ticket.missed", "no-show", "called");

        assertThat(figures(9999)).isEqualTo(seconds(60, 40, 0, 0));
    }

    @Test
    void time_on_the_missed_list_counts_as_nothing() {
        at(0, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(100, "ticket.missed", "no-show", "called");
        at(1000, "ticket.reinstated", "waiting");

        assertThat(figures(1030)).isEqualTo(seconds(90, 40, 0, 0));
    }

    @Test
    void a_route_adds_up_over_its_services() {
        at(0, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(160, "ticket.transferred", "waiting", "called");
        at(220, "ticket.called", "called");
        at(230, "ticket.started", "serving");
        at(330, "ticket.finished", "finished", "serving");

        assertThat(figures(9999)).isEqualTo(seconds(120, 10, 200, 0));
    }

    @Test
    void a_clock_that_jumps_back_makes_no_negative_period() {
        at(3600, "ticket.issued", "waiting");
        at(60, "ticket.called", "called");
        at(120, "ticket.started", "serving");
        at(4200, "ticket.finished", "finished", "serving");

        assertThat(figures(0)).isEqualTo(seconds(0, 0, 600, 0));
    }

    @Test
    void no_events_are_no_visit() {
        assertThat(Visit.of(List.of()).periods()).isEmpty();
    }

    @Test
    void periods_never_overlap_whatever_happens_and_add_up_to_the_time_it_was_alive() {
        String[] statuses = {"waiting", "called", "serving", "on-hold"};
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            log.clear();
            int second = 0;
            at(second, "ticket.issued", "waiting");
            for (int i = 0; i < 20; i++) {
                second += random.nextInt(100);
                at(second, "ticket.moved", statuses[random.nextInt(statuses.length)]);
            }

            List<Visit.Period> periods = Visit.of(log).periods();
            for (int i = 1; i < periods.size(); i++) {
                assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).to());
            }
            Visit.Figures sums = Visit.of(log).figures(EIGHT.plusSeconds(second + 50));
            assertThat(sums.waiting().plus(sums.walk()).plus(sums.service()).plus(sums.held()))
                    .isEqualTo(Duration.ofSeconds(second + 50));
        }
    }

    private Visit.Figures figures(int now) {
        return Visit.of(log).figures(EIGHT.plusSeconds(now));
    }

    private static Visit.Figures seconds(int waiting, int walk, int service, int held) {
        return new Visit.Figures(
                Duration.ofSeconds(waiting),
                Duration.ofSeconds(walk),
                Duration.ofSeconds(service),
                Duration.ofSeconds(held));
    }

    private void at(int second, String type, String status) {
        at(second, type, status, null);
    }

    private void at(int second, String type, String status, @org.jspecify.annotations.Nullable String was) {
        String body = "{\"ticket\":{\"status\":\"" + status + "\"},\"counter\":{\"id\":\"xa-mau.q2\"}"
                + (was == null ? "" : ",\"was\":\"" + was + "\"") + "}";
        log.add(new OfficeEvent(
                new OfficeId("xa-mau"),
                log.size() + 1,
                EIGHT.plusSeconds(second),
                type,
                "staff:a",
                1L,
                Json.tree(body)));
    }
}
