package org.moiso.server.print;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.moiso.printer.Evidence;
import org.moiso.printer.PaperWidth;
import org.moiso.printer.PortAddress;
import org.moiso.printer.PrinterSettings;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.SlipLayout;
import org.moiso.printer.SlipPrinter;
import org.moiso.server.db.Db;
import org.moiso.server.db.NotAccepted;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Printer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the line to each printer, with what was found out about it earlier. Safe for all threads. */
final class PrinterLines {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterLines.class);

    private final Db db;
    private final PrintStore store;
    private final Clock clock;
    private final Path folder;
    private final Executor later;
    private final SlipLayout layout;
    private final Map<String, AgentLine> agents = new ConcurrentHashMap<>();

    /**
     * @param later where what was found out is written down, without keeping the printer waiting
     */
    PrinterLines(Db db, PrintStore store, Clock clock, Path folder, Executor later) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.folder = folder;
        this.later = later;
        this.layout = new SlipLayout(folder.resolve("fonts"));
    }

    /**
     * A line to a printer; nothing is opened yet.
     *
     * @param changed told every change of the printer's state, from any thread; to be quick about it
     * @throws IllegalArgumentException when its address is none
     */
    SlipLine to(OfficeId office, Printer printer, Consumer<PrinterStatus> changed) {
        String scoped = office.scoped(printer.id().value());
        if (printer.port().startsWith(AgentLine.PORT)) {
            AgentLine agent = agentLine(scoped);
            agent.follow(changed);
            return agent;
        }
        PaperWidth paper = PaperWidth.ofMillimetres(printer.width());
        SlipPrinter slipPrinter = new SlipPrinter(
                PortAddress.parse(printer.port()).port(folder.resolve(scoped)),
                settings(office, printer, paper),
                layout,
                clock,
                status -> {
                    later.execute(() -> remember(office, printer, status));
                    changed.accept(status);
                });
        // The doors do not wait for it.
        Thread early = new Thread(slipPrinter::warmUp, "printer-warm-up");
        early.setDaemon(true);
        early.start();
        return new LocalLine(printer.port(), slipPrinter, layout, paper);
    }

    /** How slips are drawn, with fonts that are read once. */
    SlipLayout layout() {
        return layout;
    }

    /** The line to an agent, whether it, or the printer's owner, is there yet or not. */
    AgentLine agentLine(String scopedPrinter) {
        return agents.compute(
                scopedPrinter, (name, line) -> line == null || line.isClosed() ? new AgentLine(clock) : line);
    }

    Optional<AgentLine> agent(String scopedPrinter) {
        return Optional.ofNullable(agents.get(scopedPrinter));
    }

    private PrinterSettings settings(OfficeId office, Printer printer, PaperWidth paper) {
        Optional<String> known = db.read(handle -> store.capability(handle, office, printer.id(), printer.port()));
        boolean unfinished = db.read(handle -> store.unfinished(handle, office, printer.id()));
        PrinterSettings settings = PrinterSettings.of(paper)
                .withEvidence(known.map(Evidence::valueOf).orElse(null));
        return unfinished ? settings.withUnfinishedSlip() : settings;
    }

    private void remember(OfficeId office, Printer printer, PrinterStatus status) {
        Evidence evidence = status.evidence();
        if (evidence == null) {
            return;
        }
        try {
            Optional<String> known = db.read(handle -> store.capability(handle, office, printer.id(), printer.port()));
            if (known.filter(it -> it.equals(evidence.name())).isEmpty()) {
                db.write(handle -> {
                    store.storeCapability(handle, office, printer.id(), printer.port(), evidence.name());
                    return evidence;
                });
            }
        } catch (NotAccepted e) {
            LOG.warn("printer={} evidence=\"not written down\" next=\"is found out again\"", printer.id());
        }
    }
}
