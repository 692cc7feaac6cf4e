package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.web.Role;

/** Two nodes over one PostgreSQL: whichever is asked, it is one office. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    // Opened once for all stories.
    @SuppressWarnings("NullAway.Init")
    private TestServer a;

    @SuppressWarnings("NullAway.Init")
    private TestServer b;

    @BeforeAll
    void open() {
        a = TestServer.on(TestDatabase.POSTGRESQL);
        b = a.secondNode();
    }

    @AfterAll
    void close() throws IOException {
        b.close();
        a.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "4, 1", "4, 3", "4, 4", "4, 9"})
    void so_many_counters_at_two_nodes_get_so_many_different_tickets(int counters, int waiting) {
        TestOffice atA = a.newOffice(TwoNodesTest::everyCounterServesAll);
        TestOffice atB = atA.through(b);
        List<TestCounter> hall = IntStream.rangeClosed(1, counters)
                .mapToObj(it -> (it % 2 == 0 ? atA : atB).counter(it).opens())
                .toList();
        IntStream.range(0, waiting)
                .forEach(it -> (it % 2 == 0 ? atA : atB).kiosk().press("Hộ tịch"));

        List<Optional<TestTicket>> called =
                Together.threads(counters, it -> hall.get(it).callsNextIfAny());

        assertThat(called.stream().flatMap(Optional::stream).map(TestTicket::number))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, Math.min(counters, waiting))
                        .mapToObj(it -> "H%03d".formatted(it))
                        .toList());
    }

    @Test
    void boards_and_consoles_of_one_node_see_what_happens_at_the_other() {
        TestOffice atA = a.newOffice();
        TestOffice atB = atA.through(b);
        try (LiveSocket board = LiveSocket.open(b.visitor(), "/ws/offices/" + atB.id() + "/board");
                LiveSocket console =
                        LiveSocket.open(atB.counter(2).opens().officer(), "/ws/counters/" + atB.scoped("q2"))) {
            board.first();
            console.first();

            atA.kiosk().press("Hộ tịch");
            console.frame(it -> it.path("counter").path("waiting").asInt() == 1);
            TestTicket called = atB.counter(2).callsNext();
            atA.counter(3).opens();

            board.frame(it -> it.path("type").asText().equals("ticket.called")
                    && it.at("/ticket/number").asText().equals(called.number()));
            assertThat(atA.lobby().numberAt(2)).contains(called.number());
        }
    }

    @Test
    void a_crowd_at_both_nodes_leaves_one_gapless_log_and_every_board_agrees() {
        TestOffice atA = a.newOffice(TwoNodesTest::everyCounterServesAll);
        TestOffice atB = atA.through(b);
        List<TestOffice> both = List.of(atA, atB);
        List<LiveSocket> boards = both.stream()
                .map(it -> LiveSocket.open(it.server().visitor(), "/ws/offices/" + it.id() + "/board"))
                .toList();
        boards.forEach(LiveSocket::first);
        IntStream.rangeClosed(1, 4).forEach(it -> both.get(it % 2).counter(it).opens());

        List<List<TestTicket>> hands = Together.threads(
                12,
                thread -> thread < 8
                        ? Stream.of(both.get(thread % 2).kiosk().press("Hộ tịch", 10))
                                .toList()
                        : IntStream.range(0, 15)
                                .mapToObj(it -> both.get((thread - 7) % 2)
                                        .counter(thread - 7)
                                        .callsNextIfAny())
                                .flatMap(Optional::stream)
                                .toList());

        assertThat(hands.subList(0, 8).stream().flatMap(List::stream).map(TestTicket::number))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 80)
                        .mapToObj(it -> "H%03d".formatted(it))
                        .toList());
        assertThat(hands.subList(8, 12).stream().flatMap(List::stream).map(TestTicket::id))
                .doesNotHaveDuplicates();
        List<OfficeEvent> events = atA.events();
        assertThat(events)
                .extracting(OfficeEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        boards.forEach(board -> await().atMost(SOON).untilAsserted(() -> {
            BoardMirror shown = BoardMirror.after(board.frames());
            BoardMirror known = BoardMirror.of(atB.lobby());
            assertThat(shown.tickets()).isEqualTo(known.tickets());
            assertThat(shown.waiting()).isEqualTo(known.waiting());
        }));
        boards.forEach(LiveSocket::close);
    }

    @Test
    void a_press_that_is_repeated_at_the_other_node_gets_the_same_ticket() {
        TestOffice atA = a.newOffice();
        Map<String, String> press = Map.of("service", atA.service("Hộ tịch"), "requestId", Kiosk.requestId());

        Answer first = atA.kiosk().order(press).must(201);
        Answer again = atA.through(b).kiosk().order(press).must(200);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void a_session_holds_at_both_nodes_until_it_ends_at_one() {
        TestOffice atA = a.newOffice();
        Client supervisorAtA = atA.staff(Role.SUPERVISOR, "mai");
        Client supervisorAtB = new Client(b, supervisorAtA.key());

        supervisorAtB.get("/api/session").must(200);
        supervisorAtB.get(atA.path("screens")).must(200);
        supervisorAtA.delete("/api/session").must(204);

        supervisorAtB.get("/api/session").refused(401, "session.required");
        await().untilAsserted(() -> supervisorAtB.get(atA.path("screens")).refused(401, "session.required"));
    }

    @Test
    void a_plan_put_in_force_at_one_node_is_in_force_at_the_other() {
        TestOffice atA = a.newOffice();
        TestOffice atB = atA.through(b);
        assertThat(atB.plan().settings().askWhenAhead()).isNotEqualTo(3);

        atA.putInForce(plan -> plan.withObject("/settings").put("askWhenAhead", 3));

        await().atMost(SOON).until(() -> atB.plan().settings().askWhenAhead() == 3);
    }

    @Test
    void the_day_turns_and_a_hold_ends_once_though_both_nodes_look_at_the_clock() {
        TestOffice office = a.newOffice();
        TestTicket held = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("hold", held, Map.of("reason", "photo", "minutes", 5));

        a.clock().advanceMinutes(6);
        bothLook(node -> node.server().core().returning().resumeDue(office.id()));
        a.clock().advance(Duration.ofDays(1));
        bothLook(node -> node.server().core().days().turnIfDue(office.id()));
        TestTicket today = office.through(b).kiosk().press("Hộ tịch");

        assertThat(today.number()).isEqualTo("H001");
        assertThat(office.eventTypes()).containsOnlyOnce("ticket.resumed", "day.turned", "ticket.expired");
    }

    private void bothLook(Consumer<TestServer> look) {
        List<TestServer> nodes = List.of(a, b, a, b);
        Together.threads(nodes.size(), it -> {
            look.accept(nodes.get(it));
            return it;
        });
    }

    private static void everyCounterServesAll(ObjectNode plan) {
        plan.withArray("counters").forEach(counter -> {
            ArrayNode serves = ((ObjectNode) counter).putArray("serves");
            serves.addObject().put("service", "HT").put("tier", 1);
            serves.addObject().put("service", "CT").put("tier", 1);
        });
    }
}
