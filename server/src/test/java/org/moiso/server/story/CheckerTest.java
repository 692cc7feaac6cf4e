package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.server.check.Checker;
import org.moiso.server.db.OfficeId;

/** The checker is silent about what the product has written, and finds each thing that somebody else has. */
@OnBothDatabases
class CheckerTest {

    private final TestServer server;
    private final TestOffice office;

    CheckerTest(TestServer server) {
        this.server = server;
        office = server.newOffice(CheckerTest::withPrinter);
    }

    @Test
    void a_day_with_every_move_is_sound() {
        aDay();

        assertThat(office.findings()).isEmpty();
    }

    @Test
    void the_report_counts_what_was_read() {
        aDay();

        assertThat(new Checker(server.server().core().db()).check(office.id()).offices())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.events()).isEqualTo(office.events().size());
                    assertThat(it.tickets()).isEqualTo(6);
                    assertThat(it.calls()).isEqualTo(5);
                    assertThat(it.slips()).isEqualTo(6);
                });
        assertThat(new Checker(server.server().core().db())
                        .check(new OfficeId("nowhere"))
                        .offices())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from office_event where type = 'ticket.started'             | the log has a gap",
                "update office set last_seq = last_seq + 1                          | its log ends with",
                "update office_event set business_day = date '2026-11-19' where type = 'ticket.finished' | the day went back",
                "update office_event set type = 'ticket.requeued' where type = 'ticket.started' | instead of waiting",
                "update office_event set type = 'ticket.started' where type = 'ticket.called' and seq > 9 | no legal move",
                "update ticket set status = 'waiting' where status = 'finished'     | the status is finished by the log, waiting in the table",
                "update ticket set service = 'CT' where number = 'H001'             | the service is",
                "update ticket set number = 'H009' where number = 'H001'            | the number is H001 by the log",
                "update ticket set counter = 'q1' where status = 'called'           | the counter is",
                "update ticket set number_in_series = 77 where number = 'H001'      | was left out",
                "update number_series set next_number = next_number + 1             | the next number is",
                "delete from visit_call                                             | but not in the table",
                "update visit_call set call_count = 9                               | in the table",
                "update print_job set status = 'queued'                             | slips are printed by the log",
                "update print_job set seq = seq + 1000                              | did not ask for it"
            })
    void whatever_is_changed_behind_its_back_is_found(String sql, String finding) {
        aDay();
        String all = sql.contains(" where ") ? " and " : " where ";
        String column = sql.startsWith("update office set") ? "id" : "office";

        int changed = server.server()
                .core()
                .db()
                .write(handle ->
                        handle.execute(sql + all + column + " = ?", office.id().value()));

        assertThat(changed).isPositive();
        assertThat(office.findings()).anySatisfy(it -> assertThat(it).contains(finding));
    }

    @Test
    void a_plan_that_is_not_there_is_found() {
        String row = "select plan_version from office where id = '" + office.id() + "'";
        long version = Long.parseLong(String.valueOf(office.rows(row).get(0).get("plan_version")));
        putPlanInForce(99);
        try {
            assertThat(office.findings())
                    .containsExactly(office.id() + ": plan version 99 is in force, but it is not in office_plan");
        } finally {
            putPlanInForce(version);
        }
    }

    private void putPlanInForce(long version) {
        server.server()
                .core()
                .db()
                .write(handle -> handle.execute(
                        "update office set plan_version = ? where id = ?",
                        version,
                        office.id().value()));
    }

    @Test
    void a_ticket_called_to_a_counter_where_another_still_is_is_found() {
        office.kiosk().press("Hộ tịch", 2);
        TestTicket first = office.counter(2).callsNext();
        TestTicket second = office.counter(3).callsNext();
        String body = "update office_event set body = replace(body, '" + office.scoped("q3") + "', '"
                + office.scoped("q2") + "') where type = 'ticket.called' and office = ?";

        int changed = server.server()
                .core()
                .db()
                .write(handle -> handle.execute(body, office.id().value()));

        assertThat(changed).isPositive();
        assertThat(office.findings())
                .anySatisfy(it -> assertThat(it).contains(second.number() + " comes to", first.number() + " still is"));
    }

    @Test
    void a_visit_that_goes_on_after_its_day_is_sound_and_compared_all_the_same() {
        office.kiosk().press("Hộ tịch", 3);
        TestTicket late = office.counter(2).callsNext();
        office.counter(2).does("start", late);
        slipsAreOut();
        office.clock().set("2026-11-21T08:00:00+07:00");
        office.kiosk().press("Hộ tịch");
        office.counter(2).does("transfer", late, Map.of("service", office.service("Chứng thực")));
        assertThat(office.counter(3).callsNext().number()).isEqualTo("H001");
        slipsAreOut();

        assertThat(office.findings()).isEmpty();
        changed("update ticket set counter = 'q1' where number = 'H001' and status = 'called'");
        changed("update visit_call set call_count = 7 where counter = 'q3'");
        assertThat(office.findings())
                .anySatisfy(it -> assertThat(it).contains("H001 of 2026-11-20", "the counter is"))
                .anySatisfy(it -> assertThat(it).contains("count=1", "count=7"));
    }

    @Test
    void a_row_of_a_day_that_the_log_does_not_know_is_found() {
        aDay();

        changed("update ticket set business_day = date '2020-01-01' where number = 'H002'");

        assertThat(office.findings())
                .anySatisfy(it -> assertThat(it).contains("1 tickets are of days of which the log knows nothing"));
    }

    private void changed(String sql) {
        int rows = server.server()
                .core()
                .db()
                .write(handle ->
                        handle.execute(sql + " and office = ?", office.id().value()));
        assertThat(rows).isPositive();
    }

    /** Six tickets with slips; one goes every way that there is. */
    private void aDay() {
        office.kiosk().press("Hộ tịch", 6);
        TestCounter counter = office.counter(2);
        TestTicket first = counter.callsNext();
        counter.does("start", first);
        counter.does("finish", first);
        counter.does("undo", first);
        counter.does("finish", first);
        TestTicket second = counter.callsNext();
        counter.does("hold", second, Map.of("reason", "photo"));
        counter.does("resume", second);
        TestTicket third = counter.callsNext();
        counter.does("no-show", third);
        counter.does("reinstate", third);
        TestTicket fourth = counter.callsNext();
        office.clock().advance(Duration.ofSeconds(30));
        counter.does("recall", fourth);
        counter.does("transfer", fourth, Map.of("service", office.service("Chứng thực")));
        counter.callsNext();
        slipsAreOut();
        assertThat(office.rows("select 1 from print_job where office = '" + office.id() + "'"))
                .hasSize(6);
    }

    private void slipsAreOut() {
        String open = "select 1 from print_job where status <> 'printed' and office = '" + office.id() + "'";
        String jobs = "select 1 from print_job where office = '" + office.id() + "'";
        String issued = "select 1 from office_event where type = 'ticket.issued' and office = '" + office.id() + "'";
        Awaitility.await()
                .until(() -> office.rows(jobs).size() == office.rows(issued).size()
                        && office.rows(open).isEmpty());
    }

    private static void withPrinter(ObjectNode plan) {
        plan.withArray("printers")
                .addObject()
                .put("id", "may-in-1")
                .put("name", "Máy in")
                .put("port", "virtual:");
        ((ObjectNode) plan.withArray("dispensers").get(0)).put("printer", "may-in-1");
    }
}
