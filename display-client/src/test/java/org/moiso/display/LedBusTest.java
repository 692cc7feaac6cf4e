package org.moiso.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards on one serial line, down to the bytes. */
final class LedBusTest {

    private static final int REFRESH = 400;

    @TempDir
    Path folder;

    private final List<Long> shown = new CopyOnWriteArrayList<>();
    private @Nullable RtuSlaves slaves;
    private @Nullable LedBus bus;

    @BeforeEach
    void needs_a_serial_line() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat makes the serial line");
    }

    @AfterEach
    void unplug() throws Exception {
        if (bus != null) {
            bus.close();
        }
        if (slaves != null) {
            slaves.close();
        }
    }

    @Test
    void a_number_goes_to_each_kind_of_board_in_its_own_registers() {
        RtuSlaves line = line(1, 2);
        bus("q1=1,led-485", "q2=2,dm56").show("xa-mau.q1", calls("A012", 7));
        bus().show("xa-mau.q2", calls("A012", 8));

        await().until(() -> shown.size() == 2);

        assertThat(line.requests())
                .as("golden frames of the manufacturers' documents, the second with address 2")
                .contains("01 10 00 70 00 02 04 41 30 31 32 74 FD")
                .anySatisfy(it -> assertThat(it).startsWith("02 10 00 00 00 04 08 00 41 00 30 00 31 00 32 "))
                .anySatisfy(it -> assertThat(it).startsWith("02 06 00 08 00 0F "));
        assertThat(line.garbage()).isEmpty();
        assertThat(shown).containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void a_call_blinks_and_then_stands_still() {
        RtuSlaves line = line(1, 2);
        bus("q1=1,led-485", "q2=2,dm56").show("q1", calls("H005", 1));
        bus().show("q2", calls("H006", 2));

        await().until(() -> line.text(1, 0x70, 2).equals("H005"));
        await().until(() -> line.text(1, 0x70, 2).equals("    "));
        await().until(() -> line.text(1, 0x70, 2).equals("H005"));
        await().until(() -> line.register(2, 8) == 0x0F);

        bus().show("q1", new LedSight("open", null, 0));
        bus().show("q2", new LedSight("paused", null, 0));

        await().until(() -> line.text(2, 0, 4).equals("----") && line.register(2, 8) == 0);
        await().until(() -> line.text(1, 0x70, 2).equals(" -- "));
        await().during(Duration.ofMillis(1200))
                .until(() -> line.text(1, 0x70, 2).equals(" -- "));
    }

    @Test
    void a_board_that_lost_its_power_shows_its_number_again() {
        RtuSlaves line = line(1, 2);
        bus("q1=1,led-485", "q2=2,dm56").show("q1", new LedSight("open", "H011", 0));
        bus().show("q2", new LedSight("open", "H012", 0));
        await().until(() ->
                line.text(1, 0x70, 2).equals("H011") && line.text(2, 0, 4).equals("H012"));

        line.powerOn(1);
        line.powerOn(2);

        await().until(() ->
                line.text(1, 0x70, 2).equals("H011") && line.text(2, 0, 4).equals("H012"));
    }

    @Test
    void a_dead_board_never_stops_the_others() {
        RtuSlaves line = line(1, 3);
        bus("q1=1,led-485", "q2=2,dm56", "q3=3,dm56").show("q2", calls("H002", 2));
        await().until(() -> bus().faults().equals(Map.of("q2", LedFault.SILENT)));

        long slowest = 0;
        for (int i = 10; i < 30; i++) {
            String number = "H0" + i;
            long start = System.nanoTime();
            bus().show("q1", new LedSight("open", number, 0));
            bus().show("q3", new LedSight("open", number, 0));
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> line.text(1, 0x70, 2).equals(number)
                            && line.text(3, 0, 4).equals(number));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
        assertThat(bus().faults()).containsOnlyKeys("q2");
        line.powerOn(2);
        await().atMost(Duration.ofSeconds(40)).until(() -> line.text(2, 0, 4).equals("H002"));
        await().until(() -> bus().faults().isEmpty());
    }

    @Test
    void each_fault_is_told_by_its_kind_and_is_over_when_the_board_is_back() throws Exception {
        RtuSlaves line = line(1, 2, 3);
        line.garbles(1);
        line.refuses(2);
        LedBus bus = bus("q1=1,led-485", "q2=2,dm56", "q3=3,dm56");
        await().until(() -> bus.faults().equals(Map.of("q1", LedFault.GARBLED, "q2", LedFault.REFUSED)));

        line.powerOn(1);
        line.powerOn(2);
        await().until(() -> bus.faults().isEmpty());

        line.close();
        await().until(() -> bus.faults()
                .equals(Map.of("q1", LedFault.LINE_LOST, "q2", LedFault.LINE_LOST, "q3", LedFault.LINE_LOST)));
        line(1, 2, 3);
        await().until(() -> bus.faults().isEmpty());
    }

    @Test
    void an_adapter_that_is_plugged_in_late_is_found() throws Exception {
        Path device = folder.resolve("bus");
        bus = new LedBus(
                new BusAddress(device.toString(), 9600),
                List.of(LedPlace.parse("q1=1,led-485")),
                REFRESH,
                shown::add,
                () -> {});
        bus.start();
        bus.show("q1", new LedSight("open", "H001", 0));

        RtuSlaves line = line(1);

        await().atMost(Duration.ofSeconds(20)).until(() -> line.text(1, 0x70, 2).equals("H001"));
    }

    private static LedSight calls(String number, long seq) {
        return new LedSight("open", number, seq);
    }

    private RtuSlaves line(int... addresses) {
        RtuSlaves made = new RtuSlaves(folder, addresses);
        slaves = made;
        return made;
    }

    private LedBus bus(String... places) {
        if (bus == null && slaves != null) {
            bus = new LedBus(
                    slaves.address(),
                    java.util.Arrays.stream(places).map(LedPlace::parse).toList(),
                    REFRESH,
                    shown::add,
                    () -> {});
            bus.start();
        }
        if (bus == null) {
            throw new IllegalStateException("no bus yet");
        }
        return bus;
    }
}
