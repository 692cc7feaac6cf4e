package org.moiso.server.demo;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.CallFacts;
import org.moiso.server.call.Calling;
import org.moiso.server.call.Finishing;
import org.moiso.server.call.Serving;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.RuleViolation;

/** One officer of the simulated morning: calls, waits for the visitor, serves, breathes. Asked once a second, by one thread. */
final class SimulatedOfficer {

    private enum Step {
        FREE,
        CALLED,
        SERVING
    }

    private static final Cause CAUSE = new Cause("simulation", null);

    private final OfficeId office;
    private final CounterId counter;
    private final Officer officer;
    private final Calling calling;
    private final Serving serving;
    private final Finishing finishing;
    private final Random random;
    private Step step = Step.FREE;
    private @Nullable TicketId ticket;
    private int secondsLeft;

    SimulatedOfficer(
            OfficeId office,
            CounterId counter,
            Officer officer,
            Calling calling,
            Serving serving,
            Finishing finishing,
            Random random) {
        this.office = office;
        this.counter = counter;
        this.officer = officer;
        this.calling = calling;
        this.serving = serving;
        this.finishing = finishing;
        this.random = random;
        this.secondsLeft = random.nextInt(25);
    }

    void second() {
        if (secondsLeft-- > 0) {
            return;
        }
        try {
            advance();
        } catch (RuleViolation e) {
            // Somebody has taken the visit out of these hands; the next one is called.
            step = Step.FREE;
            secondsLeft = between(5, 15);
        }
    }

    private void advance() {
        TicketId current = ticket;
        if (step == Step.FREE || current == null) {
            Optional<CallFacts> call = calling.callNext(office, counter, officer, CAUSE, true, outcome());
            ticket = call.map(it -> it.ticket().id()).orElse(null);
            step = call.isPresent() ? Step.CALLED : Step.FREE;
            secondsLeft = between(6, 14);
        } else if (step == Step.CALLED && random.nextInt(12) == 0) {
            serving.miss(office, current, officer, CAUSE);
            rest();
        } else if (step == Step.CALLED) {
            serving.start(office, current, officer, CAUSE);
            step = Step.SERVING;
            secondsLeft = between(25, 80);
        } else {
            finishing.finish(office, current, officer, CAUSE, outcome());
            rest();
        }
    }

    private Outcome outcome() {
        int one = random.nextInt(10);
        return new Outcome(
                one < 5 ? Outcome.Result.ACCEPTED : one < 7 ? Outcome.Result.SUPPLEMENT : Outcome.Result.HANDED_OVER,
                random.nextInt(3) == 0 ? Outcome.Channel.GUIDED_ONLINE : Outcome.Channel.PAPER,
                random.nextInt(2) == 0 ? Outcome.Payment.CASHLESS : Outcome.Payment.NONE,
                List.of());
    }

    private void rest() {
        step = Step.FREE;
        secondsLeft = between(3, 10);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
