package org.moiso.server.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.TicketCalled;
import org.moiso.server.call.TicketFinished;
import org.moiso.server.call.TicketRecalled;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.Courier;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.queue.Waits;
import org.moiso.server.ticket.DayTurned;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketCancelled;
import org.moiso.server.ticket.TicketExpired;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the phones of those who are called, or nearly are (ADR 25). The log says through {@link Courier} who is to be told and who no longer is; that is written down at the phone, and
 * whichever node takes the next try sends it, a few times at most: a call of some minutes ago concerns nobody. Safe for all threads.
 */
public final class Pushes implements EventConsumer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final int TRIES = 4;
    private static final int PAGE = 50;
    /** As the tracking page says it: one person before them, or none. */
    private static final int NEAR = 1;

    private static final Set<String> CALLS = Set.of(TicketCalled.TYPE, TicketRecalled.TYPE);
    private static final Set<String> ENDS = Set.of(TicketFinished.TYPE, TicketCancelled.TYPE, TicketExpired.TYPE);

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final Waits waits;
    private final EventLog log;
    private final Courier courier;
    private final Phones phones;
    private final PushSender sender;
    private final Clock clock;
    private final PushStore store = new PushStore();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "web-push"));
    private final Set<OfficeId> queued = ConcurrentHashMap.newKeySet();

    public Pushes(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            Waits waits,
            EventLog log,
            Courier courier,
            Phones phones,
            Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.waits = waits;
        this.log = log;
        this.courier = courier;
        this.phones = phones;
        this.clock = clock;
        this.sender = new PushSender(phones.services(), clock);
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        if (offered(office) || events.stream().anyMatch(it -> it.type().equals(OfficeChanged.TYPE))) {
            look(office);
        }
    }

    /** Looks after what is due: tries that failed, events of other nodes, offices that have switched it off. */
    public void round() {
        plans.offices().stream().filter(this::offered).forEach(office -> courier.deliver(office, new Listener()));
        db.read(store::offices).forEach(this::look);
    }

    private boolean offered(OfficeId office) {
        return plans.find(office).filter(Phones::offered).isPresent();
    }

    private void look(OfficeId office) {
        if (queued.add(office)) {
            try {
                thread.execute(() -> {
                    queued.remove(office);
                    try {
                        lookNow(office);
                    } catch (RuntimeException e) {
                        LOG.error("push=failed office={} next=\"tries again in the next round\"", office, e);
                    }
                });
            } catch (RejectedExecutionException closing) {
                queued.remove(office);
            }
        }
    }

    private void lookNow(OfficeId office) {
        Optional<OfficePlan> plan = plans.find(office);
        if (plan.filter(Phones::offered).isPresent()) {
            courier.deliver(office, new Listener());
            plan.ifPresent(this::tellWhoIsNear);
            sendDue(office);
        } else if (db.read(handle -> store.count(handle, office)) > 0) {
            write(handle -> store.delete(handle, office, clock.instant()));
        }
    }

    private void tellWhoIsNear(OfficePlan plan) {
        for (TicketId id : db.read(handle -> store.far(handle, plan.id()))) {
            long seq = log.head(plan.id());
            Optional<Ticket> ticket = db.read(handle -> tickets.find(handle, id));
            if (ticket.filter(it -> near(plan, it)).isPresent()) {
                write(handle -> store.tellNear(handle, id, seq, clock.instant()));
            }
        }
    }

    boolean near(OfficePlan plan, Ticket ticket) {
        return ticket.status() == TicketStatus.WAITING && waits.of(plan, ticket).ahead() <= NEAR;
    }

    private void sendDue(OfficeId office) {
        Instant now = clock.instant();
        for (PushSubscription phone : db.read(handle -> store.due(handle, office, now, PAGE))) {
            Instant next = now.plus(Courier.pause(phone.tries() + 1));
            if (db.write(handle -> store.claim(handle, phone, next))) {
                sender.send(phone, phones.key(), outcome -> heard(phone, outcome));
            }
        }
    }

    /** What became of a try; called on a thread of the sender. */
    private void heard(PushSubscription phone, PushSender.Outcome outcome) {
        switch (outcome.kind()) {
            case TAKEN -> write(handle -> store.told(handle, phone));
            case GONE -> write(handle -> store.delete(handle, phone.ticket(), phone.hash()));
            case FAILED -> failed(phone, outcome.trouble());
        }
    }

    private void failed(PushSubscription phone, @Nullable String trouble) {
        if (phone.tries() + 1 < TRIES) {
            return;
        }
        LOG.warn("push=failed office={} trouble=\"{}\" tries={} next=\"given up\"", phone.office(), trouble, TRIES);
        write(handle -> store.told(handle, phone));
    }

    private void write(Consumer<Handle> change) {
        boolean unused = db.write(handle -> {
            change.accept(handle);
            return true;
        });
    }

    /** Writes down at the phones what the log says. */
    private final class Listener implements Courier.Receiver {

        @Override
        public String id() {
            return "web push";
        }

        @Override
        public boolean wants(String type) {
            return CALLS.contains(type) || ENDS.contains(type) || type.equals(DayTurned.TYPE);
        }

        @Override
        public @Nullable String take(OfficeEvent event) {
            Long about = event.ticket();
            if (event.type().equals(DayTurned.TYPE)) {
                write(handle -> store.delete(handle, event.office(), event.at()));
            } else if (about != null && db.read(handle -> store.count(handle, new TicketId(about))) > 0) {
                take(event, new TicketId(about));
            }
            return null;
        }

        private void take(OfficeEvent event, TicketId ticket) {
            if (ENDS.contains(event.type())) {
                write(handle -> store.delete(handle, ticket));
            } else if (event.at().isAfter(clock.instant().minus(STALE))) {
                write(handle -> store.tell(handle, ticket, event.seq(), clock.instant()));
                look(event.office());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
