package org.moiso.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random presses, faults and restarts: slips on paper and declared failures together are the tickets, none printed
 * twice.
 */
final class RandomLifeTest {
    private static final SlipLayout LAYOUT = new SlipLayout();

    private static final int TICKETS = 20;

    private @Nullable Evidence remembered;
    private boolean unfinished;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void every_slip_is_printed_once_or_declared(long seed) {
        Random random = new Random(seed);
        List<SlipImage> printed = new ArrayList<>();
        List<SlipImage> failed = new ArrayList<>();
        List<SlipImage> unknown = new ArrayList<>();
        try (FakePrinter fake = FakePrinter.onTcp()) {
            SlipPrinter printer = start(fake);
            for (int ticket = 0; ticket < TICKETS; ticket++) {
                befall(fake, random);
                if (random.nextInt(5) == 0) {
                    remembered = printer.status().evidence();
                    printer.close();
                    printer = start(fake);
                }
                SlipImage slip = LAYOUT.draw(SampleSlips.usual("H%03d".formatted(ticket)), PaperWidth.MM_58);
                PrintResult result = printer.print(slip);
                unfinished = result instanceof PrintResult.Unknown;
                (result instanceof PrintResult.Printed ? printed : unfinished ? unknown : failed).add(slip);
                fake.faults();
            }
            printer.close();
            List<SlipImage> slips = List.copyOf(printed);
            await().until(() -> fake.pieces().containsAll(slips));
            assertThat(printed.size() + failed.size() + unknown.size()).isEqualTo(TICKETS);
            assertThat(printed).hasSizeGreaterThan(5);
            assertThat(printed).allSatisfy(slip -> assertThat(times(fake, slip)).isEqualTo(1));
            assertThat(failed).allSatisfy(slip -> assertThat(times(fake, slip)).isZero());
            assertThat(unknown).allSatisfy(slip -> assertThat(times(fake, slip)).isLessThanOrEqualTo(1));
        }
    }

    private SlipPrinter start(FakePrinter fake) {
        PrinterSettings settings =
                new PrinterSettings(PaperWidth.MM_58, remembered, unfinished, Duration.ofMillis(300));
        Port port = PortAddress.parse(fake.address()).port(java.nio.file.Path.of("unused"));
        return new SlipPrinter(port, settings, LAYOUT, Clock.systemUTC(), status -> {});
    }

    private static void befall(FakePrinter fake, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> fake.faults(PrinterFault.PAPER_OUT);
            case 1 -> fake.faults(PrinterFault.COVER_OPEN);
            case 2 -> fake.drops(FakePrinter.Drop.WITHIN_THE_PICTURE);
            case 3 -> fake.drops(FakePrinter.Drop.BEFORE_CONFIRMATION);
            case 4 -> fake.paperEndsAfterRows(100 + random.nextInt(400));
            case 5 -> {
                fake.switchOff();
                fake.switchOn();
            }
            default -> fake.drops(FakePrinter.Drop.NEVER);
        }
    }

    private static long times(FakePrinter fake, SlipImage slip) {
        return fake.pieces().stream().filter(slip::equals).count();
    }
}
