package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.moiso.server.db.Cause;

/** Number series, closed services and opening hours. */
@OnBothDatabases
class NumbersTest {

    private final TestServer server;

    NumbersTest(TestServer server) {
        this.server = server;
    }

    @Test
    void a_series_of_its_own_form_counts_in_it() {
        TestOffice office = server.newOffice(series(it -> it.put("prefix", "CA")
                .put("separator", "-")
                .put("first", 21)
                .put("last", 40)
                .put("width", 3)));

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("CA-021");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("CA-022");
    }

    @Test
    void services_may_share_a_series() {
        TestOffice office = server.newOffice(
                plan -> ((ObjectNode) plan.withArray("services").get(0)).put("series", "H"));

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
        assertThat(office.kiosk().press("Chứng thực").number()).isEqualTo("H002");
        assertThat(office.kiosk().press("Đất đai").number()).isEqualTo("L001");
    }

    @Test
    void an_exhausted_series_refuses_and_leaves_the_others_alone() {
        TestOffice office = server.newOffice(series(it -> it.put("last", 2)));
        office.kiosk().press("Hộ tịch", 2);
        int before = office.events().size();

        Answer answer = office.kiosk().tries("Hộ tịch");

        assertThat(answer.refused(409, "series.exhausted")).contains("Hộ tịch");
        assertThat(office.events()).hasSize(before);
        assertThat(office.kiosk().press("Chứng thực").number()).isEqualTo("A001");
    }

    @Test
    void a_wrapping_series_starts_again_once_its_first_number_is_free() {
        TestOffice office = server.newOffice(series(it -> it.put("last", 2).put("whenExhausted", "wrap")));
        TestTicket[] tickets = office.kiosk().press("Hộ tịch", 2);
        office.kiosk().tries("Hộ tịch").refused(409, "series.exhausted");

        office.counter(2).callsNext();
        office.counter(2).does("finish", tickets[0]);

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
        office.kiosk().tries("Hộ tịch").refused(409, "series.exhausted");
        office.counter(2).callsNext();
        office.counter(2).does("finish", tickets[1]);
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");
    }

    @Test
    void a_refused_press_leaves_no_gap() {
        TestOffice office = server.newOffice();
        office.kiosk().press("Hộ tịch");
        office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "priority", "khong-co"))
                .refused(422, "priority.not-found");
        office.kiosk()
                .order(Map.of("service", office.service("Chứng thực"), "procedure", office.scoped("1.001193")))
                .refused(422, "procedure.not-found");

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H002");
    }

    @Test
    void a_closed_service_says_why_and_opens_by_itself_at_its_time() {
        TestOffice office = server.newOffice(plan -> {
            ObjectNode service = (ObjectNode) plan.withArray("services").get(1);
            service.put("status", "closed").put("closedUntil", "13:30");
            service.putObject("closedReason")
                    .put("vi", "Hệ thống đang bảo trì.")
                    .put("en", "The system is down.");
        });

        Answer answer = office.kiosk().order(Map.of("service", office.service("Hộ tịch"), "language", "en"));

        assertThat(answer.refused(409, "service.closed")).contains("Civil status", "The system is down.");
        JsonNode offer = menu(office).at("/groups/0/services/1");
        assertThat(offer.path("open").asBoolean()).isFalse();
        assertThat(offer.at("/closed/opensAt").asText()).startsWith("2026-11-20T13:30");
        office.clock().set("2026-11-20T13:30:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    @Test
    void a_hidden_service_does_not_exist_for_visitors() {
        TestOffice office = server.newOffice(
                plan -> ((ObjectNode) plan.withArray("services").get(1)).put("status", "hidden"));

        office.kiosk().tries("Hộ tịch").refused(422, "service.not-found");
        assertThat(menu(office).toString()).doesNotContain("Hộ tịch", "khai sinh");
        assertThat(office.lobby().board().toString()).doesNotContain("H-");
    }

    @Test
    void outside_its_hours_the_office_says_when_it_opens_next() {
        TestOffice office = server.newOffice(NumbersTest::officeHours);
        office.clock().set("2026-11-20T11:00:00+07:00");

        Answer answer = office.kiosk().tries("Hộ tịch");

        assertThat(answer.refused(409, "office.not-issuing")).contains("13:00 20/11");
        assertThat(menu(office).at("/issuing/open").asBoolean()).isFalse();
        assertThat(menu(office).at("/issuing/opensAt").asText()).startsWith("2026-11-20T13:00");
    }

    @Test
    void after_the_last_window_it_names_the_next_day_that_opens() {
        TestOffice office = server.newOffice(NumbersTest::officeHours);
        office.clock().set("2026-11-20T18:00:00+07:00");

        assertThat(office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing"))
                .contains("07:30 21/11");
    }

    @Test
    void a_holiday_closes_and_a_saturday_session_opens() {
        TestOffice office = server.newOffice(NumbersTest::officeHours);

        office.clock().set("2026-11-23T08:00:00+07:00");
        office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing");
        office.clock().set("2026-11-28T08:00:00+07:00");
        office.kiosk().tries("Hộ tịch").refused(409, "office.not-issuing");
        office.clock().set("2026-11-21T08:00:00+07:00");
        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H001");
    }

    @Test
    void the_menu_is_spoken_in_the_language_that_is_asked_for() {
        TestOffice office = server.newOffice();

        assertThat(server.visitor()
                        .get(office.path("menu?language=en"))
                        .must(200)
                        .body())
                .contains("Civil status", "Birth registration")
                .doesNotContain("Hộ tịch");
        assertThat(server.visitor()
                        .get(office.path("menu?language=vi"))
                        .must(200)
                        .body())
                .contains("Hộ tịch");
        assertThat(server.visitor()
                        .get(office.path("menu?language=xx"))
                        .must(200)
                        .text("language"))
                .isEqualTo("vi");
    }

    @Test
    void the_business_day_never_goes_backwards_whoever_asks() {
        TestOffice office = server.newOffice();

        assertThatThrownBy(() -> server.server().core().db().inOffice(office.id(), Cause.system(), tx -> {
                    tx.turnTo(tx.businessDay());
                    return tx.lastSeq();
                }))
                .hasMessageContaining("never goes backwards");
    }

    /** Weekdays 07:00 to 11:00 and 13:00 to 16:00; a Monday off, a Saturday on. */
    private static void officeHours(ObjectNode plan) {
        ObjectNode hours = plan.withObject("/hours");
        hours.put("always", false);
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            ArrayNode windows = hours.withObject("/week").putArray(day);
            windows.addObject().put("from", "07:00").put("to", "11:00");
            windows.addObject().put("from", "13:00").put("to", "16:00");
        }
        ObjectNode exceptions = hours.withObject("/exceptions");
        exceptions.putArray("2026-11-23");
        exceptions.putArray("2026-11-21").addObject().put("from", "07:30").put("to", "10:30");
    }

    private static Consumer<ObjectNode> series(Consumer<ObjectNode> change) {
        return plan -> change.accept((ObjectNode) plan.withArray("series").get(1));
    }

    private JsonNode menu(TestOffice office) {
        return server.visitor().get(office.path("menu?language=vi")).must(200).json();
    }
}
