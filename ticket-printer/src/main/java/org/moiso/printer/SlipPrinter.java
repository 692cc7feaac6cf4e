package org.moiso.printer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One printer. {@link #print}, {@link #check} and {@link #warmUp} belong to one owner thread; {@link #status} and
 * {@link #close} may be called by any.
 *
 * <p>The owner prints slips one after the other and, when there is nothing to print, calls {@link #check} every few
 * seconds: that is what finds a printer that is back, and one that is silently gone.
 */
public final class SlipPrinter implements AutoCloseable {
    /** How long a printer that was found to be silent is given to change its mind. */
    private static final Duration UNLIKELY = Duration.ofMillis(200);

    private static final int WARM_UP = 10;

    private final Port port;
    private final PrinterSettings settings;
    private final SlipLayout layout;
    private final Clock clock;
    private final Health health;
    private final ScheduledThreadPoolExecutor watch;
    private volatile @Nullable PrinterLine line;
    private volatile boolean closed;
    /** Whether bytes of an unfinished slip may still lie in the printer. */
    private boolean unfinished;
    /** Whether the line was opened anew and the printer not yet asked to tell of changes. */
    private boolean fresh;
    /** Whether this printer has ever answered; only then is silence a fault. */
    private boolean answering;

    /**
     * A printer on a closed port; nothing is opened before the first {@link #check} or {@link #print}.
     *
     * @param layout shared by all printers
     * @param changed told every change of {@link #status()}, from whichever thread noticed it: to be quick about it and
     *     not to call back
     */
    public SlipPrinter(
            Port port, PrinterSettings settings, SlipLayout layout, Clock clock, Consumer<PrinterStatus> changed) {
        this.port = port;
        this.settings = settings;
        this.layout = layout;
        this.clock = clock;
        this.health = new Health(port.name(), settings.evidence(), clock, changed);
        this.unfinished = settings.unfinished();
        this.answering = settings.evidence() != null && settings.evidence().confirmed();
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "printer watch " + port.name());
            thread.setDaemon(true);
            return thread;
        });
        // Never shut down: the thread ends by itself when there is nothing to watch.
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(10, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
    }

    /** What is known of the printer now. Talks to nobody. */
    public PrinterStatus status() {
        return health.status();
    }

    /**
     * Opens the line if need be and asks the printer how it is; to be called every few seconds while there is nothing
     * to print. Takes up to about 6 s, usually some milliseconds.
     */
    public PrinterStatus check() {
        ready();
        return status();
    }

    /**
     * Prints one slip and waits until the printer confirms it: a second or two on a good line; up to the settings'
     * patience when the paper ends within the slip. Never sends anything twice, and opens the line again by itself.
     */
    public PrintResult print(Slip slip) {
        return print(layout.draw(slip, settings.paper()));
    }

    /** The same for a slip that is drawn already. */
    public PrintResult print(SlipImage image) {
        Optional<PrinterFault> fault = ready();
        PrinterLine open = line;
        if (fault.isPresent() || open == null) {
            return new PrintResult.Failed(fault.orElse(PrinterFault.UNREACHABLE));
        }
        Evidence known = status().evidence();
        Conversation conversation = new Conversation(open, health, settings.paper());
        SlipPass pass = new SlipPass(open, conversation, port, health, settings.patience());
        PrintResult result = pass.print(image, known == null ? Evidence.TIME : known);
        if (result instanceof PrintResult.Unknown unknown) {
            unfinished = true;
            learn(unknown.fault());
        } else if (result instanceof PrintResult.Failed failed) {
            learn(failed.fault());
        }
        return result;
    }

    /** The model's name, if the printer is there, is well and tells. */
    Optional<String> model() {
        PrinterLine open = line;
        if (open == null || !port.answers()) {
            return Optional.empty();
        }
        try {
            return new Conversation(open, health, settings.paper()).model();
        } catch (LineException e) {
            lose(e.fault(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Draws the conclusions of a slip that went wrong. */
    private void learn(PrinterFault fault) {
        switch (fault) {
            case LINE_LOST, STALLED, SILENT -> lose(fault, "a slip was under way on " + port.name());
            // Perhaps another printer stands there now, with other abilities.
            case UNCONFIRMED -> health.confirmsBy(null);
            default -> {
                // The printer itself reports it, over a line that is well.
            }
        }
    }

    /** Brings the printer to where a slip can be sent; the fault that is in the way, if there is one. */
    private Optional<PrinterFault> ready() {
        if (closed) {
            return Optional.of(PrinterFault.UNREACHABLE);
        }
        Optional<PrinterFault> fault = ask();
        if (fault.equals(Optional.of(PrinterFault.LINE_LOST)) || fault.equals(Optional.of(PrinterFault.SILENT))) {
            // The line may have been dead for a while without anybody noticing: once more on a fresh one.
            fault = ask();
        }
        return fault;
    }

    private Optional<PrinterFault> ask() {
        PrinterLine open = line;
        if (open == null || open.replies().ended()) {
            open = reopened();
        }
        if (open == null) {
            return Optional.of(PrinterFault.UNREACHABLE);
        }
        if (!port.answers()) {
            health.open();
            health.confirmsBy(Evidence.TIME);
            return Optional.empty();
        }
        try {
            return ask(open);
        } catch (LineException e) {
            lose(e.fault(), e.getMessage());
            return Optional.of(e.fault());
        }
    }

    private Optional<PrinterFault> ask(PrinterLine open) throws LineException {
        Conversation conversation = new Conversation(open, health, settings.paper());
        Optional<Condition> condition = conversation.condition(isSilentOne() ? UNLIKELY : Conversation.STATUS);
        if (condition.isEmpty()
                && health.stopped().isPresent()
                && !open.replies().ended()) {
            // Its buffer is full of a slip that it cannot print, so it cannot read the question; it tells by itself
            // when it can go on.
            return health.stopped();
        }
        if (condition.isEmpty() && (answering || open.replies().ended())) {
            PrinterFault fault = open.replies().ended() ? PrinterFault.LINE_LOST : PrinterFault.SILENT;
            lose(fault, port.name() + " does not answer");
            return Optional.of(fault);
        }
        condition.ifPresentOrElse(health::answered, health::open);
        if (condition.isPresent() && !answering) {
            answering = true;
            health.confirmsBy(null);
        }
        if (health.stopped().isEmpty()) {
            settle(conversation);
        }
        return health.stopped();
    }

    /** Whether it was found out that the printer never answers; one that nothing is known of is given time. */
    private boolean isSilentOne() {
        return !answering && status().evidence() == Evidence.TIME;
    }

    /** What is to be done once, now that the printer is well. */
    private void settle(Conversation conversation) throws LineException {
        if (unfinished) {
            boolean through = conversation.clear(status().evidence());
            if (!through && health.stopped().isPresent()) {
                return;
            }
            if (!through) {
                doubt(conversation);
            }
            unfinished = false;
        }
        if (fresh) {
            conversation.subscribe();
            fresh = false;
        }
        if (status().evidence() == null) {
            health.confirmsBy(conversation.probe());
        }
    }

    /** A printer that does not confirm as it used to is gone, or is another one. */
    private void doubt(Conversation conversation) throws LineException {
        if (conversation.condition(Conversation.STATUS).isEmpty()) {
            throw new LineException(PrinterFault.LINE_LOST, 0, port.name() + " was lost while it was being cleared");
        }
        health.confirmsBy(null);
    }

    private @Nullable PrinterLine reopened() {
        try {
            PrinterLine old = line;
            if (old != null) {
                old.close();
            }
            PrinterReplies replies = new PrinterReplies(health::answered);
            PrinterLine opened = PrinterLine.open(port, replies, watch);
            line = opened;
            fresh = true;
            if (closed) {
                opened.close();
                return null;
            }
            return opened;
        } catch (IOException e) {
            health.failed(PrinterFault.UNREACHABLE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void lose(PrinterFault fault, @Nullable String detail) {
        PrinterLine open = line;
        line = null;
        if (open != null) {
            open.close();
        }
        health.failed(fault, String.valueOf(detail));
    }

    /**
     * Draws and encodes some slips to nowhere, so that the first real one takes not much longer than the next; to be
     * called once, early, by any thread: it takes up to a second.
     */
    public void warmUp() {
        Slip slip = Slip.test("MoiSo", OffsetDateTime.now(clock));
        for (int i = 0; i < WARM_UP && !closed; i++) {
            EscPosWriter.slip(layout.draw(slip, settings.paper()), Evidence.PROCESS_ID, "0000");
        }
    }

    /** Frees the line. A slip that is under way ends as unknown. */
    @Override
    public void close() {
        closed = true;
        PrinterLine open = line;
        if (open != null) {
            open.close();
        }
        port.close();
    }
}
