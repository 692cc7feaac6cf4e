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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.Webhook;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.Courier;
import org.moiso.server.event.CourierState;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.TrackingCode;

/** Tells the addresses outside what happens: each is a receiver of the log. Safe for all threads. */
public final class Webhooks implements EventConsumer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Made with the first delivery: most offices have no webhook, and its certificates take a tenth of a second to read. */
    private static final class Outside {

        static final HttpClient HTTP = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final Courier courier;
    private final Clock clock;

    public Webhooks(Db db, OfficePlans plans, TicketStore tickets, Courier courier, Clock clock) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.courier = courier;
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
    Optional<CourierState> state(OfficeId office, Webhook hook) {
        return courier.state(office, hook.id());
    }

    private void deliver(OfficePlan plan) {
        plan.webhooks().forEach(hook -> courier.deliver(plan.id(), new Address(hook)));
    }

    private final class Address implements Courier.Receiver {

        private final Webhook hook;

        Address(Webhook hook) {
            this.hook = hook;
        }

        @Override
        public String id() {
            return hook.id();
        }

        @Override
        public boolean wants(String type) {
            return hook.wants(type);
        }

        @Override
        public @Nullable String take(OfficeEvent event) {
            return trouble(hook, event);
        }
    }

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
            HttpResponse<Void> answer = Outside.HTTP.send(request, BodyHandlers.discarding());
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
}
