package org.moiso.server.print;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.SlipLayout;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.lease.Leases;
import org.moiso.server.lease.Place;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The printers that this node drives: each one that the plans have and that no other node drives. Safe for all threads; its monitor guards who begins and ends. */
final class PrinterOwners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterOwners.class);
    private static final long ROUND_SECONDS = 2;

    private final PrintQueue queue;
    private final Leases leases;
    private final PrinterLines lines;
    /** Drops what comes when it is closed: there is nobody left to tell. */
    private final ExecutorService news = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "printer-news"),
            new ThreadPoolExecutor.DiscardPolicy());

    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "printer-leases"));
    private final Map<Place, Printer> wanted = new ConcurrentHashMap<>();
    private final Map<Place, PrinterOwner> owners = new ConcurrentHashMap<>();
    private final Map<Place, PrinterReport> told = new HashMap<>();

    /**
     * @param folder for what printers need on the disk
     */
    PrinterOwners(PrintQueue queue, Path folder) {
        this.queue = queue;
        this.leases = new Leases(queue.db(), "printer");
        this.lines = new PrinterLines(queue.db(), queue.store(), queue.clock(), folder, news);
    }

    void start() {
        round();
        if (queue.db().shared()) {
            ScheduledFuture<?> unused =
                    rounds.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** How slips are drawn, with fonts that are read once. */
    SlipLayout layout() {
        return lines.layout();
    }

    /** Wants the printers that a plan has now; one whose entry has changed gets a new line. */
    synchronized void follow(OfficePlan plan) {
        wanted.keySet().removeIf(place -> place.office().equals(plan.id()));
        plan.printers()
                .forEach(printer -> wanted.put(new Place(plan.id(), printer.id().value()), printer));
        owners.entrySet().stream()
                .filter(entry -> entry.getKey().office().equals(plan.id())
                        && !entry.getValue().printer().equals(wanted.get(entry.getKey())))
                .toList()
                .forEach(entry -> letGo(entry.getKey()));
    }

    /** Begins with what this node may drive, ends with what it may not. */
    synchronized void round() {
        try {
            leases.round(wanted.keySet(), this::letGo);
            tell();
        } catch (RuntimeException e) {
            LOG.warn("leases=failed reason=\"{}\" next=\"tries again in {} s\"", e.getMessage(), ROUND_SECONDS);
        }
        List.copyOf(owners.keySet()).stream().filter(it -> !leases.holds(it)).forEach(this::letGo);
        wanted.forEach((place, printer) -> {
            if (leases.holds(place) && !owners.containsKey(place)) {
                own(place, printer);
            }
        });
    }

    /** Reports that have changed without being an event: paper, the last answer, a test slip. */
    private void tell() {
        if (!queue.db().shared()) {
            return;
        }
        Map<Place, PrinterReport> changed = new HashMap<>();
        owners.forEach((place, owner) -> {
            PrinterReport now = owner.watch().report();
            if (!now.equals(told.get(place))) {
                changed.put(place, now);
            }
        });
        if (!changed.isEmpty()) {
            queue.db().write(handle -> {
                changed.forEach((place, report) -> leases.tell(handle, place, report));
                return changed;
            });
            told.putAll(changed);
        }
    }

    private void own(Place place, Printer printer) {
        try {
            PrinterWatch watch = new PrinterWatch(queue.db(), place, leases, queue.clock(), news);
            PrinterOwner owner = new PrinterOwner(
                    place.office(),
                    printer,
                    lines.to(place.office(), printer, status -> seen(place, watch, status)),
                    watch,
                    queue,
                    () -> leases.holds(place));
            owners.put(place, owner);
            owner.start();
        } catch (IllegalArgumentException e) {
            LOG.error("printer={} address=\"{}\" cannot be used: {}", place.scoped(), printer.port(), e.getMessage());
        }
    }

    private void letGo(Place place) {
        PrinterOwner owner = owners.remove(place);
        told.remove(place);
        if (owner != null) {
            owner.close();
        }
    }

    /** The printer, or its agent, has told of a change by itself. */
    private void seen(Place place, PrinterWatch watch, PrinterStatus status) {
        watch.see(status);
        Optional.ofNullable(owners.get(place)).ifPresent(PrinterOwner::wake);
    }

    /** Who talks to a printer, if this node does. */
    Optional<PrinterOwner> here(OfficeId office, PrinterId printer) {
        return Optional.ofNullable(owners.get(new Place(office, printer.value())));
    }

    /** How a printer was last found, by whichever node drives it; empty where none does. */
    Optional<PrinterReport> report(OfficeId office, PrinterId printer) {
        Place place = new Place(office, printer.value());
        PrinterOwner here = owners.get(place);
        return here == null
                ? leases.told(place, PrinterReport.class)
                : Optional.of(here.watch().report());
    }

    void wake(OfficeId office) {
        owners.values().stream().filter(owner -> owner.of(office)).forEach(PrinterOwner::wake);
    }

    /** Where a printer's agent speaks to, if it has one and the agent has come before. */
    Optional<AgentLine> agent(String scopedPrinter) {
        return lines.agent(scopedPrinter);
    }

    /** The same for an agent that comes: from now on this node wants to drive its printer. */
    Optional<AgentLine> agentComes(String scopedPrinter) {
        Optional<Place> driven = wanted.entrySet().stream()
                .filter(it -> it.getKey().scoped().equals(scopedPrinter)
                        && it.getValue().port().startsWith(AgentLine.PORT))
                .map(Map.Entry::getKey)
                .findFirst();
        driven.filter(place -> !leases.holds(place)).ifPresent(place -> {
            try {
                rounds.execute(() -> {
                    leases.want(place);
                    round();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("printer={} agent=late", scopedPrinter);
            }
        });
        return driven.map(place -> lines.agentLine(scopedPrinter));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        synchronized (this) {
            List.copyOf(owners.keySet()).forEach(this::letGo);
        }
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.warn("leases=kept reason=\"{}\" next=\"another node takes over in 10 s\"", e.getMessage());
        }
        news.shutdown();
        try {
            boolean unused = news.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
