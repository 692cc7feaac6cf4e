package org.moiso.server.staff;

import java.time.Clock;
import java.util.List;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.RuleViolation;

/** The secrets by which dispensers, screens and printers are known. Stored hashed, revocable. Safe for all threads. */
public final class DeviceTokens {

    private final Db db;
    private final Clock clock;
    private final StaffStore store = new StaffStore();
    private final Secrets secrets = new Secrets();
    private final KnownCallers callers;

    public DeviceTokens(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.callers = new KnownCallers(clock);
    }

    /**
     * Makes a token for a device; it is shown once and kept nowhere.
     *
     * @param device its office, role, key in the plan, and name
     */
    public String give(Caller device) {
        String token = secrets.token();
        db.write(handle -> {
            store.insertToken(handle, Secrets.fingerprint(token), device, clock.instant());
            return token;
        });
        return token;
    }

    /** Who holds a token; a visitor when it is not valid. */
    public Caller holder(String token) {
        String fingerprint = Secrets.fingerprint(token);
        return callers.holder(fingerprint, () -> db.read(handle -> store.byToken(handle, fingerprint)));
    }

    /** To be called where a token was withdrawn on another node. */
    void forgetCallers() {
        callers.forget();
    }

    /** Whether a device of such a role holds a token of the office that is still good. */
    public boolean any(OfficeId office, Role role) {
        return db.read(handle -> store.hasToken(handle, office, role));
    }

    /** The tokens of an office that are good, the newest first. */
    List<StaffStore.Token> of(OfficeId office) {
        return db.read(handle -> store.tokens(handle, office));
    }

    /**
     * Makes one token worthless.
     *
     * @param id as {@link #of} names it
     * @throws RuleViolation when the office has no such token
     */
    void revoke(OfficeId office, String id, Cause press) {
        db.inOffice(office, press, tx -> {
            StaffStore.Token token = store.tokens(tx.handle(), office).stream()
                    .filter(it -> it.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation(ApiError.TOKEN__NOT_FOUND));
            return revoke(tx, token);
        });
        callers.forget();
    }

    /** Makes every token of a device worthless. Returns how many there were. */
    public int revoke(OfficeId office, String device) {
        int count = db.inOffice(office, Cause.system(), tx -> {
            List<StaffStore.Token> revoked = store.tokens(tx.handle(), office).stream()
                    .filter(it -> it.device().id().equals(device))
                    .toList();
            revoked.forEach(token -> revoke(tx, token));
            return revoked.size();
        });
        callers.forget();
        return count;
    }

    private long revoke(OfficeTx tx, StaffStore.Token token) {
        store.revokeToken(tx.handle(), token, tx.now());
        return tx.record(
                new DeviceRevoked(token.device().id(), token.device().role().code()));
    }
}
