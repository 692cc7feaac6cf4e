package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.server.web.Role;

/** Everybody at once. */
@OnBothDatabases
class CrowdTest {

    private static final int CLIENTS = 16;
    private static final int COUNTERS = 4;
    private static final int PRESSES = 200;

    private final TestServer server;
    private final TestOffice office;

    CrowdTest(TestServer server) {
        this.server = server;
        office = server.newOffice(CrowdTest::everyCounterServesAll);
    }

    @Test
    void two_hundred_presses_from_sixteen_clients_while_four_counters_call() {
        List<LiveSocket> boards = IntStream.range(0, 3)
                .mapToObj(it -> LiveSocket.open(server.visitor(), "/ws/offices/" + office.id() + "/board"))
                .toList();
        boards.forEach(LiveSocket::first);
        IntStream.rangeClosed(1, COUNTERS).forEach(it -> office.counter(it).opens());
        Kiosk kiosk = office.kiosk();
        AtomicInteger called = new AtomicInteger();

        List<List<TestTicket>> hands = Together.threads(
                CLIENTS + COUNTERS,
                thread -> thread < CLIENTS
                        ? presses(kiosk, thread)
                        : calls(office.counter(thread - CLIENTS + 1), called));

        List<TestTicket> issued =
                hands.subList(0, CLIENTS).stream().flatMap(List::stream).toList();
        List<TestTicket> invited = hands.subList(CLIENTS, hands.size()).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(issued).hasSize(PRESSES);
        assertThat(numbers(issued)).isEqualTo(expectedNumbers());
        assertThat(invited).extracting(TestTicket::id).doesNotHaveDuplicates().hasSize(PRESSES);
        assertThat(invited).extracting(TestTicket::id).containsAll(ids(issued));
        everyTicketHasOneSlip();
        theCheckerFindsNothing();
        boards.forEach(this::showsWhatTheDatabaseKnows);
        boards.forEach(LiveSocket::close);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "4, 3", "4, 4", "4, 9", "2, 5"})
    void so_many_counters_get_so_many_different_tickets(int counters, int waiting) {
        IntStream.rangeClosed(1, counters).forEach(it -> office.counter(it).opens());
        office.kiosk().press("Hộ tịch", waiting);

        List<Optional<TestTicket>> called =
                Together.threads(counters, it -> office.counter(it + 1).callsNextIfAny());

        List<String> numbers = called.stream()
                .flatMap(Optional::stream)
                .map(TestTicket::number)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(Math.min(counters, waiting));
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, Math.min(counters, waiting))
                        .mapToObj(it -> "H%03d".formatted(it))
                        .toList());
    }

    @Test
    void two_officers_who_reach_for_one_counter_do_not_both_get_it() {
        List<Client> officers = IntStream.range(0, 8)
                .mapToObj(it -> office.staff(Role.OFFICER, "officer" + it))
                .toList();

        List<Answer> answers = Together.threads(
                officers.size(),
                it -> officers.get(it).post("/api/counters/" + office.scoped("q1") + "/session", Map.of()));

        assertThat(answers).filteredOn(it -> it.status() == 204).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() != 204).allSatisfy(it -> it.refused(409, "counter.taken"));
    }

    @Test
    void a_failing_press_hurts_none_of_those_beside_it() {
        Kiosk kiosk = office.kiosk();

        List<Answer> answers = Together.threads(
                12,
                it -> kiosk.order(
                        Map.of("service", office.service("Hộ tịch"), "priority", it % 3 == 0 ? "khong-co" : "normal")));

        assertThat(answers).filteredOn(it -> it.status() == 422).hasSize(4);
        assertThat(answers.stream().filter(it -> it.status() == 201).map(it -> it.text("number")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 8)
                        .mapToObj(it -> "H%03d".formatted(it))
                        .toList());
        theCheckerFindsNothing();
    }

    private static List<TestTicket> presses(Kiosk kiosk, int client) {
        int presses = PRESSES / CLIENTS + (client < PRESSES % CLIENTS ? 1 : 0);
        return IntStream.range(0, presses)
                .mapToObj(it -> kiosk.press(it % 2 == 0 ? "Hộ tịch" : "Chứng thực"))
                .toList();
    }

    private static List<TestTicket> calls(TestCounter counter, AtomicInteger called) {
        List<TestTicket> mine = new ArrayList<>();
        while (called.get() < PRESSES) {
            counter.callsNextIfAny().ifPresent(ticket -> {
                mine.add(ticket);
                called.incrementAndGet();
            });
        }
        return mine;
    }

    private static Set<String> expectedNumbers() {
        int even = IntStream.range(0, CLIENTS)
                .map(it -> (PRESSES / CLIENTS + (it < PRESSES % CLIENTS ? 1 : 0) + 1) / 2)
                .sum();
        return Stream.concat(
                        IntStream.rangeClosed(1, even).mapToObj(it -> "H%03d".formatted(it)),
                        IntStream.rangeClosed(1, PRESSES - even).mapToObj(it -> "A%03d".formatted(it)))
                .collect(Collectors.toSet());
    }

    private void theCheckerFindsNothing() {
        assertThat(office.findings()).isEmpty();
    }

    private void everyTicketHasOneSlip() {
        String jobs = "select ticket from print_job where office = '" + office.id() + "'";
        String tickets = "select id as ticket from ticket where office = '" + office.id() + "'";
        await().atMost(Duration.ofSeconds(20)).until(() -> office.rows(jobs).size() >= PRESSES);
        assertThat(office.rows(jobs)).containsExactlyInAnyOrderElementsOf(office.rows(tickets));
    }

    private void showsWhatTheDatabaseKnows(LiveSocket board) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            BoardMirror shown = BoardMirror.after(board.frames());
            assertThat(shown.tickets())
                    .isEqualTo(atCounters())
                    .isEqualTo(BoardMirror.of(office.lobby()).tickets());
            assertThat(shown.waiting().values()).containsOnly(0);
        });
    }

    private Map<String, String> atCounters() {
        return office
                .rows("select counter, number from ticket where office = '" + office.id()
                        + "' and status in ('called', 'serving')")
                .stream()
                .collect(Collectors.toMap(
                        it -> office.scoped(String.valueOf(it.get("counter"))),
                        it -> String.valueOf(it.get("number"))));
    }

    private static Set<String> numbers(List<TestTicket> tickets) {
        return tickets.stream().map(TestTicket::number).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<TestTicket> tickets) {
        return tickets.stream().map(TestTicket::id).collect(Collectors.toSet());
    }

    private static void everyCounterServesAll(ObjectNode plan) {
        plan.withArray("printers")
                .addObject()
                .put("id", "may-in-1")
                .put("name", "Máy in")
                .put("port", "virtual:");
        ((ObjectNode) plan.withArray("dispensers").get(0)).put("printer", "may-in-1");
        plan.withArray("counters").forEach(counter -> {
            ArrayNode serves = ((ObjectNode) counter).putArray("serves");
            serves.addObject().put("service", "HT").put("tier", 1);
            serves.addObject().put("service", "CT").put("tier", 1);
        });
    }
}
