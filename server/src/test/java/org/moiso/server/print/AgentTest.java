package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrinterFault;
import org.moiso.server.agent.AgentConfig;
import org.moiso.server.agent.PrinterAgent;

/** A printer behind an agent: whoever dies, at whatever step, a slip comes out once, or is declared unknown. */
final class AgentTest {

    private static final Duration WHILE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final FakePrinter printer = FakePrinter.onTcp();
    private final PaperTray tray = new PaperTray(printer);

    // Opened before each test, in a folder that JUnit makes only then.
    @SuppressWarnings("NullAway.Init")
    private PrintingOffice office;

    private @Nullable PrinterAgent agent;

    @BeforeEach
    void open() {
        office = new PrintingOffice(folder.resolve("server"), "agent:");
    }

    @AfterEach
    void close() {
        stopAgent();
        office.close();
        printer.close();
    }

    @Test
    void slips_come_out_of_a_printer_behind_an_agent_once_each() {
        startAgent();

        PrintingOffice.Pressed first = office.press();
        PrintingOffice.Pressed second = office.press();
        awaitSlip(second, "printed");

        assertThat(office.slip(first)).isEqualTo("printed");
        assertThat(tray.codes()).containsExactly(first.code(), second.code());
    }

    @Test
    void slips_wait_while_there_is_no_agent_and_come_out_when_it_is_there() {
        try (CounterScreen counter = office.counter()) {
            PrintingOffice.Pressed early = office.press();
            await().atMost(Duration.ofSeconds(2)).until(() -> counter.alarms().contains("printer unreachable"));

            startAgent();
            awaitSlip(early, "printed");

            await().until(() -> counter.alarms().isEmpty());
            assertThat(tray.slipsOf(early)).isEqualTo(1);
        }
    }

    @Test
    void a_fault_behind_an_agent_is_on_the_counters_within_two_seconds_and_the_slip_waits_for_its_end() {
        startAgent();
        awaitSlip(office.press(), "printed");
        try (CounterScreen counter = office.counter()) {
            printer.faults(PrinterFault.PAPER_OUT);
            await().atMost(Duration.ofSeconds(2)).until(() -> counter.alarms().contains("printer paper-out"));

            PrintingOffice.Pressed waiting = office.press();
            printer.faults();
            awaitSlip(waiting, "printed");

            await().until(() -> counter.alarms().isEmpty());
            assertThat(tray.slipsOf(waiting)).isEqualTo(1);
        }
    }

    /** The agent that got the job has died; its journal tells how far it came. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "before it wrote anything, '', printed, 1",
        "after it had begun, 'JOB BEGUN - 0\n', unknown, 0",
        "while it wrote that it was done, 'JOB BEGUN - 0\nJOB PRINT', unknown, 0",
        "after it was done and before it said so, 'JOB BEGUN - 0\nJOB PRINTED process-id 700\n', printed, 0",
        "after it had given up, 'JOB BEGUN - 0\nJOB UNKNOWN line-lost 700\n', unknown, 0",
        "after it had failed, 'JOB BEGUN - 0\nJOB FORGOTTEN - 0\n', printed, 1"
    })
    void an_agent_that_died_is_asked_again_and_prints_only_what_surely_is_not_on_paper(
            String step, String journal, String slip, int onPaper) throws IOException {
        PrintingOffice.Pressed ticket;
        String job;
        try (SilentAgent dead = SilentAgent.of(office, "memory1")) {
            ticket = office.press();
            await().until(() -> !dead.jobs().isEmpty());
            job = dead.jobs().element().path("job").asText();
        }
        Files.createDirectories(folder.resolve("agent"));
        Files.writeString(
                folder.resolve("agent").resolve("jobs.log"), "moiso-agent memory1\n" + journal.replace("JOB", job));

        startAgent();

        awaitSlip(ticket, slip);
        assertThat(tray.slipsOf(ticket)).as(step).isEqualTo(onPaper);
    }

    @Test
    void a_job_goes_to_no_other_memory_than_the_one_that_had_it() {
        PrintingOffice.Pressed ticket;
        try (SilentAgent dead = SilentAgent.of(office, "memory1")) {
            ticket = office.press();
            await().until(() -> !dead.jobs().isEmpty());
        }

        startAgent();

        awaitSlip(ticket, "unknown");
        assertThat(printer.pieces()).isEmpty();
    }

    @Test
    void a_server_that_restarts_asks_the_agent_for_what_came_of_the_slip() {
        startAgent();
        awaitSlip(office.press(), "printed");
        printer.faults(PrinterFault.PAPER_LOW);
        printer.bytesPerSecond(30_000);
        long before = printer.bytesSeen();
        PrintingOffice.Pressed ticket = office.press();
        await().until(() -> printer.bytesSeen() > before + 5_000);

        int port = office.port();
        office.stop();
        await().atMost(WHILE).until(() -> tray.slipsOf(ticket) == 1);
        office.start(port);

        awaitSlip(ticket, "printed");
        assertThat(tray.slipsOf(ticket)).isEqualTo(1);
        assertThat(office.jobs()).contains(ticket.number() + " 1 printed");
    }

    @Test
    void an_agent_that_is_stopped_within_a_slip_makes_it_unknown_and_the_next_one_is_whole() {
        startAgent();
        awaitSlip(office.press(), "printed");
        printer.bytesPerSecond(30_000);
        long before = printer.bytesSeen();
        PrintingOffice.Pressed torn = office.press();
        await().until(() -> printer.bytesSeen() > before + 5_000);

        stopAgent();
        printer.bytesPerSecond(1_000_000);
        startAgent();
        awaitSlip(torn, "unknown");
        PrintingOffice.Pressed next = office.press();
        awaitSlip(next, "printed");

        assertThat(tray.slipsOf(torn)).isLessThanOrEqualTo(1);
        assertThat(tray.slipsOf(next)).isEqualTo(1);
    }

    @Test
    void two_agents_do_not_share_a_memory() {
        startAgent();

        assertThatThrownBy(this::newAgent).hasMessageContaining("Another printer agent is using the folder");
    }

    private void startAgent() {
        PrinterAgent fresh = newAgent();
        fresh.start();
        agent = fresh;
    }

    private PrinterAgent newAgent() {
        return new PrinterAgent(
                new AgentConfig(
                        office.at("/"),
                        office.printerToken(),
                        PortAddress.parse(printer.address()),
                        PaperWidth.MM_80,
                        folder.resolve("agent")),
                Clock.systemUTC());
    }

    private void stopAgent() {
        if (agent != null) {
            agent.close();
            agent = null;
        }
    }

    private void awaitSlip(PrintingOffice.Pressed ticket, String status) {
        await().atMost(WHILE).until(() -> office.slip(ticket).equals(status));
    }
}
