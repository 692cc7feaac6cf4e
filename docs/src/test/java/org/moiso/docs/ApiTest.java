package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.docs.TestServer.Answer;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Role;
import org.moiso.server.web.WebServer.Route;

/** openapi.yaml, held against the running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final Set<String> OF_ANY_ROUTE =
            Set.of("request.too-large", "route.not-found", "route.wrong-method", "server.error");

    private final Description description = Description.read();
    private TestServer office;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        office = new TestServer(folder);
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void every_route_is_described_and_every_description_is_a_route() {
        Map<String, Set<String>> registered = office.server().routes().stream()
                .filter(route -> !route.method().equals("WS"))
                .collect(Collectors.toMap(route -> route.method() + " " + route.path(), Route::roles));
        Map<String, Set<String>> described = description.operations().stream()
                .collect(Collectors.toMap(Description.Operation::name, Description.Operation::roles));

        assertThat(described).containsExactlyInAnyOrderEntriesOf(registered);
    }

    @Test
    void every_socket_stands_in_the_protocol() {
        List<String> sockets = office.server().routes().stream()
                .filter(route -> route.method().equals("WS"))
                .map(Route::path)
                .toList();

        assertThat(sockets)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(Repository.text("docs/protocol/README.md")).contains("`" + path));
    }

    @Test
    void every_problem_is_one_of_the_catalogue_and_its_status_is_described() {
        Map<String, Integer> catalogue =
                Arrays.stream(ApiError.values()).collect(Collectors.toMap(ApiError::code, ApiError::status));
        Set<String> used = new TreeSet<>(OF_ANY_ROUTE);

        for (Description.Operation operation : description.operations()) {
            used.addAll(operation.problems());
            assertThat(catalogue.keySet()).as(operation.name()).containsAll(operation.problems());
            assertThat(operation.problems())
                    .as(operation.name())
                    .allSatisfy(code -> assertThat(
                                    operation.of().path("responses").has(String.valueOf(catalogue.get(code))))
                            .as("%s of %s", code, operation.name())
                            .isTrue());
        }

        assertThat(used).containsExactlyInAnyOrderElementsOf(catalogue.keySet());
    }

    @Test
    void a_path_to_a_call_is_answered_as_described() throws Exception {
        String dispenser = office.token(Role.DISPENSER, "cua-chinh");
        String officer = office.signedIn("canbo2");
        String order = "{\"service\":\"xa-mau.HT\",\"requestId\":\"press-0001\"}";
        String counter = "/api/counters/{counter}";

        fits("GET", "/api/offices", null, "", 200);
        fits("GET", "/api/offices/{office}/menu", dispenser, "", 200);
        JsonNode ticket = fits("POST", "/api/offices/{office}/tickets", dispenser, order, 201);
        fits("POST", "/api/offices/{office}/tickets", dispenser, order, 200);
        fits("POST", counter + "/session", officer, "", 204);
        fits("PUT", counter + "/status", officer, "{\"status\":\"paused\"}", 204);
        fits("PUT", counter + "/status", officer, "{\"status\":\"open\"}", 204);
        fits("POST", counter + "/calls", officer, "{\"requestId\":\"press-0002\"}", 201);
        String id = ticket.path("id").asText();
        fits("GET", "/api/tickets/{ticket}", officer, "", 200, id);
        fits("POST", "/api/tickets/{ticket}/recall", officer, "{\"requestId\":\"press-0003\"}", 409, id);
        fits(
                "POST",
                "/api/tickets/{ticket}/hold",
                officer,
                "{\"requestId\":\"press-0004\",\"reason\":\"photo\"}",
                200,
                id);
        fits("GET", "/api/offices/{office}/board", null, "", 200);
        String code = ticket.path("trackingUrl").asText().replaceFirst(".*/", "");
        fits("GET", "/api/track/{code}", null, "", 200, code);
        fits("GET", "/api/track/{code}/qr.svg", null, "", 200, code);
        fits("POST", "/api/track/{code}/cancel", null, "{\"requestId\":\"press-0005\"}", 200, code);
        fits("POST", counter + "/calls", officer, "{\"requestId\":\"press-0006\"}", 204);
        fits("DELETE", counter + "/session", officer, "", 204);
    }

    @Test
    void the_rest_is_answered_as_described() throws Exception {
        String officer = office.signedIn("canbo2");
        String passwords = "{\"password\":\"" + TestServer.PASSWORD + "\",\"newPassword\":\"short\"}";

        fits("GET", "/api/health", null, "", 200);
        fits("GET", "/api/device", office.token(Role.PRINTER, "may-in-1"), "", 200);
        fits("GET", "/api/session", officer, "", 200);
        fits(
                "POST",
                "/api/session",
                null,
                "{\"username\":\"canbo2\",\"password\":\"" + TestServer.PASSWORD + "\"}",
                200);
        fits("POST", "/api/session/password", officer, passwords, 422);
        fits("GET", "/api/offices/{office}/screens", office.signedIn("truong"), "", 200);
        fits("GET", "/api/printers/{printer}/slips", officer, "", 200);
        fits("GET", "/api/openapi.yaml", null, "", 200);
        fits("GET", "/api/docs", null, "", 200);
        fits("GET", "/console", null, "", 200);
        fits("GET", "/admin", null, "", 200);
        fits("DELETE", "/api/session", officer, "", 204);
    }

    @Test
    void refusals_are_answered_as_described() throws Exception {
        String dispenser = office.token(Role.DISPENSER, "cua-chinh");
        String tickets = "/api/offices/{office}/tickets";

        fits("GET", "/api/session", null, "", 401);
        fits("POST", "/api/session", null, "[", 400);
        fits("POST", "/api/session", null, "{\"username\":\"nobody\",\"password\":\"nothing\"}", 401);
        fits("POST", tickets, dispenser, "{\"service\":\"xa-mau.NO\",\"requestId\":\"press-0101\"}", 422);
        fits("POST", tickets, dispenser, "{\"service\":\"xa-mau.HT\"}", 422);
        fits("POST", tickets, null, "{}", 401);
        fits("GET", "/api/offices/{office}/screens", dispenser, "", 403);
        fits("GET", "/api/track/{code}", null, "", 404, "000000000000");
        refused("POST", "/api/counters/{counter}/session", "/api/counters/xa-mau.%20/session", "counter.not-found");
        refused("GET", "/api/printers/{printer}/slips", "/api/printers/xa-mau./slips", "printer.not-found");
        refused("GET", "/api/offices/{office}/screens", "/api/offices/nowhere/screens", "office.not-found");
    }

    private void refused(String method, String path, String address, String code) throws Exception {
        Answer answer = office.ask(method, address, office.signedIn("truong"), "");

        assertThat(answer.body().path("code").asText()).isEqualTo(code);
        assertThat(description.operation(method, path).problems()).contains(code);
    }

    /** Asks, and holds the answer against the description; returns its body. */
    private JsonNode fits(String method, String path, @Nullable String secret, String body, int status, String... id)
            throws Exception {
        Description.Operation operation = description.operation(method, path);
        String address = path.replace("{office}", "xa-mau")
                .replace("{counter}", "xa-mau.q2")
                .replace("{printer}", "xa-mau.may-in-1")
                .replaceAll("\\{\\w+}", id.length > 0 ? id[0] : "");

        Answer answer = office.ask(method, address, secret, body);

        assertThat(answer.status())
                .as("%s → %s", operation.name(), answer.body())
                .isEqualTo(status);
        assertThat(description.misfits(operation, status, answer.type(), answer.body()))
                .as(operation.name())
                .isEmpty();
        if (answer.type().equals("application/problem+json")) {
            assertThat(operation.problems())
                    .as(operation.name())
                    .contains(answer.body().path("code").asText());
        }
        return answer.body();
    }
}
