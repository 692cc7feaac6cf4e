package org.moiso.server.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Db;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Caller;
import org.moiso.server.web.RuleViolation;
import org.moiso.server.web.TryLimit;

/** Who may sign in, and who has. Safe for all threads. */
public final class Staff {

    static final Duration SESSION = Duration.ofHours(14);
    private static final int PASSWORD_AT_LEAST = 8;

    /** Wrong passwords a name or an address may try; the cost of the hash bounds what is left. */
    private static final int TRIES = 5;

    private static final Duration TRIES_WITHIN = Duration.ofMinutes(1);

    private final Db db;
    private final Clock clock;
    private final StaffStore store = new StaffStore();
    private final Secrets secrets = new Secrets();
    private final TryLimit limit;
    private final KnownCallers callers;
    /** Of a password that nobody has, with the cost of {@link Secrets}: made when first wanted, since a start should not wait for it. */
    private volatile @Nullable String nobodysHash;

    public Staff(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.limit = new TryLimit(clock, TRIES, TRIES_WITHIN);
        this.callers = new KnownCallers(clock);
    }

    /** A session that has begun: the cookie's value, which is kept nowhere else, and whose it is. */
    record SignedIn(String cookie, StaffMember member) {}

    /**
     * Signs somebody in.
     *
     * @param address of the machine that asks; tries are counted by it and by the name
     * @throws RuleViolation when the name or the password is wrong, or there were too many tries
     */
    SignedIn signIn(String username, String password, String address) {
        mayTry("name " + username);
        mayTry("from " + address);
        Optional<StaffStore.Credentials> known = db.read(handle -> store.find(handle, username));
        // A name that does not exist costs the same time as a wrong password.
        boolean matches = secrets.matches(
                password, known.map(StaffStore.Credentials::hash).orElseGet(this::nobodysHash));
        if (known.isEmpty() || !matches || known.get().member().disabled()) {
            limit.tried("name " + username);
            limit.tried("from " + address);
            throw new RuleViolation(ApiError.SESSION__REFUSED);
        }
        limit.forget("name " + username);
        return begin(known.get().member());
    }

    private String nobodysHash() {
        String known = nobodysHash;
        if (known == null) {
            known = secrets.hash("nobody");
            nobodysHash = known;
        }
        return known;
    }

    private void mayTry(String who) {
        long seconds = limit.pause(who).toSeconds();
        if (seconds > 0) {
            throw new RuleViolation(ApiError.SESSION__TOO_MANY_TRIES, seconds);
        }
    }

    private SignedIn begin(StaffMember member) {
        String cookie = secrets.token();
        Instant now = clock.instant();
        db.write(handle -> {
            store.deleteExpiredSessions(handle, now);
            store.insertSession(handle, Secrets.fingerprint(cookie), member.username(), now, now.plus(SESSION));
            return cookie;
        });
        return new SignedIn(cookie, member);
    }

    void signOut(String cookie) {
        db.write(handle -> {
            store.deleteSession(handle, Secrets.fingerprint(cookie));
            return cookie;
        });
        callers.forget();
    }

    /**
     * Changes one's own password; every other session of the member ends.
     *
     * @throws RuleViolation when the old one is wrong or the new one too short
     */
    void changePassword(String username, String old, String wanted, @Nullable String cookie) {
        mayTry("name " + username);
        StaffStore.Credentials known =
                db.read(handle -> store.find(handle, username)).orElseThrow();
        if (!secrets.matches(old, known.hash())) {
            limit.tried("name " + username);
            throw new RuleViolation(ApiError.SESSION__REFUSED);
        }
        if (wanted.length() < PASSWORD_AT_LEAST) {
            throw new RuleViolation(ApiError.PASSWORD__TOO_SHORT, PASSWORD_AT_LEAST);
        }
        String hash = secrets.hash(wanted);
        db.write(handle -> {
            store.setPassword(handle, username, hash, false);
            store.deleteOtherSessions(handle, username, cookie == null ? null : Secrets.fingerprint(cookie));
            return hash;
        });
        callers.forget();
    }

    /** Who holds a session cookie; a visitor when it is not valid. */
    public Caller bySession(String cookie) {
        String fingerprint = Secrets.fingerprint(cookie);
        return callers.holder(fingerprint, () -> memberBy(fingerprint).map(StaffMember::caller));
    }

    /** To be called where somebody's rights were changed beside this class, here or on another node. */
    void forgetCallers() {
        callers.forget();
    }

    Optional<StaffMember> member(String cookie) {
        return memberBy(Secrets.fingerprint(cookie));
    }

    private Optional<StaffMember> memberBy(String fingerprint) {
        return db.read(handle -> store.bySession(handle, fingerprint, clock.instant()));
    }

    public List<StaffMember> all() {
        return db.read(store::all);
    }

    public Optional<StaffMember> find(String username) {
        return db.read(handle -> store.find(handle, username)).map(StaffStore.Credentials::member);
    }

    /** The name of whom the log calls {@code staff:…}; others keep what it calls them. */
    public String nameOf(String actor) {
        return actor.startsWith("staff:")
                ? find(actor.substring("staff:".length()))
                        .map(StaffMember::name)
                        .orElse(actor)
                : actor;
    }

    /**
     * Adds a member, or changes name, role and right to sign in of one who is there.
     *
     * @param password null to let a one-time password be made for a new member, or to leave that of an old one
     * @return the password that was made, if one was: it is shown to nobody again
     */
    public Optional<String> put(StaffMember member, @Nullable String password) {
        boolean known = find(member.username()).isPresent();
        String made = password == null && !known ? secrets.oneTimePassword() : null;
        String effective = password == null ? made : password;
        String hash = effective == null ? null : secrets.hash(effective);
        db.write(handle -> {
            if (!known) {
                store.insert(handle, member, hash == null ? "" : hash);
            } else {
                store.update(handle, member);
            }
            if (hash != null) {
                store.setPassword(handle, member.username(), hash, made != null || member.mustChange());
            }
            return member;
        });
        callers.forget();
        return Optional.ofNullable(made);
    }

    /** Gives a member a new one-time password and ends all their sessions. */
    public String resetPassword(String username) {
        String made = secrets.oneTimePassword();
        String hash = secrets.hash(made);
        db.write(handle -> {
            store.setPassword(handle, username, hash, true);
            store.deleteOtherSessions(handle, username, null);
            return made;
        });
        callers.forget();
        return made;
    }
}
