package org.moiso.server.staff;

import java.time.Clock;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** The secrets by which dispensers, screens and printers are known. Stored hashed, revocable. Safe for all threads. */
public final class DeviceTokens {

    private final Db db;
    private final Clock clock;
    private final StaffStore store = new StaffStore();
    private final Secrets secrets = new Secrets();

    public DeviceTokens(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
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
        return db.read(handle -> store.byToken(handle, Secrets.fingerprint(token)))
                .orElse(Caller.visitor());
    }

    /** Whether a device of such a role holds a token of the office that is still good. */
    public boolean any(OfficeId office, Role role) {
        return db.read(handle -> store.hasToken(handle, office, role));
    }

    /** Makes every token of a device worthless. Returns how many there were. */
    public int revoke(OfficeId office, String device) {
        return db.write(handle -> store.revokeTokens(handle, office, device, clock.instant()));
    }
}
