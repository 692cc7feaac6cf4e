package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came of a visit, and how many dossiers it was about. */
@OnBothDatabases
class OutcomeStoryTest {

    private final TestServer server;
    private TestOffice office;

    OutcomeStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void an_outcome_is_kept_with_the_ticket_and_stands_in_the_log() {
        TestTicket ticket = called();
        office.counter(2).does("dossiers", ticket, Map.of("count", 3));

        office.counter(2).does("finish", ticket, Map.of("outcome", accepted(3)));

        JsonNode shown = office.counter(2)
                .officer()
                .get("/api/tickets/" + ticket.id())
                .must(200)
                .json();
        assertThat(shown.at("/outcome/result").asText()).isEqualTo("accepted");
        assertThat(shown.at("/outcome/channel").asText()).isEqualTo("guided-online");
        assertThat(shown.at("/outcome/payment").asText()).isEqualTo("cashless");
        assertThat(shown.at("/outcome/procedures/0/procedure").asText()).isEqualTo(office.scoped("1.001193"));
        assertThat(shown.at("/outcome/procedures/0/count").asInt()).isEqualTo(3);
        JsonNode event = office.lastEvent().body();
        assertThat(event.path("outcome")).isEqualTo(shown.path("outcome"));
        assertThat(event.path("dossiers").asInt()).isEqualTo(3);
    }

    @Test
    void where_an_outcome_is_required_nobody_finishes_without_one() {
        requiresOutcome();
        TestTicket ticket = called();
        office.kiosk().press("Hộ tịch");

        Answer finish = office.counter(2).tries("finish", ticket);
        Answer next = office.counter(2).triesToCallNext(Map.of("finishCurrent", true));

        assertThat(finish.refused(422, "outcome.required")).contains("H001", "Civil status");
        next.refused(422, "outcome.required");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
        assertThat(office.counter(2).desk().at("/current/outcome").asText()).isEqualTo("required");
        office.counter(2)
                .triesToCallNext(Map.of("finishCurrent", true, "outcome", accepted(1)))
                .must(201);
        assertThat(office.row(ticket).get("outcome_result")).isEqualTo("accepted");
    }

    @Test
    void where_it_is_not_required_it_may_be_left_out_and_other_services_are_not_asked() {
        requiresOutcome();
        TestTicket other = office.kiosk().press("Chứng thực");
        office.counter(1).callsNext();
        assertThat(office.counter(1).desk().at("/current/outcome").asText()).isEqualTo("none");

        office.counter(1).does("finish", other);

        assertThat(office.row(other).get("outcome_result")).isNull();
    }

    @Test
    void channel_and_payment_have_their_usual_value_where_they_are_left_out() {
        TestTicket ticket = called();

        Answer answer = office.counter(2).does("finish", ticket, Map.of("outcome", Map.of("result", "supplement")));

        assertThat(answer.json().path("outcome").toString())
                .isEqualTo("{\"result\":\"supplement\",\"channel\":\"paper\",\"payment\":\"none\",\"procedures\":[]}");
    }

    @Test
    void undo_takes_the_outcome_back() {
        TestTicket ticket = called();
        office.counter(2).does("finish", ticket, Map.of("outcome", accepted(1)));

        Answer undone = office.counter(2).does("undo", ticket);

        assertThat(undone.json().path("outcome").isNull()).isTrue();
        assertThat(office.row(ticket).get("outcome_result")).isNull();
        assertThat(office.row(ticket).get("outcome_done")).isNull();
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yes\"",
                "{}",
                "{\"result\":\"good\"}",
                "{\"result\":\"accepted\",\"channel\":\"fax\"}",
                "{\"result\":\"accepted\",\"payment\":\"gold\"}",
                "{\"result\":\"accepted\",\"procedures\":{}}",
                "{\"result\":\"accepted\",\"procedures\":[5]}",
                "{\"result\":\"accepted\",\"procedures\":[{\"procedure\":\"OFFICE.1.001193\",\"count\":0}]}",
                "{\"result\":\"accepted\",\"procedures\":[{\"procedure\":\"OFFICE.1.001193\",\"count\":100}]}",
                "{\"result\":\"accepted\",\"procedures\":[{\"procedure\":\"OFFICE.9.9\",\"count\":1}]}"
            })
    void a_wrong_outcome_is_refused_and_nothing_has_changed(String outcome) {
        TestTicket ticket = called();
        int before = office.events().size();

        Answer answer = office.counter(2)
                .officer()
                .send(
                        "POST",
                        "/api/tickets/" + ticket.id() + "/finish",
                        "{\"requestId\":\"wrong-0001\",\"outcome\":"
                                + outcome.replace("OFFICE", office.id().value()) + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("code")).isIn("request.invalid", "procedure.not-found");
        assertThat(answer.text("detail")).containsAnyOf("outcome", "9.9");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
        assertThat(office.events()).hasSize(before);
    }

    @Test
    void several_dossiers_are_told_at_the_door_and_corrected_at_the_counter() {
        Answer issued = office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "dossiers", 4))
                .must(201);
        TestTicket ticket = TestTicket.issued(issued);
        assertThat(issued.json().path("dossiers").asInt()).isEqualTo(4);
        office.counter(2).callsNext();
        assertThat(office.counter(2).desk().at("/current/ticket/dossiers").asInt())
                .isEqualTo(4);

        office.counter(2).does("dossiers", ticket, Map.of("count", 6));

        assertThat(office.lastEvent().type()).isEqualTo("dossiers.counted");
        assertThat(office.lastEvent().body().path("before").asInt()).isEqualTo(4);
        assertThat(office.counter(2).desk().at("/current/ticket/dossiers").asInt())
                .isEqualTo(6);
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void dossiers_are_counted_at_ones_own_counter_only() {
        TestTicket waiting = office.kiosk().press("Hộ tịch");
        office.counter(2).tries("dossiers", waiting, Map.of("count", 2)).refused(409, "ticket.not-at-counter");
        office.counter(2).callsNext();

        office.counter(3).tries("dossiers", waiting, Map.of("count", 2)).refused(409, "ticket.at-other-counter");
        office.counter(2).tries("dossiers", waiting, Map.of("count", 0)).refused(422, "request.invalid");
        office.counter(2).tries("dossiers", waiting).refused(422, "request.invalid");
        office.counter(2).does("dossiers", waiting, Map.of("count", 2, "requestId", "twice-0001"));
        office.counter(2).does("dossiers", waiting, Map.of("count", 2, "requestId", "twice-0001"));
        assertThat(office.eventTypes()).filteredOn("dossiers.counted"::equals).hasSize(1);
    }

    @Test
    void counting_dossiers_after_a_wrong_click_does_not_stand_in_the_way_of_undo() {
        TestTicket ticket = called();
        office.counter(2).does("dossiers", ticket, Map.of("count", 2));
        office.counter(2).does("finish", ticket);

        office.counter(2).does("undo", ticket);

        assertThat(office.row(ticket).get("dossiers")).isEqualTo(2);
    }

    @Test
    void an_officers_own_words_about_a_hold_never_reach_the_log() {
        TestTicket ticket = called();

        office.counter(2).does("hold", ticket, Map.of("reason", "Lý do khác", "note", "bà cụ quên kính"));

        assertThat(office.counter(2).desk().at("/held/0/note").asText()).isEqualTo("bà cụ quên kính");
        office.counter(2).does("resume", ticket);
        office.counter(2).callsNext();
        assertThat(office.counter(2).desk().at("/current/ticket/note").asText()).isEqualTo("bà cụ quên kính");
        office.counter(2).does("finish", ticket);
        assertThat(office.row(ticket).values())
                .noneMatch(it -> String.valueOf(it).contains("quên kính"));
        assertThat(office.events()).noneMatch(it -> it.body().toString().contains("quên kính"));
    }

    private void requiresOutcome() {
        office = server.newOffice(plan -> plan.withObject("/settings")
                .withObject("/visit")
                .putArray("outcomeRequiredFor")
                .add("HT"));
    }

    private Map<String, Object> accepted(int count) {
        return Map.of(
                "result",
                "accepted",
                "channel",
                "guided-online",
                "payment",
                "cashless",
                "procedures",
                List.of(Map.of("procedure", office.scoped("1.001193"), "count", count)));
    }

    private TestTicket called() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        assertThat(office.counter(2).callsNext().id()).isEqualTo(ticket.id());
        return ticket;
    }
}
