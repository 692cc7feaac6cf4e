package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.push.PushServices;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** An office with one dispenser and one printer, in a real server that can be stopped and started again. */
final class PrintingOffice implements AutoCloseable {

    static final OfficeId ID = new OfficeId("xa-mau");
    static final String PRINTER = "xa-mau.may-in-1";

    private static final String FIGURES = "a-long-word";

    /** A ticket as its dispenser got it; the code stands on its slip. */
    record Pressed(String id, String number, String code) {}

    /** What the server said. */
    record Answer(int status, JsonNode json) {

        Answer must(int wanted) {
            assertThat(status).as(String.valueOf(json)).isEqualTo(wanted);
            return this;
        }
    }

    private final Path folder;
    private final DatabaseConfig database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String dispenser;
    private final String printerToken;
    private QueueServer server;
    private final String officer;

    /**
     * @param address of its printer; {@code agent:} for one that an agent drives
     */
    PrintingOffice(Path folder, String address) {
        this(folder, address, DatabaseConfig.embedded(folder));
    }

    PrintingOffice(Path folder, String address, DatabaseConfig database) {
        this.folder = folder;
        this.database = database;
        this.server = started(0);
        setUp(address);
        dispenser = server.core().tokens().give(new Caller(Role.DISPENSER, "co-giay", "Máy lấy số", ID));
        printerToken = server.core().tokens().give(new Caller(Role.PRINTER, "may-in-1", "Máy in", ID));
        officer = signedIn();
    }

    /** The same office at another node of the same database, with the same people and devices. */
    private PrintingOffice(PrintingOffice first, DatabaseConfig database) {
        this.folder = first.folder.resolveSibling("another-node");
        this.database = database;
        this.server = started(0);
        dispenser = first.dispenser;
        printerToken = first.printerToken;
        officer = first.officer;
    }

    PrintingOffice atAnotherNode() {
        return atAnotherNode(database);
    }

    /**
     * @param way to the same database
     */
    PrintingOffice atAnotherNode(DatabaseConfig way) {
        return new PrintingOffice(this, way);
    }

    private QueueServer started(int port) {
        return new QueueServer(
                new ServerConfig(
                        folder,
                        "127.0.0.1",
                        port,
                        null,
                        database,
                        BackupPlan.onlyWhenAsked(folder),
                        FIGURES,
                        PushServices.usual()),
                Clock.systemUTC());
    }

    /** What Prometheus gets. */
    String figures() {
        return sent(HttpRequest.newBuilder(at("/metrics"))
                        .header("Authorization", "Bearer " + FIGURES)
                        .build())
                .body();
    }

    /** What the server would have somebody see to. */
    List<String> troubles() {
        return server.troubles();
    }

    void setUp(String address) {
        setUp(address, true);
    }

    /** The office of now on; its dispenser prints, or only shows numbers. */
    void setUp(String address, boolean prints) {
        setUp(address, prints, file -> {});
    }

    /** The same dispenser with push buttons on a serial line. */
    void setUpKeypad(String printer, String keypad, Map<String, String> buttons, Consumer<ObjectNode> change) {
        setUp(printer, true, file -> {
            ObjectNode dispenser = (ObjectNode) file.withArray("dispensers").get(0);
            dispenser.put("keypad", keypad).set("buttons", Json.tree(Json.write(buttons)));
            change.accept(file);
        });
    }

    private void setUp(String address, boolean prints, Consumer<ObjectNode> change) {
        try (InputStream yaml = PrintingOffice.class.getResourceAsStream("/office.yaml")) {
            ObjectNode file = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(yaml);
            file.withObject("/office").put("id", ID.value());
            file.putObject("hours").put("always", true);
            file.putArray("printers")
                    .addObject()
                    .put("id", "may-in-1")
                    .put("name", "Máy in cửa chính")
                    .put("port", address);
            ObjectNode dispenser =
                    file.putArray("dispensers").addObject().put("id", "co-giay").put("name", "Máy lấy số");
            if (prints) {
                dispenser.put("printer", "may-in-1");
            }
            change.accept(file);
            new Setup(server.core().plans(), server.core().staff())
                    .apply(new OfficeFile().read(file.toString()), "system:test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OfficeFile.Unusable e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String signedIn() {
        server.core()
                .staff()
                .put(new StaffMember("truong", ID, "Phạm Văn Mẫu", Role.SUPERVISOR, false, false), "mat-khau-thu-1");
        HttpRequest request = HttpRequest.newBuilder(at("/api/session"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\": \"truong\", \"password\": \"mat-khau-thu-1\"}"))
                .build();
        return sent(request).headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    }

    /** Stops the server and starts it again on the same data and port. */
    void restart() {
        int port = server.port();
        server.close();
        server = started(port);
    }

    void stop() {
        server.close();
    }

    void start(int port) {
        server = started(port);
    }

    int port() {
        return server.port();
    }

    Pressed press() {
        return press(UUID.randomUUID().toString());
    }

    Pressed press(String requestId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/api/offices/" + ID + "/tickets"))
                .header("Authorization", "Bearer " + dispenser);
        Answer answer = answer(request, Map.of("service", "xa-mau.HT", "requestId", requestId));
        assertThat(answer.status()).as(String.valueOf(answer.json())).isIn(200, 201);
        return new Pressed(
                answer.json().path("id").asText(),
                answer.json().path("number").asText(),
                answer.json().path("trackingUrl").asText().replaceFirst(".*/t/", ""));
    }

    /** Asks as the supervisor. */
    Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Cookie", officer)
                .header("Accept-Language", "en")
                .build();
        return read(sent(request));
    }

    /** Posts as the supervisor; a requestId is made where none is given. */
    Answer post(String path, Map<String, ?> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.putIfAbsent("requestId", UUID.randomUUID().toString());
        return answer(HttpRequest.newBuilder(at(path)).header("Cookie", officer), whole);
    }

    private Answer answer(HttpRequest.Builder request, Map<String, ?> body) {
        return read(sent(request.header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build()));
    }

    private static Answer read(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(), response.body().isBlank() ? Json.tree("{}") : Json.tree(response.body()));
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is known of a ticket's slip: {@code queued}, {@code printed} … */
    String slip(Pressed ticket) {
        return get("/api/tickets/" + ticket.id())
                .must(200)
                .json()
                .path("slip")
                .path("status")
                .asText();
    }

    /** The officer calls the next ticket, at a counter that is taken before. */
    void callNext() {
        post("/api/counters/xa-mau.q2/session", Map.of());
        post("/api/counters/xa-mau.q2/calls", Map.of("finishCurrent", true)).must(201);
    }

    CounterScreen counter() {
        return CounterScreen.open(URI.create("ws://127.0.0.1:" + port() + "/ws/counters/xa-mau.q2"), officer);
    }

    List<String> events() {
        return server.core().log().after(ID, 0, Integer.MAX_VALUE).stream()
                .map(event -> event.type())
                .toList();
    }

    /** Numbers in the order in which they were taken. */
    List<String> numbers() {
        return server.core()
                .db()
                .read(handle -> handle.createQuery("select number from ticket order by id")
                        .mapTo(String.class)
                        .list());
    }

    /** What the log says of each event of a type, oldest first. */
    List<JsonNode> bodies(String type) {
        return server.core().log().after(ID, 0, Integer.MAX_VALUE).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.body())
                .toList();
    }

    /** Every print job there ever was, as {@code number attempt status}, oldest first. */
    List<String> jobs() {
        return server.core()
                .db()
                .read(handle -> handle.createQuery("""
                                select t.number, j.attempt, j.status from print_job j
                                join ticket t on t.id = j.ticket order by j.id
                                """)
                        .map((rs, context) -> rs.getString(1) + " " + rs.getInt(2) + " " + rs.getString(3))
                        .list());
    }

    /** As if the queue had yet to read that a ticket was issued. */
    void unread(Pressed ticket) {
        server.core().db().write(handle -> {
            long id = TicketId.of(ticket.id()).value();
            handle.execute("delete from print_job where ticket = ?", id);
            return handle.execute(
                    "update feed_cursor set seq = (select min(seq) - 1 from office_event where ticket = ?) where consumer = 'print'",
                    id);
        });
    }

    String printerToken() {
        return printerToken;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() {
        server.close();
    }
}
