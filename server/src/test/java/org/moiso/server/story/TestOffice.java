package org.moiso.server.story;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.check.Checker;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** An office as the stories speak of it: {@code office.kiosk().press("Hộ tịch")}, {@code office.counter(3).callsNext()}. */
final class TestOffice {

    private final TestServer server;
    private final OfficeId id;
    private final Map<Integer, TestCounter> counters = new ConcurrentHashMap<>();
    private final Map<String, Kiosk> kiosks = new ConcurrentHashMap<>();

    private TestOffice(TestServer server, OfficeId id) {
        this.server = server;
        this.id = id;
    }

    static TestOffice open(TestServer server, String id, Consumer<ObjectNode> change) {
        TestOffice office = new TestOffice(server, new OfficeId(id));
        office.putInForce(change);
        return office;
    }

    /** The same office, asked through another node. */
    TestOffice through(TestServer node) {
        return new TestOffice(node, id);
    }

    /** Reads a changed file of the office in, as {@code moiso import} does, and waits until every reader knows it. */
    void putInForce(Consumer<ObjectNode> change) {
        ObjectNode file = file();
        file.withObject("/office").put("id", id.value());
        change.accept(file);
        try {
            OfficeFile.Content content = new OfficeFile().read(file.toString());
            new Setup(server.server().core().plans(), server.server().core().staff()).apply(content, "system:story");
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> plan().equals(content.plan()));
        } catch (OfficeFile.Unusable e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode file() {
        try (InputStream yaml = TestOffice.class.getResourceAsStream("/office.yaml")) {
            return (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The touch page at the door, without paper. */
    Kiosk kiosk() {
        return kiosk("cua-chinh");
    }

    Kiosk kiosk(String dispenser) {
        return kiosks.computeIfAbsent(dispenser, it -> new Kiosk(this, device(Role.DISPENSER, it)));
    }

    /** A counter with an officer of its own, who takes it when first asked to do something there. */
    TestCounter counter(int number) {
        return counters.computeIfAbsent(
                number, it -> new TestCounter(this, it, TestStaff.signedIn(this, Role.OFFICER, "canbo" + it)));
    }

    /** What the big screen shows now. */
    Lobby lobby() {
        return new Lobby(server.visitor().get(path("board")).must(200).json());
    }

    /** Somebody signed in who holds no counter yet. */
    Client staff(Role role, String name) {
        return TestStaff.signedIn(this, role, name);
    }

    Client device(Role role, String key) {
        return new Client(server, Client.Key.token(token(role, key)));
    }

    String token(Role role, String key) {
        return server.server().core().tokens().give(new Caller(role, key, key, id));
    }

    /** The address of something of this office in the API. */
    String path(String rest) {
        return "/api/offices/" + id + "/" + rest;
    }

    /** The id of a service, counter or device as the world sees it. */
    String scoped(String key) {
        return id.scoped(key);
    }

    /** The id of the service that is called so in Vietnamese. */
    String service(String name) {
        return plan().services().stream()
                .filter(it -> it.name().vi().equals(name))
                .map(it -> scoped(it.id().value()))
                .findFirst()
                .orElseThrow();
    }

    OfficePlan plan() {
        return server.server().core().plans().find(id).orElseThrow();
    }

    /** The whole event log, as it stands in the database. */
    List<OfficeEvent> events() {
        return server.server().core().log().after(id, 0, Integer.MAX_VALUE);
    }

    List<String> eventTypes() {
        return events().stream().map(OfficeEvent::type).toList();
    }

    /** Everything that the database knows of a ticket. */
    Map<String, Object> row(TestTicket ticket) {
        return rows("select * from ticket where id = "
                        + TicketId.of(ticket.id()).value())
                .get(0);
    }

    String statusOf(TestTicket ticket) {
        return String.valueOf(row(ticket).get("status"));
    }

    /** The newest entry of the event log. */
    OfficeEvent lastEvent() {
        List<OfficeEvent> events = events();
        return events.get(events.size() - 1);
    }

    /** Rows of a query of the test's own, columns in the order of their names. */
    List<Map<String, Object>> rows(String sql) {
        return server.server()
                .core()
                .db()
                .read(handle -> handle.createQuery(sql)
                        .mapToMap()
                        .map(it -> (Map<String, Object>) new TreeMap<>(it))
                        .list());
    }

    /** What the checker finds wrong in this office. */
    List<String> findings() {
        return new Checker(server.server().core().db()).check(id).findings();
    }

    TestServer server() {
        return server;
    }

    TestClock clock() {
        return server.clock();
    }

    OfficeId id() {
        return id;
    }
}
