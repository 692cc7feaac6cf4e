package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.story.Lobby.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A visit over several services under one number, and a walk-in without one. */
@OnBothDatabases
class RouteStoryTest {

    private final TestServer server;
    private TestOffice office;

    RouteStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void after_the_first_service_the_visit_goes_on_to_the_next_under_its_number_and_before_newcomers() {
        TestTicket ticket = routed("Chứng thực", "Đất đai");
        office.clock().advanceMinutes(5);
        office.kiosk().press("Chứng thực");
        office.counter(2).callsNext();

        office.counter(2).does("finish", ticket);

        assertThat(office.statusOf(ticket)).isEqualTo("waiting");
        assertThat(office.lobby()).showsNobodyAt(office.counter(2));
        assertThat(office.counter(1).callsNext().number()).isEqualTo("H001");
        office.counter(1).does("finish", ticket);
        assertThat(office.counter(4).callsNext().number()).isEqualTo("H001");
        office.counter(4).does("finish", ticket);
        assertThat(office.statusOf(ticket)).isEqualTo("finished");
    }

    @Test
    void the_route_is_seen_by_the_officer_and_by_the_holder() {
        TestTicket ticket = routed("Chứng thực", "Đất đai");
        office.counter(2).callsNext();

        JsonNode desk = office.counter(2).desk().path("current").path("ticket");
        JsonNode phone = server.visitor()
                .get("/api/track/" + ticket.code() + "?language=vi")
                .must(200)
                .json();

        assertThat(desk.at("/route/0/vi").asText()).isEqualTo("Chứng thực");
        assertThat(desk.at("/route/1/vi").asText()).isEqualTo("Đất đai");
        assertThat(phone.path("route").toString()).isEqualTo("[\"Chứng thực\",\"Đất đai\"]");
    }

    @Test
    void a_procedure_may_bring_its_route_along() {
        office = server.newOffice(
                plan -> ((ObjectNode) plan.withArray("procedures").get(0))
                        .putArray("route")
                        .add("CT"));
        TestTicket ticket = TestTicket.issued(office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "procedure", office.scoped("1.001193")))
                .must(201));
        office.counter(2).callsNext();

        office.counter(2).does("finish", ticket);

        assertThat(office.counter(1).callsNext().id()).isEqualTo(ticket.id());
    }

    @Test
    void a_wrong_finish_on_the_way_is_taken_back_with_the_route() {
        TestTicket ticket = routed("Chứng thực");
        office.counter(2).callsNext();
        office.counter(2).does("start", ticket);
        office.counter(2).does("finish", ticket, Map.of("outcome", Map.of("result", "accepted")));
        assertThat(office.counter(2).desk().at("/undo/operation").asText()).isEqualTo("finish");

        office.counter(2).does("undo", ticket);

        assertThat(office.statusOf(ticket)).isEqualTo("serving");
        assertThat(office.row(ticket).get("service")).isEqualTo("HT");
        assertThat(office.row(ticket).get("route")).isEqualTo("CT");
        assertThat(office.row(ticket).get("outcome_result")).isNull();
        office.counter(2).does("finish", ticket);
        assertThat(office.counter(1).callsNext().id()).isEqualTo(ticket.id());
    }

    @Test
    void a_wrong_finish_that_sent_a_visit_back_is_taken_back_too() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Chứng thực"), "returning", true));
        office.counter(1).callsNext();
        office.counter(1).does("finish", ticket);

        office.counter(1).does("undo", ticket);

        assertThat(office.lobby()).shows("H001", office.counter(1));
        office.counter(1).does("finish", ticket);
        assertThat(office.counter(2).callsNext().id()).isEqualTo(ticket.id());
    }

    @Test
    void a_transfer_by_hand_is_not_undone() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Chứng thực")));

        office.counter(2).tries("undo", ticket).refused(409, "undo.too-late");
    }

    @Test
    void a_route_over_a_service_that_is_not_there_is_refused() {
        office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "route", List.of(office.scoped("KHONG"))))
                .refused(422, "service.not-found");
        office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "route", "CT"))
                .refused(422, "request.invalid");
        assertThat(office.events()).noneMatch(it -> it.type().equals("ticket.issued"));
    }

    @Test
    void who_stands_there_without_a_slip_is_taken_in_one_press_with_a_reason() {
        office.kiosk().press("Hộ tịch");

        Answer call = walkIn("khách chưa lấy số").must(201);

        assertThat(call.json().at("/ticket/number").asText()).isEqualTo("H002");
        assertThat(office.lobby()).shows("H002", office.counter(2));
        assertThat(office.eventTypes()).endsWith("ticket.issued", "ticket.called");
        assertThat(office.lastEvent().body().path("reason").asText()).isEqualTo("khách chưa lấy số");
        assertThat(office.lastEvent().actor()).endsWith("canbo2");
    }

    @Test
    void a_walk_in_is_repeated_without_harm_needs_a_reason_and_a_free_counter() {
        Map<String, Object> body = Map.of(
                "walkIn",
                Map.of("service", office.service("Hộ tịch")),
                "reason",
                "chưa lấy số",
                "requestId",
                "walk-in-0001");
        String first = office.counter(2).triesToCallNext(body).must(201).body();
        int before = office.events().size();

        assertThat(office.counter(2).triesToCallNext(body).must(201).body()).isEqualTo(first);
        assertThat(walkIn("một người nữa").refused(409, "counter.busy")).contains("H001");
        office.counter(3)
                .triesToCallNext(Map.of("walkIn", Map.of("service", office.service("Hộ tịch"))))
                .refused(422, "request.invalid");

        // Only the third counter was taken since.
        assertThat(office.events()).hasSize(before + 1);
    }

    @Test
    void a_walk_in_is_taken_also_when_the_dispenser_issues_nothing() {
        office = server.newOffice(plan -> plan.withObject("/hours").put("always", false));
        office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing-today");

        walkIn("đến muộn, đi xa").must(201);

        assertThat(office.lobby()).shows("H001", office.counter(2));
    }

    private Answer walkIn(String reason) {
        return office.counter(2)
                .triesToCallNext(Map.of("walkIn", Map.of("service", office.service("Hộ tịch")), "reason", reason));
    }

    private TestTicket routed(String... services) {
        List<String> route = List.of(services).stream().map(office::service).toList();
        return TestTicket.issued(office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "route", route))
                .must(201));
    }
}
