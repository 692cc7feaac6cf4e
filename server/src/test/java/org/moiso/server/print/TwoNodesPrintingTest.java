package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrinterFault;
import org.moiso.server.agent.AgentConfig;
import org.moiso.server.agent.PrinterAgent;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.story.CuttableLine;
import org.moiso.server.story.TestDatabase;

/** One printer, two nodes over one PostgreSQL: one of them drives it, and each knows of it. */
final class TwoNodesPrintingTest {

    private static final Duration WHILE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final FakePrinter printer = FakePrinter.onTcp();
    private final PaperTray tray = new PaperTray(printer);
    private final DatabaseConfig database = TestDatabase.POSTGRESQL.empty(Path.of("."));
    private final CuttableLine line = CuttableLine.to(database);

    @AfterEach
    void close() {
        line.close();
        printer.close();
    }

    @Test
    void slips_of_both_nodes_come_out_once_and_both_show_how_the_printer_is() {
        try (PrintingOffice a = new PrintingOffice(folder.resolve("a"), printer.address(), database);
                PrintingOffice b = a.atAnotherNode()) {
            List<PrintingOffice.Pressed> tickets = IntStream.range(0, 6)
                    .mapToObj(it -> (it % 2 == 0 ? a : b).press())
                    .toList();

            tickets.forEach(
                    ticket -> await().atMost(WHILE).until(() -> a.slip(ticket).equals("printed")));
            printer.faults(PrinterFault.COVER_OPEN);

            Stream.of(a, b)
                    .forEach(node -> await().atMost(WHILE)
                            .until(() ->
                                    overview(node).at("/faults/0/code").asText().equals("cover-open")));
            assertThat(tray.codes())
                    .containsExactlyInAnyOrderElementsOf(
                            tickets.stream().map(PrintingOffice.Pressed::code).toList());
        }
    }

    @Test
    void a_test_slip_asked_for_at_the_node_that_does_not_drive_the_printer_comes_out() {
        try (PrintingOffice a = new PrintingOffice(folder.resolve("a"), printer.address(), database);
                PrintingOffice b = a.atAnotherNode()) {
            await().atMost(WHILE).until(() -> overview(b).path("state").asText().equals("ready"));

            b.post("/api/printers/" + PrintingOffice.PRINTER + "/test", Map.of())
                    .must(202);

            await().atMost(WHILE)
                    .until(() -> overview(b).at("/lastTest/result").asText().equals("printed"));
            assertThat(printer.pieces()).hasSize(1);
        }
    }

    @Test
    void when_a_node_is_cut_off_in_the_middle_of_a_slip_another_takes_over_and_that_slip_is_unknown() {
        try (PrintingOffice a = new PrintingOffice(folder.resolve("a"), printer.address(), line.over(database));
                PrintingOffice b = a.atAnotherNode(database)) {
            PrintingOffice.Pressed first = a.press();
            await().atMost(WHILE).until(() -> a.slip(first).equals("printed"));
            printer.stopsReadingAfterRows(40);
            PrintingOffice.Pressed halfWay = a.press();
            await().atMost(WHILE).until(() -> b.slip(halfWay).equals("sending"));

            line.cut();
            PrintingOffice.Pressed later = b.press();
            await().atMost(WHILE).until(() -> b.slip(halfWay).equals("unknown"));
            printer.readsOn();

            await().atMost(WHILE).until(() -> b.slip(later).equals("printed"));
            assertThat(tray.slipsOf(halfWay)).isLessThanOrEqualTo(1);
            assertThat(tray.slipsOf(later)).isEqualTo(1);
            line.mend();
        }
    }

    @Test
    void a_printer_follows_its_agent_from_node_to_node() {
        try (PrintingOffice a = new PrintingOffice(folder.resolve("a"), "agent:", database);
                PrintingOffice b = a.atAnotherNode()) {
            PrintingOffice.Pressed early = a.press();
            await().atMost(WHILE).until(() -> overview(b).path("state").asText().equals("trouble"));
            try (PrinterAgent agent = agent(b)) {
                agent.start();
                await().atMost(WHILE).until(() -> a.slip(early).equals("printed"));
            }
            PrintingOffice.Pressed late = b.press();
            try (PrinterAgent agent = agent(a)) {
                agent.start();
                await().atMost(WHILE).until(() -> b.slip(late).equals("printed"));
            }

            assertThat(tray.codes()).containsExactly(early.code(), late.code());
        }
    }

    private PrinterAgent agent(PrintingOffice node) {
        return new PrinterAgent(
                new AgentConfig(
                        node.at("/"),
                        node.printerToken(),
                        PortAddress.parse(printer.address()),
                        PaperWidth.MM_80,
                        folder.resolve("agent")),
                Clock.systemUTC());
    }

    private static JsonNode overview(PrintingOffice node) {
        return node.get("/api/offices/" + PrintingOffice.ID + "/printers?language=en")
                .must(200)
                .json()
                .path(0);
    }
}
