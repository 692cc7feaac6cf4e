package org.moiso.server.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.Db;
import org.moiso.server.event.EventLog;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** The phones that ask to be told, and the key they are given. Safe for all threads. */
public final class Phones {

    /** Two phones of a family, each renewed once: more is no visitor. */
    private static final int OF_A_TICKET = 4;

    private static final int OF_AN_OFFICE = 3000;
    private static final Set<TicketStatus> OVER =
            Set.of(TicketStatus.FINISHED, TicketStatus.CANCELLED, TicketStatus.EXPIRED);

    private final Db db;
    private final EventLog log;
    private final PushServices services;
    private final Clock clock;
    private final PushStore store = new PushStore();
    private final AtomicReference<@Nullable Vapid> known = new AtomicReference<>();

    public Phones(Db db, EventLog log, PushServices services, Clock clock) {
        this.db = db;
        this.log = log;
        this.services = services;
        this.clock = clock;
    }

    static boolean offered(OfficePlan plan) {
        return plan.settings().phone().push();
    }

    /** The key with which browsers ask their push service; nothing where the office does not offer it. */
    public Optional<String> publicKey(OfficePlan plan) {
        return offered(plan) ? Optional.of(key().publicKey()) : Optional.empty();
    }

    PushServices services() {
        return services;
    }

    /** The key pair of this installation, made when it is first needed. */
    Vapid key() {
        Vapid kept = known.get();
        if (kept == null) {
            kept = db.read(store::key).orElseGet(this::made);
            known.set(kept);
        }
        return kept;
    }

    private Vapid made() {
        Vapid fresh = Vapid.generated();
        try {
            return db.write(handle -> store.key(handle).orElseGet(() -> {
                store.insertKey(handle, fresh, clock.instant());
                return fresh;
            }));
        } catch (RuntimeException e) {
            // Another node may have been the first.
            return db.read(store::key).orElseThrow(() -> e);
        }
    }

    /**
     * A phone asks to be told of a ticket's call; asking twice is no error.
     *
     * @param near the phone's page has said already that the turn is near
     * @throws RuleViolation when the office does not offer it, the ticket is over, the address is at no known push service, or there are too many
     */
    void add(OfficePlan plan, Ticket ticket, String endpoint, boolean near) {
        if (!offered(plan) || OVER.contains(ticket.status())) {
            throw new RuleViolation(ApiError.PUSH__NOT_OFFERED, ticket.number().text());
        }
        if (services.endpoint(endpoint).isEmpty()) {
            throw new RuleViolation(ApiError.PUSH__UNKNOWN);
        }
        PushSubscription phone =
                new PushSubscription(ticket.id(), hash(endpoint), plan.id(), endpoint, log.head(plan.id()), 0);
        boolean unused = db.write(handle -> {
            if (store.has(handle, phone.ticket(), phone.hash())) {
                return false;
            }
            if (store.count(handle, phone.ticket()) >= OF_A_TICKET || store.count(handle, plan.id()) >= OF_AN_OFFICE) {
                throw new RuleViolation(ApiError.PUSH__FULL);
            }
            store.insert(handle, phone, near, clock.instant());
            return true;
        });
    }

    /** A phone wants to be told no longer; forgetting twice is no error. */
    void forget(Ticket ticket, String endpoint) {
        boolean unused = db.write(handle -> {
            store.delete(handle, ticket.id(), hash(endpoint));
            return true;
        });
    }

    private static String hash(String endpoint) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
