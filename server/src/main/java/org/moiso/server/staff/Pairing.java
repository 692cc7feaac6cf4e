package org.moiso.server.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.RuleViolation;
import org.moiso.server.web.TryLimit;

/**
 * How a new screen, dispenser or printer agent is let in without anybody typing a secret: it makes its own token, shows the six digits that the server gives it
 * for that, and an admin enters them. From then on the token is known. Kept in the database, so it does not matter which node is asked. Safe for all threads.
 */
public final class Pairing {

    static final Duration VALID = Duration.ofMinutes(10);

    /** More devices than this do not wait at once, whoever asks. */
    private static final int WAITING_AT_MOST = 500;

    private static final int CODES = 1_000_000;
    private static final int TRIES = 30;

    /**
     * How a device stands that asked.
     *
     * @param code six digits to show until {@code until}; null once it is let in
     * @param device what it is in its office; null as long as it waits
     */
    public record Asked(
            @Nullable String code,
            @Nullable Instant until,
            @Nullable Caller device) {

        private static Asked waiting(PairingStore.Waiting device) {
            return new Asked(device.code(), device.until(), null);
        }
    }

    private final Db db;
    private final Clock clock;
    private final PairingStore waiting = new PairingStore();
    private final StaffStore tokens = new StaffStore();
    private final SecureRandom random = new SecureRandom();
    private final TryLimit limit;

    public Pairing(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.limit = new TryLimit(clock, TRIES, VALID);
    }

    /**
     * Gives a device the code to show, or says that it was let in. The same token gets the same code as long as that is valid, so a device asks again and again.
     *
     * @param token made by the device and told to nobody else: 256 random bits
     * @param address of the machine that asks; how often is counted by it
     * @throws RuleViolation when there were too many tries
     */
    public Asked ask(Role role, @Nullable OfficeId office, String token, String address) {
        Instant now = clock.instant();
        String hash = Secrets.fingerprint(token);
        Optional<Caller> device = db.read(handle -> tokens.byToken(handle, hash));
        if (device.isPresent()) {
            return new Asked(null, null, device.get());
        }
        Optional<PairingStore.Waiting> known = db.read(handle -> waiting.byToken(handle, hash))
                .filter(it -> it.until().isAfter(now));
        return known.isPresent() ? Asked.waiting(known.get()) : begin(role, office, hash, address);
    }

    private Asked begin(Role role, @Nullable OfficeId office, String hash, String address) {
        Instant now = clock.instant();
        long pause = limit.pause(address).toSeconds();
        if (pause > 0) {
            throw new RuleViolation(ApiError.PAIRING__TOO_MANY, pause);
        }
        limit.tried(address);
        return db.write(handle -> {
            waiting.deleteExpired(handle, now);
            if (waiting.count(handle) >= WAITING_AT_MOST) {
                throw new RuleViolation(ApiError.PAIRING__TOO_MANY, VALID.toSeconds());
            }
            PairingStore.Waiting device =
                    new PairingStore.Waiting(unusedCode(handle), hash, role, office, now.plus(VALID));
            waiting.insert(handle, device);
            return Asked.waiting(device);
        });
    }

    /**
     * Lets the device in that shows a code.
     *
     * @param device what it is in the plan
     * @throws RuleViolation when no device of this kind shows that code now
     */
    public Caller approve(OfficePlan plan, String code, Caller device, Cause press) {
        return db.inOffice(plan.id(), press, tx -> {
            if (tx.repeated().isEmpty()) {
                letIn(tx, code, device);
            }
            return device;
        });
    }

    private void letIn(OfficeTx tx, String code, Caller device) {
        PairingStore.Waiting asked = waiting.byCode(tx.handle(), code)
                .filter(it -> it.until().isAfter(tx.now()))
                .filter(it -> it.office() == null || it.office().equals(tx.office()))
                .orElseThrow(() -> new RuleViolation(ApiError.PAIRING__NOT_FOUND, code));
        if (asked.role() != device.role()) {
            throw new RuleViolation(
                    ApiError.PAIRING__OTHER_KIND,
                    code,
                    asked.role().code(),
                    device.name(),
                    device.role().code());
        }
        tokens.insertToken(tx.handle(), asked.tokenHash(), device, tx.now());
        waiting.delete(tx.handle(), code);
        tx.record(new DevicePaired(device.id(), device.role().code()));
    }

    private String unusedCode(Handle handle) {
        String code;
        do {
            code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        } while (waiting.byCode(handle, code).isPresent());
        return code;
    }
}
