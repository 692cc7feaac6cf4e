package org.moiso.server.print;

import com.github.f4b6a3.tsid.Tsid;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * A printer behind an agent. Safe for all threads: the printer's thread sends and waits, the agent's socket answers.
 *
 * <p>The agent remembers what it finished, so a job that was sent and not answered is asked for again when the agent comes back; the outcome is unknown only
 * when it does not come back in time.
 */
final class AgentLine implements SlipLine {

    private static final long PATIENCE_SECONDS = 150;

    /** What goes to the agent. */
    record PrintFrame(String type, String job, int attempt, Slip slip) {}

    private final Clock clock;
    private final Map<String, CompletableFuture<PrintResult>> open = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<PrintFrame> agent;
    private volatile @Nullable PrintFrame unanswered;
    private volatile Set<PrinterFault> faults = Set.of();
    private volatile PrinterStatus.Paper paper = PrinterStatus.Paper.UNKNOWN;
    private volatile @Nullable Instant lastAnswer;

    AgentLine(Clock clock) {
        this.clock = clock;
    }

    void connected(Consumer<PrintFrame> sender) {
        agent = sender;
        lastAnswer = clock.instant();
        PrintFrame pending = unanswered;
        if (pending != null) {
            sender.accept(pending);
        }
    }

    void disconnected(Consumer<PrintFrame> sender) {
        if (agent == sender) {
            agent = null;
        }
    }

    void answered(String job, PrintResult result) {
        lastAnswer = clock.instant();
        CompletableFuture<PrintResult> waiting = open.get(job);
        if (waiting != null) {
            waiting.complete(result);
        }
    }

    void reported(Set<PrinterFault> now, PrinterStatus.Paper paperNow) {
        lastAnswer = clock.instant();
        faults = now;
        paper = paperNow;
    }

    @Override
    public PrintResult print(PrintJob job, Slip slip) {
        Consumer<PrintFrame> sender = agent;
        if (sender == null) {
            return new PrintResult.Failed(PrinterFault.UNREACHABLE);
        }
        String id = Tsid.from(job.id()).toString();
        PrintFrame frame = new PrintFrame("print", id, job.attempt(), slip);
        CompletableFuture<PrintResult> answer = new CompletableFuture<>();
        open.put(id, answer);
        unanswered = frame;
        try {
            sender.accept(frame);
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new PrintResult.Unknown(PrinterFault.LINE_LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PrintResult.Unknown(PrinterFault.LINE_LOST);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            open.remove(id);
            unanswered = null;
        }
    }

    @Override
    public PrinterStatus check() {
        Set<PrinterFault> known = agent == null ? EnumSet.of(PrinterFault.UNREACHABLE) : faults;
        return new PrinterStatus(known, paper, Evidence.PROCESS_ID, lastAnswer, agent == null ? "no agent" : null);
    }

    @Override
    public void close() {
        open.values().forEach(answer -> answer.complete(new PrintResult.Unknown(PrinterFault.LINE_LOST)));
    }
}
