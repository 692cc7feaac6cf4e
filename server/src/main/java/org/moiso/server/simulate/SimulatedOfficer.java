package org.moiso.server.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.CallFacts;
import org.moiso.server.call.Calling;
import org.moiso.server.call.Finishing;
import org.moiso.server.call.Serving;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Officer;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.RuleViolation;

/** One simulated officer, in real time or not: calls, waits for the visitor, serves, breathes. Used by one thread. */
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
    private final Temper temper;
    private final Random random;
    private Step step = Step.FREE;
    private @Nullable TicketId ticket;
    private ServiceId service = new ServiceId("none");
    private boolean comes;
    private boolean idle;

    SimulatedOfficer(
            OfficeId office,
            CounterId counter,
            Officer officer,
            Calling calling,
            Serving serving,
            Finishing finishing,
            Temper temper,
            Random random) {
        this.office = office;
        this.counter = counter;
        this.officer = officer;
        this.calling = calling;
        this.serving = serving;
        this.finishing = finishing;
        this.temper = temper;
        this.random = random;
    }

    /** Does what is due now; returns how long it takes until something is due again. */
    Duration act() {
        try {
            return advance();
        } catch (RuleViolation e) {
            // Somebody has taken the visit out of these hands; the next one is called.
            step = Step.FREE;
            return temper.rests();
        }
    }

    /** Whether nobody is at the counter. */
    boolean free() {
        return step == Step.FREE;
    }

    /** Whether nobody waited at the last look. */
    boolean idle() {
        return idle;
    }

    private Duration advance() {
        TicketId current = ticket;
        if (step == Step.FREE || current == null) {
            return calls();
        }
        if (step == Step.CALLED && !comes) {
            serving.miss(office, current, officer, CAUSE);
        } else if (step == Step.CALLED) {
            serving.start(office, current, officer, CAUSE);
            step = Step.SERVING;
            return temper.serves(service);
        } else {
            finishing.finish(office, current, officer, CAUSE, outcome());
        }
        step = Step.FREE;
        return temper.rests();
    }

    private Duration calls() {
        Optional<CallFacts> call = calling.callNext(office, counter, officer, CAUSE, true, outcome());
        idle = call.isEmpty();
        if (call.isEmpty()) {
            return temper.looks();
        }
        ticket = call.get().ticket().id();
        service = new ServiceId(office.keyOf(call.get().ticket().service()).orElseThrow());
        step = Step.CALLED;
        comes = temper.comes();
        return comes ? temper.walks() : temper.patience();
    }

    private Outcome outcome() {
        int one = random.nextInt(10);
        return new Outcome(
                one < 5 ? Outcome.Result.ACCEPTED : one < 7 ? Outcome.Result.SUPPLEMENT : Outcome.Result.HANDED_OVER,
                random.nextInt(3) == 0 ? Outcome.Channel.GUIDED_ONLINE : Outcome.Channel.PAPER,
                random.nextInt(2) == 0 ? Outcome.Payment.CASHLESS : Outcome.Payment.NONE,
                List.of());
    }
}
