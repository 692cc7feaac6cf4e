package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** Who may take a ticket, when: the menu says before the press what the press will hear, whatever the clock does. */
@OnBothDatabases
class AdmissionStoryTest {

    private final TestServer server;

    AdmissionStoryTest(TestServer server) {
        this.server = server;
    }

    @Test
    void a_service_closed_until_a_time_opens_then_and_is_not_closed_again_tomorrow() {
        TestOffice office = server.newOffice();
        TestSupervisor supervisor = TestSupervisor.of(office);
        supervisor
                .closes("Hộ tịch", "Cán bộ đi họp", "2026-11-20T10:00:00+07:00")
                .must(204);

        assertThat(closed(office, "Hộ tịch").path("reason").asText()).isEqualTo("In English: Cán bộ đi họp.");
        assertThat(closed(office, "Hộ tịch").path("opensAt").asText()).startsWith("2026-11-20T10:00");
        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "service.closed"))
                .contains("Hộ tịch", "Cán bộ đi họp.");
        assertThat(office.kiosk().press("Chứng thực").number()).isEqualTo("A001");

        office.clock().set("2026-11-20T10:00:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
        office.clock().set("2026-11-21T08:00:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    @Test
    void a_service_closed_without_a_time_opens_by_hand_and_both_say_why() {
        TestOffice office = server.newOffice();
        TestSupervisor supervisor = TestSupervisor.of(office);
        supervisor.closes("Hộ tịch", "Mất mạng", "").must(204);
        office.kiosk().tries("Hộ tịch").refused(409, "service.closed");

        supervisor.opens("Hộ tịch").must(204);

        office.kiosk().press("Hộ tịch");
        assertThat(supervisor.acts()).containsExactlyInAnyOrder("service.closed", "service.opened");
        supervisor.closes("Hộ tịch", "Đã qua", "2026-11-20T07:00:00+07:00").refused(422, "request.invalid");
        supervisor.closes("Hộ tịch", " ", "").refused(422, "request.invalid");
    }

    @Test
    void a_half_day_has_its_number_of_tickets_and_one_given_up_makes_room() {
        TestOffice office = server.newOffice(limits("perHalfDay", 2));
        TestTicket first = office.kiosk().press("Hộ tịch");
        office.kiosk().press("Hộ tịch");

        assertThat(closed(office, "Hộ tịch").path("code").asText()).isEqualTo("service.full-this-half-day");
        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "service.full-this-half-day"))
                .contains("đủ 2 số", "12:00 20/11");
        server.visitor()
                .post("/api/track/" + first.code() + "/cancel", Map.of("requestId", "give-up-01"))
                .must(200);
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H003");
        office.kiosk().tries("Hộ tịch").refused(409, "service.full-this-half-day");
    }

    @Test
    void the_afternoon_begins_anew_and_a_clock_that_jumps_back_over_noon_gives_nobody_more() {
        TestOffice office = server.newOffice(limits("perHalfDay", 2));
        office.kiosk().press("Hộ tịch", 2);
        office.clock().set("2026-11-20T12:00:00+07:00");
        office.kiosk().press("Hộ tịch");

        office.clock().set("2026-11-20T11:55:00+07:00");
        office.kiosk().tries("Hộ tịch").refused(409, "service.full-this-half-day");
        office.clock().set("2026-11-20T12:10:00+07:00");
        office.kiosk().press("Hộ tịch");
        office.kiosk().tries("Hộ tịch").refused(409, "service.full-this-half-day");

        office.clock().set("2026-11-21T08:00:00+07:00");
        office.kiosk().press("Hộ tịch", 2);
        office.clock().set("2026-11-20T09:00:00+07:00");
        office.kiosk().tries("Hộ tịch").refused(409, "service.full-this-half-day");
    }

    @Test
    void an_officer_gives_a_ticket_although_the_half_day_is_full() {
        TestOffice office = server.newOffice(limits("perHalfDay", 1));
        office.kiosk().press("Hộ tịch");

        Answer answer = office.staff(Role.OFFICER, "huongdan")
                .post(office.path("tickets"), Map.of("service", office.service("Hộ tịch"), "requestId", "walk-in-01"));

        answer.must(201);
    }

    @Test
    void nobody_is_let_in_who_could_not_be_served_before_closing() {
        TestOffice office = server.newOffice(limits("untilClosing", true).andThen(AdmissionStoryTest::hours));
        // Counter 2 and 3 do civil status; only counter 2 is there. 60 minutes are left at 15:30: five visits of
        // twelve.
        office.clock().set("2026-11-20T15:30:00+07:00");
        office.counter(2).opens();
        office.kiosk().press("Hộ tịch", 5);

        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "service.no-time-left"))
                .contains("07:00 21/11");
        assertThat(closed(office, "Hộ tịch").path("code").asText()).isEqualTo("service.no-time-left");

        office.counter(3).opens();
        office.kiosk().press("Hộ tịch", 5);
        office.kiosk().tries("Hộ tịch").refused(409, "service.no-time-left");
    }

    @Test
    void lunch_a_holiday_and_the_night_are_said_with_when_to_come_back() {
        TestOffice office = server.newOffice(AdmissionStoryTest::hours);
        office.clock().set("2026-11-20T11:15:00+07:00");
        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .contains("13:00 20/11");
        office.clock().set("2026-11-20T13:00:00+07:00");
        office.kiosk().press("Hộ tịch");
        office.clock().set("2026-11-20T16:00:00+07:00");
        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .as("tomorrow is a Saturday with a session")
                .contains("07:00 21/11");
        office.clock().set("2026-11-22T09:00:00+07:00");
        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .as("Monday is a holiday")
                .contains("07:00 24/11");
        office.clock().set("2026-11-23T00:00:00+07:00");
        office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing");
    }

    @Test
    void one_card_takes_one_ticket_of_a_service_a_day_and_is_then_forgotten() {
        TestOffice office = server.newOffice(limits("perIdentity", 1));
        String card = "079123456789";
        assertThat(offer(office, "Hộ tịch").path("card").asBoolean()).isTrue();
        office.kiosk().tries("Hộ tịch").refused(422, "identity.needed");
        order(office, "Hộ tịch", card, "card-press-1").must(201);

        assertThat(order(office, "Hộ tịch", card, "card-press-2").refused(409, "identity.limit"))
                .contains("H001");
        order(office, "Hộ tịch", card, "card-press-1").must(200);
        order(office, "Hộ tịch", "079123456780", "card-press-3").must(201);
        order(office, "Chứng thực", card, "card-press-4").must(201);
        assertThat(office.rows("select identity_hash from ticket_identity where office = '" + office.id() + "'"))
                .hasSize(2);
        assertThat(written(office)).doesNotContain(card);

        office.clock().set("2026-11-21T07:30:00+07:00");
        order(office, "Chứng thực", card, "card-press-5").must(201);
        assertThat(office.rows("select * from ticket_identity where office = '" + office.id() + "'"))
                .isEmpty();
        assertThat(office.rows("select * from identity_key where office = '" + office.id() + "'"))
                .isEmpty();
        order(office, "Hộ tịch", card, "card-press-6").must(201);
    }

    @Test
    void a_card_whose_ticket_was_given_up_may_take_another() {
        TestOffice office = server.newOffice(limits("perIdentity", 1));
        TestTicket ticket = TestTicket.issued(
                order(office, "Hộ tịch", "079123456789", "card-press-1").must(201));
        server.visitor()
                .post("/api/track/" + ticket.code() + "/cancel", Map.of("requestId", "give-up-01"))
                .must(200);

        order(office, "Hộ tịch", "079123456789", "card-press-2").must(201);
        order(office, "Hộ tịch", "not a card", "card-press-3").refused(422, "request.invalid");
    }

    @Test
    void refusals_speak_the_language_of_the_visitor() {
        TestOffice office = server.newOffice(limits("perHalfDay", 1));
        office.kiosk().press("Hộ tịch");
        Map<String, String> order = Map.of("service", office.service("Hộ tịch"));

        assertThat(office.kiosk().order(with(order, "km")).must(409).text("detail"))
                .contains("សូមយកលេខម្តងទៀត");
        assertThat(office.kiosk().order(with(order, "vi")).refused(409, "service.full-this-half-day"))
                .contains("Mời bà con lấy số lại lúc 12:00 20/11");
    }

    private static Map<String, String> with(Map<String, String> order, String language) {
        Map<String, String> whole = new java.util.HashMap<>(order);
        whole.put("language", language);
        return whole;
    }

    private static Answer order(TestOffice office, String service, String card, String requestId) {
        return office.kiosk()
                .order(Map.of("service", office.service(service), "identity", card, "requestId", requestId));
    }

    private static String written(TestOffice office) {
        return office.rows("select * from ticket where office = '" + office.id() + "'")
                        .toString()
                + office.events()
                + office.rows("select * from ticket_identity where office = '" + office.id() + "'");
    }

    private static JsonNode offer(TestOffice office, String service) {
        JsonNode menu = office.kiosk()
                .client()
                .get(office.path("menu") + "?language=en")
                .must(200)
                .json();
        return StreamSupport.stream(menu.at("/groups/0/services").spliterator(), false)
                .filter(it -> it.path("id").asText().equals(office.service(service)))
                .findFirst()
                .orElseThrow();
    }

    /** Why the menu says that a service is closed; it hears of a new plan by the event feed. */
    private static JsonNode closed(TestOffice office, String service) {
        return await().until(() -> offer(office, service).path("closed"), JsonNode::isObject);
    }

    /** Civil status has a limit. */
    private static Consumer<ObjectNode> limits(String name, Object value) {
        return plan -> ((ObjectNode) plan.withArray("services").get(1))
                .putObject("limits")
                .putPOJO(name, value);
    }

    /** A week with lunch breaks, a Saturday session, a Monday that is a holiday, and counters that work an hour longer than tickets are issued. */
    private static void hours(ObjectNode plan) {
        ObjectNode week = plan.putObject("hours").putObject("week");
        for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday"}) {
            window(week.withArray("/" + day).addObject(), "07:00", "11:00");
            window(week.withArray("/" + day).addObject(), "13:00", "16:00");
        }
        ObjectNode exceptions = plan.withObject("/hours").putObject("exceptions");
        window(exceptions.withArray("/2026-11-21").addObject(), "07:00", "11:00");
        exceptions.putArray("2026-11-23");
        ObjectNode serving = plan.withObject("/hours").putObject("serving");
        window(serving.withArray("/friday").addObject(), "07:00", "11:30");
        window(serving.withArray("/friday").addObject(), "13:00", "16:30");
    }

    private static void window(ObjectNode window, String from, String to) {
        window.put("from", from).put("to", to);
    }
}
