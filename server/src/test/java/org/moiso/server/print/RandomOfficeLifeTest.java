package org.moiso.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moiso.printer.FakePrinter;

/**
 * A day of mischief in a whole office: presses, calls, faults, broken lines, power cuts, restarts, in any order. In the
 * end each ticket is on paper exactly once, or its slip is declared unknown or dropped; none has two, none is lost.
 *
 * <p>{@code -Dlife.rounds=50} plays more days, {@code -Dlife.seed=7} begins with that one; a failure names its seed and
 * tells its story.
 */
final class RandomOfficeLifeTest {

    private static final int STEPS = 40;

    @TempDir
    Path folder;

    static Stream<Arguments> days() {
        long first = Long.getLong("life.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("life.rounds", 1))
                .boxed()
                .flatMap(seed -> Stream.of(Arguments.of("tcp", seed), Arguments.of("serial", seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("days")
    void every_ticket_is_on_paper_once_or_declared(String line, long seed) {
        boolean serial = line.equals("serial");
        assumeTrue(!serial || Files.isExecutable(Path.of("/usr/bin/socat")), "socat is installed");
        try (FakePrinter printer = serial ? FakePrinter.onSerial(folder) : FakePrinter.onTcp();
                PrintingOffice office = new PrintingOffice(folder.resolve("server"), printer.address())) {
            Mischief day = new Mischief(office, printer, new Random(seed));
            try {
                for (int step = 0; step < STEPS; step++) {
                    day.happens();
                }
                day.ends();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(jobs(office)).noneMatch(Job::underWay));
                settled(day, jobs(office), new PaperTray(printer).codes());
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + " over " + line + ": " + day.story() + "\n" + jobs(office), e);
            }
        }
    }

    private static void settled(Mischief day, List<Job> jobs, List<String> paper) {
        Map<String, List<Job>> byNumber = jobs.stream().collect(Collectors.groupingBy(Job::number));
        Map<String, Long> onPaper =
                paper.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Collection<PrintingOffice.Pressed> tickets = day.tickets();
        assertThat(byNumber).hasSameSizeAs(tickets);
        assertThat(tickets).allSatisfy(ticket -> {
            List<Job> its = byNumber.getOrDefault(ticket.number(), List.of());
            assertThat(its.stream().map(Job::attempt)).doesNotHaveDuplicates();
            int surely = (int)
                    its.stream().filter(it -> it.status().equals("printed")).count();
            int perhaps = (int)
                    its.stream().filter(it -> it.status().equals("unknown")).count();
            assertThat(onPaper.getOrDefault(ticket.code(), 0L).intValue())
                    .as("%s %s", ticket.number(), its)
                    .isBetween(surely, surely + perhaps);
            assertThat(its).hasSize(1 + day.reprints(ticket));
        });
        assertThat(day.tickets().stream().map(PrintingOffice.Pressed::code)).containsAll(onPaper.keySet());
        assertThat(jobs.stream().filter(it -> it.status().equals("unknown")))
                .as("unknown slips have a cause")
                .hasSizeLessThanOrEqualTo(day.causesOfDoubt());
    }

    /** A line of {@link PrintingOffice#jobs()}. */
    private record Job(String number, int attempt, String status) {

        boolean underWay() {
            return status.equals("queued") || status.equals("sending");
        }
    }

    private static List<Job> jobs(PrintingOffice office) {
        return office.jobs().stream()
                .map(line -> line.split(" "))
                .map(parts -> new Job(parts[0], Integer.parseInt(parts[1]), parts[2]))
                .toList();
    }
}
