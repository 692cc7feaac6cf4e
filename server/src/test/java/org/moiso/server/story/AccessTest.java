package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.moiso.server.web.Role.ADMIN;
import static org.moiso.server.web.Role.DISPENSER;
import static org.moiso.server.web.Role.OFFICER;
import static org.moiso.server.web.Role.PRINTER;
import static org.moiso.server.web.Role.SCREEN;
import static org.moiso.server.web.Role.SUPERVISOR;
import static org.moiso.server.web.Role.VISITOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moiso.server.web.Role;

/** Each role × each route: allowed, 401 for who has not said who they are, 403 for all others. */
@OnBothDatabases
class AccessTest {

    private static final Set<Role> ANYONE = EnumSet.allOf(Role.class);
    private static final Set<Role> STAFF = EnumSet.of(OFFICER, SUPERVISOR, ADMIN);

    private record Route(String method, String path, Set<Role> allowed) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final TestServer server;
    private final TestOffice office;

    AccessTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    static Stream<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                new Route("GET", "/api/health", ANYONE),
                new Route("GET", "/api/offices", ANYONE),
                new Route("GET", "/api/offices/{office}/menu", ANYONE),
                new Route("GET", "/api/offices/{office}/board", ANYONE),
                new Route("GET", "/api/offices/{office}/screens", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("GET", "/api/offices/{office}/plan", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/media", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/media", EnumSet.of(ADMIN)),
                new Route("PUT", "/api/offices/{office}/media", EnumSet.of(ADMIN)),
                new Route("DELETE", "/api/offices/{office}/media/{hash}", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/media/{hash}", ANYONE),
                new Route("GET", "/api/offices/{office}/voice/{language}", ANYONE),
                new Route("GET", "/api/offices/{office}/voice/{language}/{clip}", ANYONE),
                new Route("PUT", "/api/offices/{office}/voice/{language}/{clip}", EnumSet.of(ADMIN)),
                new Route("DELETE", "/api/offices/{office}/voice/{language}/{clip}", EnumSet.of(ADMIN)),
                new Route("PUT", "/api/offices/{office}/plan", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/tickets", EnumSet.of(DISPENSER, OFFICER, SUPERVISOR, ADMIN)),
                new Route("GET", "/api/offices/{office}/number-rolls", STAFF),
                new Route("POST", "/api/offices/{office}/number-rolls", STAFF),
                new Route("POST", "/api/offices/{office}/number-rolls/{roll}/tickets", STAFF),
                new Route("DELETE", "/api/offices/{office}/number-rolls/{roll}", STAFF),
                new Route("GET", "/api/slip/usual", EnumSet.of(ADMIN)),
                new Route("POST", "/api/slip/logo", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/slip/preview", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/slip/print", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/slots", ANYONE),
                new Route("GET", "/api/offices/{office}/appointments", STAFF),
                new Route("POST", "/api/offices/{office}/appointments", ANYONE),
                new Route("GET", "/api/offices/{office}/appointments/{appointment}", ANYONE),
                new Route("GET", "/api/offices/{office}/appointments/{appointment}/qr.svg", ANYONE),
                new Route("POST", "/api/offices/{office}/appointments/{appointment}/cancel", ANYONE),
                new Route(
                        "POST",
                        "/api/offices/{office}/appointments/{appointment}/arrival",
                        EnumSet.of(DISPENSER, OFFICER, SUPERVISOR, ADMIN)),
                new Route("POST", "/api/session", ANYONE),
                new Route("GET", "/api/session", STAFF),
                new Route("POST", "/api/session/password", STAFF),
                new Route("POST", "/api/pairings", ANYONE),
                new Route("GET", "/api/offices/{office}/webhooks", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/pairings", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/staff", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/staff", EnumSet.of(ADMIN)),
                new Route("PUT", "/api/offices/{office}/staff/{username}", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/staff/{username}/password", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/tokens", EnumSet.of(ADMIN)),
                new Route("DELETE", "/api/offices/{office}/tokens/{token}", EnumSet.of(ADMIN)),
                new Route("GET", "/api/offices/{office}/file", EnumSet.of(ADMIN)),
                new Route("POST", "/api/offices/{office}/file", EnumSet.of(ADMIN)),
                new Route("GET", "/api/device", EnumSet.of(DISPENSER, SCREEN, PRINTER)),
                new Route("POST", "/api/counters/{counter}/session", STAFF),
                new Route("DELETE", "/api/counters/{counter}/session", STAFF),
                new Route("PUT", "/api/counters/{counter}/status", STAFF),
                new Route("POST", "/api/counters/{counter}/calls", STAFF),
                new Route("POST", "/api/counters/{counter}/emergency", STAFF),
                new Route("POST", "/api/counters/{counter}/emergency/answer", STAFF),
                new Route("GET", "/api/tickets/{ticket}", STAFF),
                new Route("POST", "/api/tickets/{ticket}/slip", STAFF),
                new Route("GET", "/api/offices/{office}/hall", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/offices/{office}/rule", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/services/{service}/close", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/services/{service}/open", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/tickets/{ticket}/move", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/tickets/{ticket}/priority", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/counters/{counter}/notes", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/counters/{counter}/notes/{note}/seen", STAFF),
                new Route("GET", "/api/track/{code}", ANYONE),
                new Route("POST", "/api/track/{code}/cancel", ANYONE),
                new Route("POST", "/api/track/{code}/push", ANYONE),
                new Route("POST", "/api/track/{code}/push/stop", ANYONE),
                new Route("GET", "/api/track/{code}/qr.svg", ANYONE),
                new Route("GET", "/api/printers/{printer}/slips", EnumSet.of(PRINTER, OFFICER, SUPERVISOR, ADMIN)),
                new Route(
                        "GET", "/api/printers/{printer}/slips/{job}", EnumSet.of(PRINTER, OFFICER, SUPERVISOR, ADMIN)),
                new Route("GET", "/api/offices/{office}/printers", STAFF),
                new Route("GET", "/api/offices/{office}/keypads", STAFF),
                new Route("POST", "/api/printers/{printer}/roll", EnumSet.of(SUPERVISOR, ADMIN)),
                new Route("POST", "/api/printers/{printer}/test", EnumSet.of(SUPERVISOR, ADMIN))));
        Stream.of(
                        "recall",
                        "start",
                        "finish",
                        "hold",
                        "resume",
                        "transfer",
                        "no-show",
                        "requeue",
                        "reinstate",
                        "dossiers",
                        "cancel",
                        "undo")
                .forEach(it -> routes.add(new Route("POST", "/api/tickets/{ticket}/" + it, STAFF)));
        routes.add(new Route("DELETE", "/api/session", ANYONE));
        return routes.stream();
    }

    @ParameterizedTest
    @EnumSource
    void every_role_gets_where_it_belongs_and_nowhere_else(Role role) {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        Client client = as(role);

        routes().forEach(route -> {
            String path = route.path()
                    .replace("{office}", office.id().value())
                    .replace("{counter}", office.scoped("q1"))
                    .replace("{ticket}", ticket.id())
                    .replace("{code}", ticket.code())
                    .replace("{appointment}", "00000000")
                    .replace("{printer}", office.scoped("may-in-1"))
                    .replace("{language}", "vi")
                    .replace("{clip}", "hai")
                    .replace("{service}", office.scoped("HT"))
                    .replace("{note}", "0SAD000000000")
                    .replace("{username}", "nobody")
                    .replace("{token}", "0".repeat(16))
                    .replace("{hash}", "0".repeat(64))
                    .replace("{roll}", "0SAD000000000")
                    .replace("{job}", "0SAD000000000");

            Answer answer = client.send(route.method(), path, route.method().equals("GET") ? null : "{}");

            if (!route.allowed().contains(role)) {
                answer.refused(role == VISITOR ? 401 : 403, role == VISITOR ? "session.required" : "access.denied");
            } else {
                assertThat(answer.status())
                        .as(role + " " + route + " " + answer.body())
                        .isNotIn(401, 403, 405, 500);
            }
        });
    }

    @Test
    void every_route_of_the_open_api_stands_in_this_table() throws IOException {
        List<String> described = new ArrayList<>();
        try (InputStream file = AccessTest.class.getResourceAsStream("/api/openapi.yaml")) {
            JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(file);
            api.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(it -> Set.of("get", "post", "put", "delete").contains(it.getKey()))
                            .forEach(it -> described.add(it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        }

        assertThat(described)
                .filteredOn(it -> it.contains(" /api/") && !it.contains("/api/docs") && !it.contains("openapi"))
                .containsExactlyInAnyOrderElementsOf(
                        routes().map(Route::toString).toList());
    }

    @ParameterizedTest
    @EnumSource
    void live_lines_are_open_to_whom_they_are_for(Role role) {
        Client client = as(role);

        assertThat(handshake(client, "/ws/offices/" + office.id() + "/board")).isEqualTo(101);
        assertThat(handshake(client, "/ws/counters/" + office.scoped("q1")))
                .isEqualTo(STAFF.contains(role) || role == SCREEN ? 101 : role == VISITOR ? 401 : 403);
        assertThat(handshake(client, "/ws/offices/" + office.id() + "/hall"))
                .isEqualTo(role == SUPERVISOR || role == ADMIN ? 101 : role == VISITOR ? 401 : 403);
        assertThat(handshake(client, "/ws/printers/" + office.scoped("may-in-1")))
                .isEqualTo(role == PRINTER ? 101 : role == VISITOR ? 401 : 403);
    }

    @Test
    void a_token_may_stand_in_the_address_of_a_live_line_but_nowhere_else() {
        String token = office.token(SCREEN, "sanh");
        Client nobody = server.visitor();

        assertThat(handshake(nobody, "/ws/counters/" + office.scoped("q1") + "?token=" + token))
                .isEqualTo(101);
        nobody.get("/api/device?token=" + token).refused(401, "session.required");
    }

    @Test
    void a_wrong_token_and_a_revoked_one_open_nothing() {
        String token = office.token(DISPENSER, "cua-chinh");
        Client dispenser = new Client(server, Client.Key.token(token));
        dispenser.get("/api/device").must(200);

        int revoked = server.server().core().tokens().revoke(office.id(), "cua-chinh");

        assertThat(revoked).isEqualTo(1);
        dispenser.get("/api/device").refused(401, "session.required");
        new Client(server, Client.Key.token(token + "x")).get("/api/device").refused(401, "session.required");
        new Client(server, Client.Key.token("")).get("/api/device").refused(401, "session.required");
    }

    static Stream<String> foreign() {
        return Stream.of(
                "GET /api/tickets/{ticket}",
                "POST /api/tickets/{ticket}/cancel",
                "POST /api/tickets/{ticket}/undo",
                "POST /api/offices/{office}/tickets",
                "POST /api/counters/{counter}/session",
                "DELETE /api/counters/{counter}/session",
                "PUT /api/counters/{counter}/status",
                "POST /api/counters/{counter}/calls",
                "POST /api/counters/{counter}/emergency",
                "POST /api/counters/{counter}/emergency/answer",
                "GET /api/offices/{office}/screens",
                "GET /api/offices/{office}/hall",
                "POST /api/offices/{office}/rule",
                "POST /api/services/{office}.HT/close",
                "POST /api/services/{office}.HT/open",
                "POST /api/tickets/{ticket}/move",
                "POST /api/tickets/{ticket}/priority",
                "POST /api/counters/{counter}/notes",
                "GET /api/printers/{office}.may-in-1/slips");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void nobody_reaches_into_another_office(String route) {
        TestOffice other = server.newOffice();
        TestTicket ticket = other.kiosk().press("Hộ tịch");
        int before = other.events().size();
        String[] parts = route.replace("{ticket}", ticket.id())
                .replace("{office}", other.id().value())
                .replace("{counter}", other.scoped("q2"))
                .split(" ", 2);

        Answer answer = as(SUPERVISOR)
                .send(parts[0], parts[1], "{\"requestId\": \"foreign-001\", \"status\": \"open\", \"service\": \"x\"}");

        answer.refused(403, "access.denied");
        assertThat(other.events()).hasSize(before);
    }

    @Test
    void a_service_or_a_counter_of_another_office_is_none_of_this_one() {
        TestOffice other = server.newOffice();
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();

        office.kiosk().order(Map.of("service", other.service("Hộ tịch"))).refused(422, "service.not-found");
        office.counter(2)
                .tries("transfer", ticket, Map.of("counter", other.scoped("q2")))
                .refused(422, "request.invalid");
        assertThat(office.statusOf(ticket)).isEqualTo("called");
    }

    @Test
    void a_dispenser_of_another_office_issues_nothing_here() {
        TestOffice other = server.newOffice();

        Answer answer = other.kiosk()
                .client()
                .post(office.path("tickets"), Map.of("service", office.service("Hộ tịch"), "requestId", "foreign-001"));

        answer.refused(403, "access.denied");
    }

    @Test
    void a_screen_follows_no_counter_of_another_office() {
        TestOffice other = server.newOffice();

        try (LiveSocket socket = LiveSocket.open(other.device(SCREEN, "sanh"), "/ws/counters/" + office.scoped("q1"))) {
            assertThat(socket.closed()).isEqualTo(4404);
        }
    }

    @Test
    void a_screen_over_a_counter_learns_who_is_next_and_nothing_that_was_written() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Đất đai"), "note", "khó đi lại"));
        office.counter(4).callsNext();
        TestTicket next = office.kiosk().press("Đất đai");
        String counter = "/ws/counters/" + office.scoped("q4");

        try (LiveSocket officer = LiveSocket.open(office.staff(OFFICER, "canbo9"), counter);
                LiveSocket screen = LiveSocket.open(office.device(SCREEN, "sanh"), counter)) {
            assertThat(officer.first().toString()).contains("khó đi lại", "canbo4", next.number());
            assertThat(screen.first().toString()).contains(next.number()).doesNotContain("khó đi lại", "canbo4");

            office.counter(4).does("start", ticket, Map.of());

            officer.frame(it -> it.path("counter")
                    .path("current")
                    .path("ticket")
                    .path("status")
                    .asText()
                    .equals("serving"));
            assertThat(screen.frame(it -> it.path("seq").asLong()
                                    > screen.first().path("seq").asLong())
                            .toString())
                    .contains(next.number())
                    .doesNotContain("khó đi lại", "canbo4");
        }
    }

    @Test
    void an_admin_of_all_offices_may_work_in_each() {
        Client admin = TestStaff.adminOfAll(server);

        admin.post("/api/counters/" + office.scoped("q1") + "/session", Map.of())
                .must(204);
        admin.get(office.path("screens")).must(200);
    }

    private Client as(Role role) {
        return switch (role) {
            case VISITOR -> server.visitor();
            case DISPENSER -> office.device(role, "cua-chinh");
            case SCREEN -> office.device(role, "sanh");
            case PRINTER -> office.device(role, "may-in-1");
            case OFFICER, SUPERVISOR, ADMIN -> office.staff(role, role.code());
        };
    }

    private static int handshake(Client client, String path) {
        try (LiveSocket socket = LiveSocket.open(client, path)) {
            assertThat(socket.frames()).isNotNull();
            return 101;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }
}
