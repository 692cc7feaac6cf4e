package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moiso.server.Core;
import org.moiso.server.bench.PastYears;
import org.moiso.server.json.Json;
import org.moiso.server.web.Role;

/**
 * After years of work a day costs what the first one did. The server plays a day in an office with a long log, on both databases, and the database says of each statement how much it has read for it.
 * A test that fails here names the statement and its plan: give it an index that leads it to the day, ask state by state (H2 finds nothing by {@code status in (…)} behind another column), or order by
 * all columns of the index where the newest few are wanted.
 */
class LongLogTest {

    private static final int TICKETS_A_DAY = 20;
    private static final long PAST_EVENTS = 20_000;
    /** Less than a tenth of the rows in the smallest of the tables that grow, and more than the day that is played here has of anything. */
    private static final long FEW = 250;

    /**
     * A statement that may read more, and why.
     *
     * @param most it may read at once
     * @param all it may read together
     */
    private record Permitted(String part, long most, long all, String why) {}

    private static final List<Permitted> PERMITTED = List.of(
            new Permitted(
                    "from office_event where office = ? and seq > ?",
                    600,
                    6_000,
                    "reads the log on in pages of 500, from where its reader stands"),
            new Permitted(
                    "select business_day, issued_at, service, priority from ticket",
                    3 * 14 * TICKETS_A_DAY,
                    8 * 14 * TICKETS_A_DAY,
                    "the last fourteen days, once a day, on a thread that nobody waits for"),
            new Permitted(
                    "select counter, waits_since, called_at, ended_at from ticket",
                    3 * 14 * TICKETS_A_DAY,
                    8 * 14 * TICKETS_A_DAY,
                    "the same"),
            new Permitted(
                    "type in ('counter.opened', 'counter.paused', 'counter.closed')",
                    13 * 14 * TICKETS_A_DAY,
                    48 * 14 * TICKETS_A_DAY,
                    "the same; counters are opened and closed seldom, and an index for it would cost each event something"));

    @ParameterizedTest
    @EnumSource
    void a_day_after_years_reads_no_more_than_the_first(TestDatabase database) throws SQLException, IOException {
        StatementWatch watch = StatementWatch.fresh();
        try (TestServer server = TestServer.watched(database)) {
            TestOffice office = server.newOffice(LongLogTest::busy);
            await().until(() -> !office.rows("select seq from feed_cursor").isEmpty());
            server.stop();
            yearsGoBy(server, office);

            watch.look();
            server.start();
            aDay(office);
            theNextMorning(office);
            watch.lookAway();

            assertThat(tooMuch(watch)).isEmpty();
            assertThat(watch.reads()).hasSizeGreaterThan(60);
        }
    }

    private static List<StatementWatch.Read> tooMuch(StatementWatch watch) {
        return watch.reads().stream()
                .filter(read -> {
                    Optional<Permitted> permitted = PERMITTED.stream()
                            .filter(it -> read.sql().replaceAll("\\s+", " ").contains(it.part))
                            .findFirst();
                    return read.most() > permitted.map(Permitted::most).orElse(FEW)
                            || read.all() > permitted.map(Permitted::all).orElse(Long.MAX_VALUE);
                })
                .toList();
    }

    /** What an office may have: paper, limits, appointments, and counters that take turns with the elderly. */
    private static void busy(ObjectNode plan) {
        plan.withArray("/printers")
                .addObject()
                .put("id", "in1")
                .put("name", "Máy in")
                .put("port", "virtual:");
        ((ObjectNode) plan.withArray("/dispensers").get(0)).put("printer", "in1");
        plan.withArray("/services").forEach(service -> {
            ((ObjectNode) service).putObject("limits").put("perHalfDay", 500).put("untilClosing", true);
        });
        ObjectNode week = plan.putObject("hours").putObject("week");
        List.of("friday", "saturday")
                .forEach(day -> week.set(day, Json.tree("[{\"from\": \"06:00\", \"to\": \"20:00\"}]")));
        plan.withObject("/settings").put("callingRule", "interleave").set("appointments", Json.tree("""
                {"daysAhead": 7, "slots": [{"service": "DD", "days": ["friday"], "from": "09:00", "to": "11:00", "minutes": 30, "capacity": 9}]}
                """));
    }

    /** With all that may be left of a visit: many did not come, gave up or were still there in the evening, and of many slips nobody knows where they are. */
    private static void yearsGoBy(TestServer server, TestOffice office) throws SQLException {
        String id = office.id().value();
        PastYears.Place place = new PastYears.Place(id, "H", "H", "HT", "q2", "staff:canbo2", "in1");
        try (Connection line = server.line();
                PastYears past = new PastYears(line, place, TICKETS_A_DAY)) {
            assertThat(past.add(PAST_EVENTS)).isGreaterThanOrEqualTo(PAST_EVENTS);
            line.setAutoCommit(true);
            try (Statement statement = line.createStatement()) {
                statement.execute("""
                        update ticket set status = case mod(id, 10) when 0 then 'no-show' when 1 then 'cancelled' when 2 then 'expired' else status end
                        """);
                statement.execute("update print_job set status = 'unknown' where mod(id, 3) = 0");
                statement.execute("update print_job set status = 'dropped' where mod(id, 5) = 0");
                statement.execute("update feed_cursor set seq = seq - 1200");
                statement.execute(server.shared() ? "vacuum analyze" : "analyze");
            }
        }
    }

    private static void aDay(TestOffice office) {
        TestServer server = office.server();
        LiveSocket board = LiveSocket.open(office.device(Role.SCREEN, "sanh"), "/ws/offices/" + office.id() + "/board");
        TestSupervisor supervisor = TestSupervisor.of(office);
        LiveSocket hall = LiveSocket.open(supervisor.client(), "/ws/offices/" + office.id() + "/hall");
        LiveSocket desk = LiveSocket.open(
                office.counter(2).opens().officer(),
                "/ws/counters/" + office.counter(2).id());
        people(office);
        TestTicket phone = office.kiosk().press("Hộ tịch");
        LiveSocket track = LiveSocket.open(server.visitor(), "/ws/track/" + phone.code());
        server.visitor().get("/api/track/" + phone.code()).must(200);
        counters(office);
        supervises(supervisor);
        appointments(office);
        slips(office);
        server.visitor().post("/api/track/" + phone.code() + "/cancel", press()).must(200);
        board.frame("ticket.cancelled");
        long seen = server.server().core().log().head(office.id()) - 5;
        try (LiveSocket again = LiveSocket.open(
                office.device(Role.SCREEN, "sanh"), "/ws/offices/" + office.id() + "/board?since=" + seen)) {
            again.first();
        }
        assertThat(office.lobby().calls()).isNotEmpty();
        List.of(board, hall, desk, track).forEach(LiveSocket::close);
    }

    private static void people(TestOffice office) {
        Map<String, Object> twice = new HashMap<>(press());
        twice.put("service", office.service("Hộ tịch"));
        office.kiosk().order(twice).must(201);
        office.kiosk().order(twice).must(200);
        office.kiosk().press("Hộ tịch", 6);
        office.kiosk().press("Hộ tịch", "elderly");
        office.kiosk().press("Chứng thực", 2);
        office.server().visitor().get(office.path("menu")).must(200);
        Client officer = office.counter(2).opens().officer();
        Answer roll = officer.post(
                        office.path("number-rolls"),
                        with(Map.of("service", office.service("Hộ tịch"), "first", 501, "last", 510)))
                .must(201);
        officer.post(office.path("number-rolls/" + roll.text("id") + "/tickets"), press())
                .must(201);
        officer.get(office.path("number-rolls")).must(200);
    }

    private static void counters(TestOffice office) {
        TestCounter counter = office.counter(2);
        TestTicket first = counter.callsNext();
        office.clock().advanceSeconds(6);
        counter.does("recall", first);
        counter.does("start", first);
        counter.does("finish", first);
        counter.does("undo", first);
        TestTicket second = counter.finishesAndCallsNext();
        counter.does("hold", second, Map.of("reason", "thiếu giấy", "minutes", 1));
        TestTicket third = counter.callsNext();
        counter.does("no-show", third);
        counter.does("reinstate", third);
        TestTicket fourth = counter.callsNext();
        counter.does("requeue", fourth);
        TestTicket fifth = counter.callsNext();
        counter.does("transfer", fifth, Map.of("service", office.service("Chứng thực")));
        office.counter(3).callsNext();
        TestTicket missed = counter.callsNext();
        counter.does("no-show", missed);
        counter.officer().get("/api/tickets/" + first.id()).must(200);
        office.clock().advanceMinutes(2);
        Core core = office.server().server().core();
        assertThat(core.returning().resumeDue(office.id())).isEqualTo(1);
        counter.becomes("paused", "giải lao").must(204);
    }

    private static void supervises(TestSupervisor supervisor) {
        TestOffice office = supervisor.office();
        TestTicket wrong = office.kiosk().press("Chứng thực");
        supervisor.moves(wrong, Map.of("service", office.service("Đất đai"))).must(200);
        supervisor.reclassifies(wrong, "elderly").must(200);
        supervisor.writes(office.counter(3), "Nhớ phiếu H001").must(201);
        supervisor.closes("Đất đai", "đi họp", "").must(204);
        supervisor.opens("Đất đai").must(204);
        await().until(() -> !supervisor.acts().isEmpty());
    }

    private static void appointments(TestOffice office) {
        Client visitor = office.server().visitor();
        String land = office.service("Đất đai");
        visitor.get(office.path("slots?service=" + land)).must(200);
        String code = "";
        for (int i = 0; i < 3; i++) {
            code = visitor.post(
                            office.path("appointments"),
                            with(Map.of("service", land, "at", "2026-11-20T09:00:00+07:00", "name", "Bà Thử")))
                    .must(201)
                    .text("code");
        }
        visitor.get(office.path("appointments/" + code)).must(200);
        visitor.post(office.path("appointments/" + code + "/cancel"), press()).must(200);
        office.clock().set("2026-11-20T08:58:00+07:00");
        JsonNode listed = office.counter(2)
                .officer()
                .get(office.path("appointments?day=2026-11-20"))
                .must(200)
                .json();
        assertThat(listed).hasSize(3);
        office.kiosk()
                .client()
                .post(office.path("appointments/" + listed.path(0).path("code").asText() + "/arrival"), press())
                .must(201);
    }

    private static void slips(TestOffice office) {
        Client officer = office.counter(2).officer();
        String printer = office.scoped("in1");
        await().until(() -> officer.get("/api/printers/" + printer + "/slips")
                        .must(200)
                        .json()
                        .size()
                > 5);
        JsonNode slip =
                officer.get("/api/printers/" + printer + "/slips").json().path(0);
        officer.get("/api/printers/" + printer + "/slips/" + slip.path("id").asText())
                .must(200);
        officer.get(office.path("printers")).must(200);
        TestTicket again = office.kiosk().press("Hộ tịch");
        await().until(() -> officer.post("/api/tickets/" + again.id() + "/slip", with(Map.of("answer", "reprint")))
                        .status()
                == 200);
    }

    /** The day turns: who did not come to an appointment is forgotten. */
    private static void theNextMorning(TestOffice office) {
        Core core = office.server().server().core();
        office.clock().set("2026-11-21T07:00:00+07:00");
        core.days().turnIfDue(office.id());
        assertThat(core.booking().closePastDays(office.id())).isPositive();
        assertThat(core.booking().closePastDays(office.id())).isZero();
        assertThat(core.log().newest()).isPresent();
        office.kiosk().press("Hộ tịch");
        office.counter(2).becomes("open", "gọi tiếp").must(204);
        office.counter(2).callsNext();
    }

    private static Map<String, Object> press() {
        return with(Map.of());
    }

    private static Map<String, Object> with(Map<String, ?> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("requestId", Kiosk.requestId());
        return whole;
    }
}
