package org.moiso.printer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a printer between two slips, each waiting for its answer: real-time status does not say which question
 * it answers.
 */
final class Conversation {
    static final Duration STATUS = Duration.ofMillis(800);
    /** White rows to fill up a band, a cut. */
    private static final Duration THROUGH = Duration.ofSeconds(3);

    private static final Duration PROBE = Duration.ofMillis(800);

    private final PrinterLine line;
    private final Health health;
    private final PaperWidth paper;

    Conversation(PrinterLine line, Health health, PaperWidth paper) {
        this.line = line;
        this.health = health;
        this.paper = paper;
    }

    /** What the printer answers to DLE EOT 1 to 4, each within a limit; empty if it is silent. */
    Optional<Condition> condition(Duration limit) throws LineException {
        int[] answers = new int[4];
        for (int n = 1; n <= 4; n++) {
            line.replies().forgetRealTimeStatus();
            send(EscPosCommand.status(n));
            Optional<Integer> answer = line.replies().awaitRealTimeStatus(limit);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers[n - 1] = answer.get();
        }
        return Optional.of(Condition.ofRealTimeStatus(answers[0], answers[1], answers[2], answers[3]));
    }

    /**
     * Finds out how the printer confirms; only fair to a printer that is well, since one without paper does not answer.
     */
    Evidence probe() throws LineException {
        String token = SlipPass.token();
        send(EscPosCommand.processId(token));
        Evidence evidence = Evidence.TIME;
        if (line.replies().awaitToken(token, PROBE)) {
            evidence = Evidence.PROCESS_ID;
        } else {
            line.replies().forget();
            send(EscPosCommand.QUEUED_STATUS);
            if (line.replies().awaitQueuedStatus(PROBE).isPresent()) {
                evidence = Evidence.QUEUED_STATUS;
            }
        }
        // A printer that knows none of these has taken them for text; forget that line unprinted, then ask for news
        // again.
        send(EscPosCommand.RESET);
        send(EscPosCommand.AUTOMATIC_STATUS);
        return evidence;
    }

    /** The model's name, for people. */
    Optional<String> model() throws LineException {
        line.replies().forget();
        send(EscPosCommand.MODEL);
        return line.replies().awaitText(PROBE);
    }

    /**
     * Rids the printer of what is left of a slip that was broken off. A printer that cannot forget may still wait for
     * the rest of a band of the picture: it gets white dots for it. What is on paper is cut off, so that it does not
     * become the head of the next visitor's slip.
     *
     * @param known how this printer confirms; null: not known
     * @return whether the printer has worked through all of it: bytes that a dying line swallowed clear nothing
     */
    boolean clear(@Nullable Evidence known) throws LineException {
        line.replies().forget();
        // Completes a command that was broken off, with zeroes, before anything else could be taken for the rest of it.
        send(new byte[16]);
        send(EscPosCommand.CLEAR);
        if (!line.replies().awaitCleared(STATUS)) {
            send(new byte[EscPosWriter.BAND * paper.dots() / 8 + 8]);
        }
        send(EscPosCommand.RESET);
        send(EscPosCommand.FEED_AND_CUT);
        boolean through = through(known);
        send(EscPosCommand.AUTOMATIC_STATUS);
        return through;
    }

    private boolean through(@Nullable Evidence known) throws LineException {
        if (known == Evidence.PROCESS_ID) {
            String token = SlipPass.token();
            send(EscPosCommand.processId(token));
            return line.replies().awaitToken(token, THROUGH);
        }
        if (known == Evidence.QUEUED_STATUS) {
            send(EscPosCommand.QUEUED_STATUS);
            return line.replies().awaitQueuedStatus(THROUGH).isPresent();
        }
        // The best that such a printer can do: its line still carries answers, or at least has not ended.
        return condition(STATUS).isPresent() || !line.replies().ended();
    }

    /** Asks to be told of every change from now on. */
    void subscribe() throws LineException {
        send(EscPosCommand.AUTOMATIC_STATUS);
    }

    private void send(byte[] bytes) throws LineException {
        line.ask(bytes, health);
    }
}
