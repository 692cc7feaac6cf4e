package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;

/** A slip that may or may not be on paper is asked about, and printed again only when somebody says so. */
final class SlipQuestionTest {

    @TempDir
    Path folder;

    private final FakePrinter printer = FakePrinter.onTcp();
    private final PaperTray tray = new PaperTray(printer);

    // Opened before each test, in a folder that JUnit makes only then.
    @SuppressWarnings("NullAway.Init")
    private PrintingOffice office;

    @BeforeEach
    void open() {
        office = new PrintingOffice(folder, printer.address());
        awaitSlip(office.press(), "printed");
    }

    @AfterEach
    void close() {
        office.close();
        printer.close();
    }

    @Test
    void officers_are_asked_about_a_slip_whose_line_broke_before_it_was_confirmed() {
        try (CounterScreen counter = office.counter()) {
            PrintingOffice.Pressed lost = pressWhoseSlipIsLost();

            await().atMost(Duration.ofSeconds(2)).until(() -> counter.alarms().contains("slip " + lost.number()));
            assertThat(tray.slipsOf(lost)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_slip_that_an_officer_has_seen_is_printed_and_the_question_is_gone() {
        try (CounterScreen counter = office.counter()) {
            PrintingOffice.Pressed lost = pressWhoseSlipIsLost();

            answer(lost, "printed", "answer-0001").must(200);
            answer(lost, "printed", "answer-0001").must(200);
            PrintingOffice.Answer late = answer(lost, "printed", "answer-0002");

            assertThat(office.slip(lost)).isEqualTo("printed");
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.json().path("code").asText()).isEqualTo("slip.settled");
            await().until(() -> counter.drawn() && counter.alarms().isEmpty());
            assertThat(office.events().stream().filter("slip.confirmed"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void a_slip_is_printed_again_once_for_each_answer_and_its_attempt_rises() {
        PrintingOffice.Pressed lost = pressWhoseSlipIsLost();

        answer(lost, "reprint", "again-0001").must(200);
        answer(lost, "reprint", "again-0001").must(200);
        awaitSlip(lost, "printed");

        assertThat(office.jobs()).contains(lost.number() + " 1 unknown", lost.number() + " 2 printed");
        assertThat(office.jobs()).noneMatch(job -> job.startsWith(lost.number() + " 3"));
        assertThat(office.events().stream().filter("slip.requested"::equals)).hasSize(1);
    }

    @Test
    void a_visitor_who_lost_the_slip_gets_another_one() {
        PrintingOffice.Pressed ticket = office.press();
        awaitSlip(ticket, "printed");

        answer(ticket, "reprint", "again-0001").must(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> office.jobs().contains(ticket.number() + " 2 printed"));
        assertThat(tray.slipsOf(ticket)).isEqualTo(2);
        assertThat(office.jobs()).contains(ticket.number() + " 1 printed", ticket.number() + " 2 printed");
    }

    @Test
    void what_is_about_to_be_printed_is_not_printed_twice() {
        printer.faults(PrinterFault.PAPER_OUT);
        PrintingOffice.Pressed ticket = office.press();

        PrintingOffice.Answer answer = answer(ticket, "reprint", "again-0001");
        printer.faults();
        awaitSlip(ticket, "printed");

        assertThat(answer.json().path("code").asText()).isEqualTo("slip.under-way");
        assertThat(tray.slipsOf(ticket)).isEqualTo(1);
    }

    @Test
    void what_is_yet_to_be_handed_to_the_printer_is_not_printed_twice() {
        PrintingOffice.Pressed ticket = office.press();
        awaitSlip(ticket, "printed");
        office.unread(ticket);

        PrintingOffice.Answer answer = answer(ticket, "reprint", "again-0001");
        office.restart();
        awaitSlip(ticket, "printed");

        assertThat(answer.json().path("code").asText()).isEqualTo("slip.under-way");
        assertThat(office.jobs())
                .filteredOn(job -> job.startsWith(ticket.number() + " "))
                .containsExactly(ticket.number() + " 1 printed");
    }

    @Test
    void a_printer_that_comes_later_prints_only_what_is_issued_from_then_on() {
        office.setUp(printer.address(), false);
        PrintingOffice.Pressed before = office.press();
        office.setUp(printer.address(), true);
        PrintingOffice.Pressed after = office.press();
        awaitSlip(after, "printed");

        assertThat(office.jobs()).noneMatch(job -> job.startsWith(before.number() + " "));
        answer(before, "reprint", "again-0001").must(200);
    }

    @Test
    void slips_that_waited_come_out_in_order_but_not_those_of_tickets_called_meanwhile() {
        office.callNext();
        printer.faults(PrinterFault.PAPER_OUT);
        PrintingOffice.Pressed called = office.press();
        PrintingOffice.Pressed second = office.press();
        PrintingOffice.Pressed third = office.press();
        office.callNext();

        printer.faults();
        awaitSlip(third, "printed");

        assertThat(office.slip(called)).isEqualTo("dropped");
        assertThat(tray.codes()).endsWith(second.code(), third.code()).doesNotContain(called.code());
    }

    @Test
    void a_ticket_that_is_called_has_no_slip_printed_again() {
        office.callNext();
        PrintingOffice.Pressed ticket = office.press();
        awaitSlip(ticket, "printed");
        office.callNext();

        PrintingOffice.Answer answer = answer(ticket, "reprint", "again-0001");

        assertThat(answer.json().path("code").asText()).isEqualTo("ticket.not-waiting");
    }

    private PrintingOffice.Pressed pressWhoseSlipIsLost() {
        printer.drops(FakePrinter.Drop.BEFORE_CONFIRMATION);
        PrintingOffice.Pressed ticket = office.press();
        awaitSlip(ticket, "unknown");
        return ticket;
    }

    private PrintingOffice.Answer answer(PrintingOffice.Pressed ticket, String answer, String requestId) {
        return office.post("/api/tickets/" + ticket.id() + "/slip", Map.of("answer", answer, "requestId", requestId));
    }

    private void awaitSlip(PrintingOffice.Pressed ticket, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> office.slip(ticket).equals(status));
    }
}
