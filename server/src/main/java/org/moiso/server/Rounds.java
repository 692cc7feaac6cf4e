package org.moiso.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.moiso.server.db.OfficeId;
import org.moiso.server.push.Pushes;
import org.moiso.server.signage.CallWatch;
import org.moiso.server.staff.Withdrawal;
import org.moiso.server.supervise.Hall;
import org.moiso.server.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the clock brings about by itself: the turn of the day, the end of holds and of sessions, waits that grow, calls that nobody
 * showed. One thread.
 */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long ROUND_SECONDS = 5;
    private static final long SESSION_SECONDS = 30;

    private final Core core;
    private final Hall hall;
    private final Webhooks webhooks;
    private final Pushes pushes;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rounds"));

    Rounds(Core core, Hall hall, Webhooks webhooks, Pushes pushes) {
        this.core = core;
        this.hall = hall;
        this.webhooks = webhooks;
        this.pushes = pushes;
    }

    void start(CallWatch calls, Withdrawal withdrawal) {
        clock.execute(safe(ROUND_SECONDS, () -> core.plans().offices().forEach(this::prepare)));
        every(ROUND_SECONDS, this::round);
        every(1, calls::round);
        every(SESSION_SECONDS, withdrawal::round);
    }

    /** A round that fails is told, and the next one comes all the same. */
    private void every(long seconds, Runnable work) {
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(safe(seconds, work), seconds, seconds, TimeUnit.SECONDS);
    }

    private static Runnable safe(long seconds, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("round=failed next=\"tries again in {} s\"", seconds, e);
            }
        };
    }

    private void round() {
        core.plans().offices().forEach(this::round);
        webhooks.round();
        pushes.round();
    }

    /** One office in trouble holds no other up. */
    private void round(OfficeId office) {
        try {
            core.days().turnIfDue(office);
            core.returning().resumeDue(office);
            hall.refresh(office);
            core.booking().closePastDays(office);
            prepare(office);
        } catch (RuntimeException e) {
            LOG.error("round=failed office={} next=\"tries again in {} s\"", office, ROUND_SECONDS, e);
        }
    }

    private void prepare(OfficeId office) {
        core.plans().find(office).ifPresent(core.waits()::prepare);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
