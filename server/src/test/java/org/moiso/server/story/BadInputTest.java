package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;

/** What no client of ours sends: the right code, a sentence, and nothing has changed. */
@OnBothDatabases
class BadInputTest {

    private static final String MARKUP = "<script>alert('chào')</script> & \"Cô\" {0} %s";
    private static final int TWO_MEGABYTES = 2 << 20;

    private final TestServer server;
    private final TestOffice office;
    private final TestTicket ticket;
    private final List<OfficeEvent> before;
    private int changesMeant;

    BadInputTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        before = office.events();
    }

    @AfterEach
    void nothing_has_changed() {
        assertThat(office.events()).startsWith(before.toArray(OfficeEvent[]::new));
        assertThat(office.events().size()).isLessThanOrEqualTo(before.size() + changesMeant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"service\": }",
                "nonsense",
                "[]",
                "5",
                "\"text\"",
                "null",
                "{\"a\":1}{",
                "{'service': 'x'}",
                "\u0000"
            })
    void what_is_no_json_object_is_malformed(String body) {
        Answer answer = office.kiosk().client().send("POST", office.path("tickets"), body);

        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.text("code")).isIn("request.malformed", "request.invalid");
    }

    @Test
    void a_thousand_brackets_do_not_hurt() {
        office.kiosk()
                .client()
                .send("POST", office.path("tickets"), "{\"a\":" + "[".repeat(50_000))
                .refused(400, "request.malformed");
    }

    static Stream<Arguments> wrongOrders() {
        return Stream.of(
                arguments("service", "null"),
                arguments("service", "5"),
                arguments("service", "{\"id\": \"HT\"}"),
                arguments("service", "\"\""),
                arguments("service", "\"" + "x".repeat(501) + "\""),
                arguments("procedure", "[]"),
                arguments("priority", "true"),
                arguments("priority", "\"../..\""),
                arguments("language", "\"fr\""),
                arguments("language", "1"),
                arguments("requestId", "null"),
                arguments("requestId", "\"short\""),
                arguments("requestId", "12345678"),
                arguments("requestId", "\"with space in it\""),
                arguments("requestId", "\"" + "x".repeat(65) + "\""));
    }

    @ParameterizedTest
    @MethodSource("wrongOrders")
    void a_wrong_field_of_a_press_is_named(String field, String value) {
        ObjectNode body = valid();
        String text = body.without(List.of(field))
                .toString()
                .replaceFirst("}$", Matcher.quoteReplacement(",\"" + field + "\":" + value + "}"));

        Answer answer = office.kiosk().client().send("POST", office.path("tickets"), text);

        assertThat(answer.refused(422, "request.invalid")).contains("\"" + field + "\"");
    }

    static Stream<Arguments> wrongOperations() {
        return Stream.of(
                arguments("hold", "reason", "5"),
                arguments("hold", "reason", "\"" + "x".repeat(201) + "\""),
                arguments("hold", "reason", "\"\\u0000\""),
                arguments("hold", "minutes", "\"15\""),
                arguments("hold", "minutes", "0"),
                arguments("hold", "minutes", "-5"),
                arguments("hold", "minutes", "1.5"),
                arguments("hold", "minutes", "99999999999"),
                arguments("transfer", "service", "7"),
                arguments("transfer", "service", "\"HT\""),
                arguments("transfer", "counter", "\"q2\""),
                arguments("transfer", "note", "[1]"),
                arguments("transfer", "note", "\"a\\u0000b\""),
                arguments("transfer", "note", "\"" + "x".repeat(501) + "\""),
                arguments("transfer", "returning", "\"yes\""),
                arguments("start", "requestId", "5"));
    }

    @ParameterizedTest
    @MethodSource("wrongOperations")
    void a_wrong_field_of_an_operation_is_named(String operation, String field, String value) {
        String rest = switch (operation) {
            case "hold" -> ",\"reason\":\"photo\"";
            case "transfer" -> ",\"service\":\"" + office.service("Đất đai") + "\"";
            default -> "";
        };
        String text = ("{\"requestId\":\"wrong-0001\"" + rest + "}")
                .replaceFirst(",?\"" + field + "\":\"[^\"]*\"", "")
                .replaceFirst("}$", Matcher.quoteReplacement(",\"" + field + "\":" + value + "}"))
                .replaceFirst("^\\{,", "{");

        Answer answer = office.counter(2).officer().send("POST", "/api/tickets/" + ticket.id() + "/" + operation, text);

        assertThat(answer.refused(422, "request.invalid")).contains("\"" + field + "\"");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void the_longest_reasons_and_notes_that_are_allowed_fit() {
        changesMeant = 9;
        office.counter(2)
                .does("transfer", ticket, Map.of("service", office.service("Hộ tịch"), "note", "ế".repeat(500)));
        office.counter(2).callsNext();
        office.counter(2).does("hold", ticket, Map.of("reason", "ế".repeat(200)));
        office.counter(2).calls(ticket, "ế".repeat(200));

        office.counter(2).becomes("paused", "ế".repeat(200)).must(204);
        office.counter(2).becomes("paused", "ế".repeat(201)).refused(422, "request.invalid");
        office.counter(2).becomes("asleep", "nghỉ").refused(422, "request.invalid");
    }

    @Test
    void a_body_of_two_megabytes_is_too_large() {
        office.kiosk()
                .client()
                .send("POST", office.path("tickets"), "{\"service\":\"" + "x".repeat(TWO_MEGABYTES) + "\"}")
                .refused(413, "request.too-large");
    }

    @Test
    void two_megabytes_in_pieces_are_too_large_as_well() {
        byte[] body = ("{\"service\":\"" + "x".repeat(TWO_MEGABYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(office.path("tickets")))
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        Answer answer = office.kiosk().client().send(request);

        answer.refused(413, "request.too-large");
    }

    @Test
    void what_does_not_exist_is_named() {
        Client officer = office.counter(2).officer();

        assertThat(office.kiosk()
                        .client()
                        .post("/api/offices/khong-co/tickets", Map.of())
                        .refused(404, "office.not-found"))
                .contains("khong-co");
        assertThat(server.visitor()
                        .get("/api/offices/KHÔNG%20CÓ/board"
                                .replace("Ô", "%C3%94")
                                .replace("Ó", "%C3%93"))
                        .refused(404, "office.not-found"))
                .isNotBlank();
        assertThat(office.kiosk()
                        .order(Map.of("service", office.scoped("KHONG")))
                        .refused(422, "service.not-found"))
                .contains("KHONG");
        assertThat(officer.get("/api/tickets/0SAD000000000").refused(404, "ticket.not-found"))
                .contains("0SAD000000000");
        officer.get("/api/tickets/nonsense!").refused(404, "ticket.not-found");
        server.visitor().get("/api/track/AAAAAAAAAAAA").refused(404, "ticket.not-found");
        server.visitor().get("/api/track/%27%20or%201=1").refused(404, "ticket.not-found");
        officer.get("/api/printers/" + office.scoped("x y".replace(" ", "%20")) + "/slips")
                .refused(404, "printer.not-found");
        officer.get("/api/printers/nonsense/slips").refused(404, "printer.not-found");
        officer.post("/api/counters/nonsense/session", Map.of()).refused(404, "counter.not-found");
        server.visitor().get("/api/nowhere").refused(404, "route.not-found");
        server.visitor().delete("/api/health").refused(405, "route.wrong-method");
    }

    @Test
    void refusals_speak_the_callers_language() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at("/api/nowhere"))
                .header("Accept-Language", "fr-FR, vi;q=0.9, en;q=0.5");

        assertThat(server.visitor().send(request).text("detail")).contains("Không có");
        assertThat(server.visitor().get("/api/nowhere").text("detail")).contains("There is no address");
    }

    @Test
    void markup_in_names_stays_text() {
        TestOffice strange = server.newOffice(plan -> {
            ((ObjectNode) plan.withArray("services").get(1).path("name"))
                    .put("vi", MARKUP)
                    .put("en", MARKUP);
            plan.withObject("/office").withObject("/name").put("vi", MARKUP).put("en", MARKUP);
        });
        TestTicket there = strange.kiosk().press(MARKUP);

        assertThat(server.visitor().get("/api/track/" + there.code()).must(200).text("service"))
                .isEqualTo(MARKUP);
        assertThat(strange.lobby().board().at("/office/name/vi").asText()).isEqualTo(MARKUP);
        Answer menu = server.visitor().get(strange.path("menu?language=vi")).must(200);
        assertThat(menu.json().at("/groups/0/services/1/name").asText()).isEqualTo(MARKUP);
        assertThat(menu.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(menu.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(menu.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'");
    }

    @Test
    void markup_and_braces_in_a_refusal_stay_text() {
        TestOffice strange = server.newOffice(plan -> {
            ObjectNode service = (ObjectNode) plan.withArray("services").get(1);
            ((ObjectNode) service.path("name")).put("vi", MARKUP).put("en", MARKUP);
            service.put("status", "closed");
            service.putObject("closedReason").put("vi", "Nghỉ {1} <b>trưa</b>.");
        });

        Answer answer = strange.kiosk().order(Map.of("service", strange.service(MARKUP)));

        assertThat(answer.refused(409, "service.closed")).contains(MARKUP, "Nghỉ {1} <b>trưa</b>.");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    private ObjectNode valid() {
        return Json.mapper()
                .createObjectNode()
                .put("service", office.service("Hộ tịch"))
                .put("requestId", "valid-00001");
    }
}
