package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.call.CallFacts;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Database;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.Officer;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.staff.DeviceTokens;
import org.moiso.server.staff.Staff;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/**
 * The demo office behind the real server, on a free port of this machine. Officer {@code canboN} belongs to counter N; the first three, and the administrator
 * {@code quantri}, can sign in. For one thread.
 */
final class DemoOffice implements AutoCloseable {

    static final String PASSWORD = "moiso-demo";

    private static final OfficeId ID = new OfficeId("xa-mau");
    private static final List<String> NAMES = List.of(
            "Nguyễn Thị Mẫu", "Trần Văn Thử", "Lê Thị Ví Dụ", "Thạch Văn Mẫu", "Sơn Thị Thử", "Danh Ví Dụ", "Kim Mẫu");
    private static final PriorityId NORMAL = PriorityId.NORMAL;

    final OfficeClock clock = new OfficeClock();

    private final Path folder;
    private final Map<Role, String> tokens;
    private final int port;
    private @Nullable QueueServer server;

    private DemoOffice(Path folder, String plan) {
        this.folder = folder;
        this.tokens = setUp(config(0), plan);
        server = new QueueServer(config(0), clock);
        port = server.port();
    }

    /**
     * Opens the office for the day.
     *
     * @param folder an empty one
     * @param changes of the office's file, as an administrator would make them
     */
    @SafeVarargs
    static DemoOffice open(Path folder, UnaryOperator<String>... changes) {
        List<UnaryOperator<String>> all = new ArrayList<>();
        for (UnaryOperator<String> change : changes) {
            all.add(change);
        }
        return open(folder, all);
    }

    static DemoOffice open(Path folder, List<UnaryOperator<String>> changes) {
        String file = file();
        for (UnaryOperator<String> change : changes) {
            file = change.apply(file);
        }
        return new DemoOffice(folder, file);
    }

    /** A change of the office's file that replaces some words, and fails when they do not stand there. */
    static UnaryOperator<String> with(String words, String instead) {
        return text -> {
            assertThat(text).as("the demo office's file").contains(words);
            return text.replace(words, instead);
        };
    }

    /**
     * @param address where the only printer is, such as {@code tcp://127.0.0.1:9100}
     */
    static UnaryOperator<String> withPrinter(String address) {
        return with("port: \"virtual:\"", "port: \"" + address + "\"");
    }

    String kiosk() {
        return url() + "/kiosk/" + ID + "#token=" + tokens.get(Role.DISPENSER);
    }

    String board() {
        return url() + "/board/" + ID + "#token=" + tokens.get(Role.SCREEN);
    }

    String counterBoard(int counter) {
        return url() + "/counter-board/" + ID + ".q" + counter + "#token=" + tokens.get(Role.SCREEN);
    }

    String console() {
        return url() + "/console";
    }

    String admin(String section) {
        return url() + "/admin#" + section;
    }

    String printer() {
        return url() + "/printer/" + ID + ".may-in-1#token=" + tokens.get(Role.PRINTER);
    }

    String tracking(Ticket ticket) {
        return url() + "/t/" + ticket.code().value();
    }

    String url() {
        return "http://localhost:" + port;
    }

    OfficePlan plan() {
        return running().core().plans().find(ID).orElseThrow();
    }

    /** An administrator on another machine changes the plan. */
    void changes(UnaryOperator<OfficePlan> change) {
        OfficePlan unused = running()
                .core()
                .plans()
                .change(ID, press("staff:khac"), before -> change.apply(before.plan()))
                .plan();
    }

    /** Another machine that shows what this screen shows. */
    void letsIn(String screen) {
        running().core().tokens().give(new Caller(Role.SCREEN, screen, screen, ID));
    }

    /** Somebody more who may sign in, with the password of all. */
    void employs(String username, Role role) {
        running().core().staff().put(new StaffMember(username, ID, username, role, false, false), PASSWORD);
    }

    /** Somebody takes a number at the door. */
    Ticket issues(String service) {
        return issues(service, NORMAL, Language.VI);
    }

    Ticket issues(String service, PriorityId priority, Language language) {
        IssueOrder order =
                new IssueOrder(new ServiceId(service), null, priority, language, new DispenserId("cua-chinh"));
        return running()
                .core()
                .ticketing()
                .issue(ID, order, press("device:cua-chinh"))
                .ticket();
    }

    /** Somebody who may sign in as the office's supervisor, with the usual password. */
    void supervisor(String username, String name) {
        running().core().staff().put(new StaffMember(username, ID, name, Role.SUPERVISOR, false, false), PASSWORD);
    }

    /** The counter's own officer sits down. */
    void opens(int counter) {
        running().core().staffing().take(ID, new CounterId("q" + counter), officer(counter), pressAt(counter));
    }

    /** The counter's officer calls whoever is next, and finishes whom they had. */
    CallFacts calls(int counter) {
        return running()
                .core()
                .calling()
                .callNext(ID, new CounterId("q" + counter), officer(counter), pressAt(counter), true, null)
                .orElseThrow();
    }

    void starts(int counter, Ticket ticket) {
        running().core().serving().start(ID, ticket.id(), officer(counter), pressAt(counter));
    }

    void finishes(int counter, Ticket ticket) {
        running().core().finishing().finish(ID, ticket.id(), officer(counter), pressAt(counter), null);
    }

    /** Whom the counter has called is not here yet. */
    void requeues(int counter, Ticket ticket) {
        running().core().serving().requeue(ID, ticket.id(), officer(counter), pressAt(counter));
    }

    /** The whole log, as it stands in the database. */
    List<OfficeEvent> events() {
        return running().core().log().after(ID, 0, Integer.MAX_VALUE);
    }

    /** The ticket of a number, once its visit is over. */
    Ticket ended(String number) {
        return numbered(number, TicketStatus.FINISHED);
    }

    /** The ticket of a number that waits. */
    Ticket waiting(String number) {
        return numbered(number, TicketStatus.WAITING);
    }

    private Ticket numbered(String number, TicketStatus status) {
        return running().core().db().read(handle -> running().core().tickets().in(handle, ID, List.of(status))).stream()
                .filter(it -> it.number().text().equals(number))
                .findFirst()
                .orElseThrow();
    }

    void stop() {
        running().close();
        server = null;
    }

    /** Again, on the same port and with the same data. */
    void startAgain() {
        server = new QueueServer(config(port), clock);
    }

    private QueueServer running() {
        QueueServer now = server;
        if (now == null) {
            throw new IllegalStateException("The server is stopped");
        }
        return now;
    }

    private ServerConfig config(int wanted) {
        return ServerConfig.read(folder, wanted, Map.of());
    }

    private Map<Role, String> setUp(ServerConfig config, String plan) {
        try (Db db = new Db(Database.open(config.database()), clock, offices -> {})) {
            Staff staff = new Staff(db, clock);
            new Setup(new OfficePlans(db, clock), staff)
                    .apply(new OfficeFile.Content(new OfficeFile().read(plan).plan(), people()), "system:test");
            DeviceTokens devices = new DeviceTokens(db, clock);
            return Map.of(
                    Role.DISPENSER, devices.give(new Caller(Role.DISPENSER, "cua-chinh", "Máy lấy số", ID)),
                    Role.SCREEN, devices.give(new Caller(Role.SCREEN, "sanh", "Màn hình", ID)),
                    Role.PRINTER, devices.give(new Caller(Role.PRINTER, "may-in-1", "Máy in", ID)));
        } catch (OfficeFile.Unusable e) {
            throw new AssertionError(e);
        }
    }

    private static List<OfficeFile.Person> people() {
        // Hashing a password takes its time on purpose, so only those who sign in are there.
        return Stream.concat(
                        NAMES.subList(0, 3).stream()
                                .map(name -> new OfficeFile.Person(
                                        "canbo" + (NAMES.indexOf(name) + 1), name, "officer", PASSWORD)),
                        Stream.of(new OfficeFile.Person("quantri", "Quản trị", "admin", PASSWORD)))
                .toList();
    }

    private static Officer officer(int counter) {
        return new Officer("canbo" + counter, NAMES.get((counter - 1) % NAMES.size()));
    }

    private static Cause pressAt(int counter) {
        return press("staff:canbo" + counter);
    }

    private static Cause press(String actor) {
        return new Cause(actor, UUID.randomUUID().toString());
    }

    private static String file() {
        try (InputStream file = DemoOffice.class.getResourceAsStream("/demo/xa-mau.yaml")) {
            if (file == null) {
                throw new IllegalStateException("The classes lack /demo/xa-mau.yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
