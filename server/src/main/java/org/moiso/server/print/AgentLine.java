package org.moiso.server.print;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.Evidence;
import org.moiso.printer.PrintResult;
import org.moiso.printer.PrinterFault;
import org.moiso.printer.PrinterStatus;
import org.moiso.printer.Slip;

/**
 * A printer behind an agent. Safe for all threads: the printer's thread sends and waits, the agent's socket answers;
 * guarded by this object's monitor, which is never held while waiting.
 *
 * <p>The agent remembers what it finished, so a job that was sent and not answered is asked for again when the agent
 * comes back, even after a restart of this server. Only the memory that was asked before is asked again: another
 * agent, or one that lost its memory, could print the slip a second time, so then the outcome is unknown.
 */
final class AgentLine implements SlipLine {

    static final String PORT = "agent:";
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    /** An agent answers each ping, which comes every 15 s. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    /** What goes to the agent. */
    record PrintFrame(String type, String job, int attempt, Slip slip) {}

    /** A job on its way: to whom it went, or may have gone, and who waits for the answer. */
    private record Pending(String memory, PrintFrame frame, CompletableFuture<Optional<Outcome>> answer) {}

    /**
     * An agent that is there.
     *
     * @param memory names what the agent remembers by; another one each time that is lost
     * @param hangUp breaks the connection; the agent comes again by itself
     */
    record Agent(String memory, Consumer<PrintFrame> sender, Runnable hangUp) {}

    private final Clock clock;
    private volatile Consumer<PrinterStatus> changed = status -> {};
    private @Nullable Agent agent;
    private @Nullable Pending pending;
    private Set<PrinterFault> faults = Set.of();
    private PrinterStatus.Paper paper = PrinterStatus.Paper.UNKNOWN;
    private @Nullable Evidence evidence;
    private @Nullable Instant lastAnswer;
    private boolean closed;

    AgentLine(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param told every change of the printer's state from now on; to be quick about it
     */
    void follow(Consumer<PrinterStatus> told) {
        changed = told;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void connected(Agent now) {
        synchronized (this) {
            agent = now;
            lastAnswer = clock.instant();
            // How its printer is, it says itself, at once.
            faults = EnumSet.of(PrinterFault.UNREACHABLE);
            Pending open = pending;
            if (open != null && open.memory.equals(now.memory)) {
                now.sender.accept(open.frame);
            } else if (open != null) {
                open.answer.complete(unknown());
            }
        }
        changed.accept(check());
    }

    void disconnected(Agent gone) {
        synchronized (this) {
            if (!gone.equals(agent)) {
                return;
            }
            agent = null;
        }
        changed.accept(check());
    }

    synchronized void answered(String job, Outcome outcome) {
        lastAnswer = clock.instant();
        if (pending != null && pending.frame.job.equals(job)) {
            pending.answer.complete(Optional.of(outcome));
        }
    }

    void reported(Set<PrinterFault> now, PrinterStatus.Paper paperNow, @Nullable Evidence evidenceNow) {
        synchronized (this) {
            lastAnswer = clock.instant();
            faults = now;
            paper = paperNow;
            evidence = evidenceNow;
        }
        changed.accept(check());
    }

    @Override
    public synchronized String name() {
        return PORT + (agent == null ? "" : agent.memory);
    }

    @Override
    public Optional<Outcome> print(String job, int attempt, String over, Slip slip) {
        CompletableFuture<Optional<Outcome>> answer = new CompletableFuture<>();
        synchronized (this) {
            if (agent == null || !over.equals(PORT + agent.memory)) {
                return Optional.of(Outcome.of(new PrintResult.Failed(PrinterFault.UNREACHABLE)));
            }
            PrintFrame frame = new PrintFrame("print", job, attempt, slip);
            pending = new Pending(agent.memory, frame, answer);
            agent.sender.accept(frame);
        }
        return outcome(answer);
    }

    @Override
    public Optional<Outcome> recall(PrintJob job, Slip slip) {
        String over = job.sentOver();
        if (over == null || !over.startsWith(PORT) || over.equals(PORT)) {
            return unknown();
        }
        CompletableFuture<Optional<Outcome>> answer = new CompletableFuture<>();
        synchronized (this) {
            PrintFrame frame = new PrintFrame("print", job.name(), job.attempt(), slip);
            pending = new Pending(over.substring(PORT.length()), frame, answer);
            if (agent != null && !agent.memory.equals(pending.memory)) {
                answer.complete(unknown());
            } else if (agent != null) {
                agent.sender.accept(frame);
            }
        }
        return outcome(answer);
    }

    private Optional<Outcome> outcome(CompletableFuture<Optional<Outcome>> answer) {
        try {
            synchronized (this) {
                if (closed) {
                    return Optional.empty();
                }
            }
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            synchronized (this) {
                pending = null;
            }
        }
    }

    private static Optional<Outcome> unknown() {
        return Optional.of(Outcome.of(new PrintResult.Unknown(PrinterFault.LINE_LOST)));
    }

    @Override
    public synchronized PrinterStatus check() {
        Instant last = lastAnswer;
        boolean there = agent != null && last != null && !last.plus(SILENCE).isBefore(clock.instant());
        return new PrinterStatus(
                there ? faults : EnumSet.of(PrinterFault.UNREACHABLE),
                there ? paper : PrinterStatus.Paper.UNKNOWN,
                evidence,
                last,
                there ? null : "no agent");
    }

    /** The agent knows, or will know, what comes of a job that is on its way: it is asked after the next start. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pending != null) {
            pending.answer.complete(Optional.empty());
        }
        if (agent != null) {
            agent.hangUp.run();
        }
    }
}
