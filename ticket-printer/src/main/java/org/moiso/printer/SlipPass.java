package org.moiso.printer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One slip on its way to paper over a line that was well a moment ago. */
final class SlipPass {
    /** Slow printers do 50 mm/s, which is 400 rows. */
    private static final int ROWS_PER_SECOND = 400;

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(700);

    private final PrinterLine line;
    private final Conversation conversation;
    private final Port port;
    private final Health health;
    private final Duration patience;
    private final String token = token();
    private PrinterFault lost = PrinterFault.LINE_LOST;

    SlipPass(PrinterLine line, Conversation conversation, Port port, Health health, Duration patience) {
        this.line = line;
        this.conversation = conversation;
        this.port = port;
        this.health = health;
        this.patience = patience;
    }

    PrintResult print(SlipImage image, Evidence evidence) {
        byte[] bytes = EscPosWriter.slip(image, evidence, token);
        line.replies().forget();
        try {
            line.send(bytes, health, patience);
        } catch (LineException e) {
            return e.sent() == 0 ? new PrintResult.Failed(e.fault()) : new PrintResult.Unknown(e.fault());
        }
        Duration usual = usual(bytes.length, image.height());
        return evidence.confirmed() ? confirmed(evidence, usual.plus(GRACE)) : passed(usual);
    }

    /** The line and the head work side by side; the slower one counts. */
    private Duration usual(int bytes, int rows) {
        return Duration.ofMillis(Math.max(bytes * 1000L / port.bytesPerSecond(), rows * 1000L / ROWS_PER_SECOND));
    }

    /**
     * Waits for the printer's word. A printer that says it has stopped keeps the rest of the slip, and gets the
     * settings' patience.
     */
    private PrintResult confirmed(Evidence evidence, Duration usual) {
        long deadline = System.nanoTime() + usual.toNanos();
        long end = System.nanoTime() + patience.plus(usual).toNanos();
        while (true) {
            if (said(evidence)) {
                return new PrintResult.Printed(evidence);
            }
            if (line.replies().ended() || Thread.currentThread().isInterrupted()) {
                return new PrintResult.Unknown(lost);
            }
            boolean answers = look();
            Optional<PrinterFault> stopped = health.stopped();
            long now = System.nanoTime();
            if (stopped.isPresent()) {
                deadline = Math.max(deadline, now + GRACE.toNanos());
            }
            if (!answers && stopped.isEmpty() && now > deadline - GRACE.toNanos()) {
                health.suspect(PrinterFault.SILENT);
            }
            if (now > Math.min(deadline, end)) {
                PrinterFault silence = answers ? PrinterFault.UNCONFIRMED : PrinterFault.SILENT;
                return new PrintResult.Unknown(stopped.orElse(silence));
            }
        }
    }

    private boolean said(Evidence evidence) {
        return evidence == Evidence.PROCESS_ID
                ? line.replies().awaitToken(token, LOOK)
                : line.replies().awaitQueuedStatus(LOOK).isPresent();
    }

    /** Asks how the printer is, for those that do not tell by themselves. */
    private boolean look() {
        try {
            Optional<Condition> condition = conversation.condition(Conversation.STATUS);
            condition.ifPresent(health::answered);
            return condition.isPresent();
        } catch (LineException e) {
            lost = e.fault();
            return false;
        }
    }

    /**
     * Lets the time pass that the slip takes, and whatever the printer stops for; more is not to be had from this one.
     */
    private PrintResult passed(Duration usual) {
        if (!port.answers()) {
            return new PrintResult.Printed(Evidence.TIME);
        }
        line.replies().awaitEnd(usual);
        long end = System.nanoTime() + patience.toNanos();
        while (health.status().lastAnswer() != null
                && look()
                && health.stopped().isPresent()
                && System.nanoTime() < end) {
            line.replies().awaitEnd(LOOK);
        }
        if (line.replies().ended() || Thread.currentThread().isInterrupted()) {
            return new PrintResult.Unknown(lost);
        }
        return health.stopped()
                .<PrintResult>map(PrintResult.Unknown::new)
                .orElse(new PrintResult.Printed(Evidence.TIME));
    }

    /**
     * Four characters that no earlier slip is likely to have had, so that a late answer to that one is not taken for
     * this.
     */
    static String token() {
        String token = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);
        return "0".repeat(4 - token.length()) + token;
    }
}
