package org.moiso.server.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.display.ServerLine;
import org.moiso.printer.Evidence;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterSettings;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipImage;
import org.moiso.printer.SlipLayout;
import org.moiso.printer.SlipPrinter;
import org.moiso.server.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a printer for a server that cannot reach it. One thread owns the printer and the memory; the line to the
 * server hands it one job at a time, and whatever has not begun when the line breaks is dropped: the server asks again.
 *
 * <p>A job is written down before its first byte goes to the printer, and again before the server is told. So a job
 * that comes a second time is answered, not printed; one that was under way when an earlier agent died is unknown.
 */
public final class PrinterAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterAgent.class);
    private static final long IDLE_MILLISECONDS = 1000;

    /** A slip to print. */
    private record Errand(String job, Slip slip) {}

    /** What the agent says of a job. */
    record JobFrame(
            String type,
            String job,
            @Nullable String fault,
            @Nullable String evidence,
            @Nullable Integer rows) {}

    /** What the agent says of its printer. */
    record StatusFrame(
            String type,
            List<String> faults,
            String paper,
            @Nullable String evidence) {}

    private final SlipPrinter printer;
    private final SlipLayout layout;
    private final AgentConfig config;
    private final AgentJournal journal;
    private final ServerLine line;
    private final BlockingQueue<Errand> wanted = new ArrayBlockingQueue<>(1);
    private final Thread thread = new Thread(this::run, "printer");
    private volatile boolean closed;

    /**
     * Opens the memory; nothing is printed or connected yet.
     *
     * @throws IllegalArgumentException when another agent uses the folder
     */
    public PrinterAgent(AgentConfig config, Clock clock) {
        this.config = config;
        this.journal = AgentJournal.open(config.data());
        this.layout = new SlipLayout(config.data().resolve("fonts"));
        this.line = new ServerLine(config.server(), config.token(), new Ears());
        PrinterSettings settings = PrinterSettings.of(config.paper());
        this.printer = new SlipPrinter(
                config.printer().port(config.data().resolve("printer")),
                journal.unfinished() ? settings.withUnfinishedSlip() : settings,
                layout,
                clock,
                status -> report(status));
    }

    public void start() {
        printer.warmUp();
        thread.start();
        line.start();
    }

    /** What the server says, on the line's thread. */
    private final class Ears implements ServerLine.Ears {

        @Override
        public String path(JsonNode device) throws IOException {
            if (!device.path("role").asText().equals("printer")) {
                throw new IOException(
                        "the server does not know this token as a printer's; make one with: moiso device PRINTER");
            }
            return "/ws/printers/" + device.path("id").asText() + "?memory=" + journal.memory();
        }

        @Override
        public void connected() {
            report(printer.status());
        }

        @Override
        public void heard(JsonNode frame) {
            switch (frame.path("type").asText()) {
                case "ping" -> report(printer.status());
                case "print" -> take(frame);
                default -> {
                    // Frames of later versions are none of this one's business.
                }
            }
        }

        @Override
        public void lost() {
            wanted.clear();
        }
    }

    private void take(JsonNode frame) {
        String job = frame.path("job").asText();
        try {
            Slip slip = Json.mapper()
                    .readerFor(Slip.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(frame.path("slip").toString());
            wanted.clear();
            boolean unused = wanted.offer(new Errand(job, slip));
        } catch (JsonProcessingException e) {
            LOG.error("job={} next=\"bring the agent to the server's version\"", job, e);
            send(failed(job, PrinterFault.RECOVERABLE_ERROR));
        }
    }

    private void run() {
        while (!closed) {
            try {
                Errand errand = wanted.poll(IDLE_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (errand == null) {
                    PrinterStatus unused = printer.check();
                } else {
                    send(answer(errand));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("printer={} next=\"goes on with the next job\"", config.printer(), e);
            }
        }
    }

    private JobFrame answer(Errand errand) {
        String job = errand.job;
        Remembered known = journal.of(job).orElse(null);
        if (known != null && known.fate() == Remembered.Fate.BEGUN) {
            known = Remembered.unknown(job, PrinterFault.LINE_LOST, 0);
            journal.remember(known);
        }
        if (known != null) {
            LOG.info("job={} remembered={}", job, known.fate());
            return said(known);
        }
        PrinterStatus status = printer.check();
        if (!status.ready()) {
            return failed(job, worst(status));
        }
        return print(job, layout.draw(errand.slip, config.paper()));
    }

    private JobFrame print(String job, SlipImage image) {
        journal.remember(Remembered.begun(job));
        PrintResult result = printer.print(image);
        LOG.info("job={} result={}", job, result);
        if (result instanceof PrintResult.Failed failed) {
            journal.remember(Remembered.forgotten(job));
            return failed(job, failed.fault());
        }
        Remembered outcome = result instanceof PrintResult.Printed printed
                ? Remembered.printed(job, printed.evidence(), image.paperRows())
                : Remembered.unknown(job, ((PrintResult.Unknown) result).fault(), image.paperRows());
        journal.remember(outcome);
        return said(outcome);
    }

    private static JobFrame said(Remembered known) {
        boolean printed = known.fate() == Remembered.Fate.PRINTED;
        return new JobFrame(
                printed ? "printed" : "unknown",
                known.job(),
                printed ? null : known.detail(),
                printed ? known.detail() : null,
                known.rows() == 0 ? null : known.rows());
    }

    private static JobFrame failed(String job, PrinterFault fault) {
        return new JobFrame("failed", job, fault.code(), null, null);
    }

    private static PrinterFault worst(PrinterStatus status) {
        return status.faults().stream()
                .filter(fault -> !fault.warning())
                .reduce((milder, worse) -> worse)
                .orElse(PrinterFault.OFFLINE);
    }

    private void send(Object frame) {
        line.send(Json.write(frame));
    }

    private void report(PrinterStatus status) {
        Evidence evidence = status.evidence();
        send(new StatusFrame(
                "status",
                status.faults().stream().map(PrinterFault::code).sorted().toList(),
                status.paper().name().toLowerCase(Locale.ROOT),
                evidence == null ? null : evidence.code()));
    }

    /**
     * Lets everything go; a slip that is under way is unknown to the next agent, unless the printer was quicker. The
     * printer's thread is not interrupted: that would close the journal under it.
     */
    @Override
    public void close() {
        closed = true;
        line.close();
        printer.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
