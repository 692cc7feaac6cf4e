package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.printer.FakePrinter;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.SlipImage;

/** A dispenser without a screen: push buttons on a serial line, and paper. */
final class KeypadTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration WHILE = Duration.ofSeconds(20);
    private static final Map<String, String> BUTTONS = Map.of("1", "HT", "B2", "CT", "3", "DD");
    private static final Logger LOG = Logger.getLogger("org.moiso.server.keypad");

    @TempDir
    Path folder;

    @AutoClose
    private PushButtons buttons;

    @AutoClose
    private FakePrinter printer;

    @AutoClose
    private PrintingOffice office;

    @AutoClose
    private CounterScreen counter;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void a_keypad_at_the_door() {
        LOG.addHandler(log);
        buttons = new PushButtons(folder, "door");
        printer = FakePrinter.onTcp();
        office = new PrintingOffice(folder.resolve("server"), printer.address());
        counter = office.counter();
        setUp(file -> {});
        await().atMost(WHILE).until(() -> state().equals("ready") && counter.drawn() && printerState("ready"));
    }

    @AfterEach
    void quiet() {
        LOG.removeHandler(log);
    }

    @Test
    void a_push_is_a_number_on_paper_however_the_button_sends_it() {
        buttons.send("1");
        // Worn contacts, in one burst and in several.
        buttons.send("11");
        await().atMost(WHILE).until(() -> office.numbers().equals(List.of("H001")));
        buttons.send("1");
        buttons.send("B2\r\n");
        await().atMost(WHILE).until(() -> office.numbers().size() == 2);
        buttons.send((byte) 0xFF, (byte) 0, (byte) '3', (byte) 0xFE);
        await().atMost(WHILE).until(() -> office.numbers().size() == 3);
        // What nobody knows, twice; then it is the turn of the first button again.
        buttons.send("9\n9\nB\n");
        buttons.send("9\n");
        pushUntilThereAre(4, buttons, "1");

        assertThat(office.numbers()).containsExactly("H001", "A001", "L001", "H002");
        await().atMost(WHILE).until(() -> printer.pieces().size() == 4);
        assertThat(new PaperTray(printer).codes()).hasSize(4).doesNotHaveDuplicates();
        assertThat(logged).filteredOn(it -> it.contains("key=\"9\"")).hasSize(1);
        assertThat(logged).filteredOn(it -> it.contains("key=\"B\"")).hasSize(1);
        assertThat(office.events().stream().filter("press.refused"::equals)).isEmpty();
    }

    @Test
    void when_the_line_is_lost_everybody_knows_and_when_it_is_back_pushes_count() {
        buttons.unplug();

        await().atMost(SOON).until(() -> counter.alarms().equals(List.of("keypad keypad-lost")));
        assertThat(state()).isEqualTo("lost");
        assertThat(keypads().at("/0/troubles/0/fault").asText()).isEqualTo("keypad-lost");

        buttons.plugIn();

        await().atMost(SOON).until(() -> counter.alarms().isEmpty() && state().equals("ready"));
        buttons.send("1");
        await().atMost(WHILE).until(() -> printer.pieces().size() == 1);
        assertThat(office.numbers()).containsExactly("H001");
        assertThat(office.events().stream().filter("keypad.changed"::equals)).hasSize(3);
        assertThat(logged).filteredOn(it -> it.contains("state=lost")).hasSize(1);
    }

    @Test
    void whoever_gets_no_number_is_told_why_on_paper() {
        setUp(file -> file.withArray("services")
                .forEach(service -> ((ObjectNode) service).putObject("limits").put("perHalfDay", 1)));
        await().atMost(WHILE).until(() -> state().equals("ready"));
        buttons.send("1");
        await().atMost(WHILE).until(() -> printer.pieces().size() == 1);

        await().atMost(WHILE).pollInterval(Duration.ofMillis(300)).until(() -> {
            buttons.send("1");
            return printer.pieces().size() == 2;
        });

        assertThat(refusal()).isEqualTo("service.full-this-half-day");
        assertThat(isNotice(printer.pieces().get(1))).isTrue();
        // Not every time for whoever goes on pushing.
        await().atMost(WHILE).pollInterval(Duration.ofMillis(300)).until(() -> {
            buttons.send("1");
            return refusals() > 2;
        });
        long told = office.bodies("press.refused").size();
        assertThat(told).isLessThan(refusals());
        setUp(file -> file.withArray("services")
                .forEach(service -> ((ObjectNode) service)
                        .put("status", "closed")
                        .putObject("closedReason")
                        .put("vi", "Cán bộ đi họp")));
        await().atMost(WHILE).until(() -> state().equals("ready"));
        buttons.send("B2");
        await().atMost(WHILE).until(() -> printer.pieces().size() == told + 2);
        assertThat(refusal()).isEqualTo("service.closed");
        assertThat(isNotice(printer.pieces().get((int) told + 1))).isTrue();
        assertThat(office.numbers()).containsExactly("H001");
        assertThat(counter.alarms()).isEmpty();
    }

    @Test
    void without_paper_there_is_no_number_and_the_counters_are_told_of_whoever_stands_there() {
        printer.faults(PrinterFault.PAPER_OUT);
        await().atMost(WHILE).until(() -> printerState("trouble"));

        buttons.send("1");

        await().atMost(SOON).until(() -> counter.alarms().equals(List.of("printer paper-out", "keypad push-unserved")));
        assertThat(office.numbers()).isEmpty();
        printer.faults();
        await().atMost(WHILE).until(() -> counter.alarms().isEmpty());
        pushUntilThereAre(1, buttons, "1");
        await().atMost(WHILE).until(() -> printer.pieces().size() == 1);
        // The next time nobody is thought to stand there still.
        printer.faults(PrinterFault.COVER_OPEN);
        await().atMost(WHILE).until(() -> counter.alarms().equals(List.of("printer cover-open")));
    }

    @Test
    void a_new_plan_opens_and_closes_lines_while_the_office_works() throws Exception {
        try (PushButtons another = new PushButtons(folder, "another")) {
            office.setUpKeypad(printer.address(), another.address(), Map.of("1", "DD"), file -> {});
            await().atMost(WHILE)
                    .until(() -> keypads().at("/0/port").asText().equals(another.address()) && state().equals("ready"));

            pushUntilThereAre(1, another, "1");
            buttons.send("1");

            office.setUp(printer.address());
            await().atMost(WHILE).until(() -> keypads().isEmpty());
            setUp(file -> {});
            pushUntilThereAre(2, buttons, "B2");
            another.send("1");
            pushUntilThereAre(3, buttons, "3");
        }

        assertThat(office.numbers()).containsExactly("L001", "A001", "L002");
    }

    @Test
    void a_keypad_that_is_not_there_at_the_start_is_heard_when_it_comes() {
        buttons.unplug();
        office.restart();
        await().atMost(WHILE).until(() -> state().equals("lost"));

        buttons.plugIn();

        await().atMost(SOON).until(() -> state().equals("ready"));
        buttons.send("1");
        await().atMost(WHILE).until(() -> office.numbers().equals(List.of("H001")));
    }

    private void setUp(Consumer<ObjectNode> change) {
        office.setUpKeypad(printer.address(), buttons.address(), BUTTONS, change);
    }

    private void pushUntilThereAre(int numbers, PushButtons pushed, String key) {
        await().atMost(WHILE).pollInterval(Duration.ofMillis(300)).until(() -> {
            pushed.send(key + "\n");
            return office.numbers().size() == numbers;
        });
    }

    private JsonNode keypads() {
        return office.get("/api/offices/" + PrintingOffice.ID + "/keypads")
                .must(200)
                .json();
    }

    private String state() {
        return keypads().at("/0/state").asText();
    }

    private boolean printerState(String wanted) {
        return office.get("/api/offices/" + PrintingOffice.ID + "/printers")
                .must(200)
                .json()
                .at("/0/state")
                .asText()
                .equals(wanted);
    }

    /** The code of the last refused push. */
    private String refusal() {
        return office.bodies("press.refused").stream()
                .reduce((first, last) -> last)
                .map(it -> it.path("code").asText())
                .orElse("none");
    }

    private long refusals() {
        return logged.stream()
                .filter(it -> it.contains(" refused=service.full"))
                .count();
    }

    /** A slip of a ticket has its code. */
    private static boolean isNotice(SlipImage piece) {
        return PaperTray.code(piece).isEmpty();
    }
}
