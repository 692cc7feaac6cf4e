package org.moiso.server.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.Webhook;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.TrackingCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the addresses outside what happens, each event once at least and in the order of the log. The log is the outbox: a receiver that does not answer is tried again
 * from where it stopped, for as long as it takes, and nothing in the office waits for it. Safe for all threads.
 */
public final class Webhooks implements EventConsumer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int PAGE = 50;

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final EventLog log;
    private final Clock clock;
    private final HookStore store = new HookStore();
    private final String node = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "webhook"));
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public Webhooks(Db db, OfficePlans plans, TicketStore tickets, EventLog log, Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        plans.find(office).ifPresent(this::deliver);
    }

    /** Looks after what is due: receivers that failed, and events that another node has written. */
    public void round() {
        plans.offices().forEach(office -> plans.find(office).ifPresent(this::deliver));
    }

    /** How far a webhook has come; nothing where it has not begun yet. */
    Optional<HookState> state(OfficeId office, Webhook hook) {
        return db.read(handle -> store.find(handle, office, hook.id()));
    }

    private void deliver(OfficePlan plan) {
        for (Webhook hook : plan.webhooks()) {
            String key = plan.id().scoped(hook.id());
            if (busy.add(key)) {
                try {
                    threads.execute(() -> {
                        try {
                            catchUp(plan.id(), hook);
                        } catch (RuntimeException e) {
                            LOG.error("webhook={} failed next=\"tries again in the next round\"", key, e);
                        } finally {
                            busy.remove(key);
                        }
                    });
                } catch (RejectedExecutionException closing) {
                    busy.remove(key);
                }
            }
        }
    }

    private void catchUp(OfficeId office, Webhook hook) {
        HookState state = state(office, hook).orElseGet(() -> begin(office, hook));
        for (List<OfficeEvent> page = due(office, state);
                !page.isEmpty() && claimed(office, hook);
                page = due(office, state)) {
            HookState after = send(hook, state, page);
            db.write(handle -> {
                store.store(handle, office, hook.id(), after, clock.instant());
                return after;
            });
            report(office, hook, state, after);
            state = after;
        }
    }

    private List<OfficeEvent> due(OfficeId office, HookState state) {
        return state.nextAt().isAfter(clock.instant()) ? List.of() : log.after(office, state.seq(), PAGE);
    }

    /** A new webhook is told what happens from now on. */
    private HookState begin(OfficeId office, Webhook hook) {
        Instant now = clock.instant();
        long head = log.head(office);
        return db.write(handle -> store.find(handle, office, hook.id()).orElseGet(() -> {
            store.insert(handle, office, hook.id(), head, now);
            return new HookState(head, 0, now, null);
        }));
    }

    private boolean claimed(OfficeId office, Webhook hook) {
        Instant now = clock.instant();
        return db.write(handle -> store.claim(handle, office, hook.id(), node, now, now.plus(CLAIM)));
    }

    /** Sends a page of the log, up to the first event that is not taken. */
    private HookState send(Webhook hook, HookState state, List<OfficeEvent> page) {
        long taken = state.seq();
        for (OfficeEvent event : page) {
            String trouble = hook.wants(event.type()) ? trouble(hook, event) : null;
            if (trouble != null) {
                int failures = taken > state.seq() ? 1 : state.failures() + 1;
                return new HookState(taken, failures, clock.instant().plus(pause(failures)), trouble);
            }
            taken = event.seq();
        }
        return new HookState(taken, 0, clock.instant(), null);
    }

    /** Sends one event; what went wrong, or null when it was taken. */
    private @Nullable String trouble(Webhook hook, OfficeEvent event) {
        String body = Json.write(new Delivery(
                event.office() + "/" + event.seq(),
                event.office().value(),
                event.seq(),
                plans.find(event.office()).orElseThrow().shown(event.at()),
                event.type(),
                trackingCode(event),
                event.body()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(hook.url()))
                .header("Content-Type", "application/json")
                .header("User-Agent", "MoiSo")
                .header("X-MoiSo-Signature", Delivery.signature(hook.secret(), clock.instant(), body))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode() / 100 == 2 ? null : "status " + answer.statusCode();
        } catch (IOException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private @Nullable String trackingCode(OfficeEvent event) {
        Long ticket = event.ticket();
        return ticket == null
                ? null
                : db.read(handle -> tickets.find(handle, new TicketId(ticket)))
                        .map(Ticket::code)
                        .map(TrackingCode::value)
                        .orElse(null);
    }

    private static Duration pause(int failures) {
        Duration wanted = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 12));
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    /** One line of the log for each change, not for each try. */
    private static void report(OfficeId office, Webhook hook, HookState before, HookState after) {
        if (before.failures() == 0 && after.failures() > 0) {
            LOG.warn("webhook={} office={} failed=\"{}\" next=\"tries again\"", hook.id(), office, after.trouble());
        } else if (before.failures() > 0 && after.failures() == 0) {
            LOG.info("webhook={} office={} well=again", hook.id(), office);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
