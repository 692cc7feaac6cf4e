package org.moiso.server.staff;

import java.util.List;
import java.util.Optional;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Role;
import org.moiso.server.web.RuleViolation;

/**
 * Who works in an office and as what, changed by its admin while the office works. Nobody takes away their own right, so an office always keeps an admin. Safe for
 * all threads.
 */
public final class Enrolling {

    /** A member with the one-time password that was made; it is shown once and kept nowhere. */
    record Enrolled(StaffMember member, String password) {}

    private final Db db;
    private final Staff staff;
    private final StaffStore store = new StaffStore();
    private final Secrets secrets = new Secrets();

    /**
     * @param staff whose memory of who has asked is to be forgotten with each change
     */
    public Enrolling(Db db, Staff staff) {
        this.db = db;
        this.staff = staff;
    }

    List<StaffMember> of(OfficeId office) {
        return db.read(store::all).stream()
                .filter(it -> office.equals(it.office()))
                .toList();
    }

    /**
     * Adds somebody.
     *
     * @throws RuleViolation when the username is taken, in whichever office, or is none
     */
    Enrolled add(OfficeId office, String username, String name, Role role, Cause press) {
        StaffMember member = member(new Wanted(office, username, name, role, false), true);
        String password = secrets.oneTimePassword();
        String hash = secrets.hash(password);
        return db.inOffice(office, press, tx -> {
            if (store.find(tx.handle(), username).isPresent()) {
                throw new RuleViolation(ApiError.STAFF__TAKEN, username);
            }
            store.insert(tx.handle(), member, hash);
            tx.record(StaffChanged.of("added", member));
            return new Enrolled(member, password);
        });
    }

    /**
     * Changes name, role and whether somebody may sign in; in force with their next click.
     *
     * @throws RuleViolation when there is no such member, or when it would take the asking admin's own right away
     */
    StaffMember change(OfficeId office, String username, String name, Role role, boolean disabled, Cause press) {
        StaffMember changed = db.inOffice(office, press, tx -> {
            StaffMember before = known(tx, username);
            StaffMember member = member(new Wanted(office, username, name, role, disabled), before.mustChange());
            if (member.equals(before)) {
                return before;
            }
            if (isOwn(press, username) && (disabled || role != before.role())) {
                throw new RuleViolation(ApiError.STAFF__YOURSELF);
            }
            store.update(tx.handle(), member);
            if (disabled) {
                store.deleteOtherSessions(tx.handle(), username, null);
            }
            tx.record(StaffChanged.of(
                    before.disabled() == disabled ? "changed" : disabled ? "disabled" : "enabled", member));
            return member;
        });
        staff.forgetCallers();
        return changed;
    }

    /**
     * Gives somebody a new one-time password; all their sessions end.
     *
     * @throws RuleViolation when there is no such member, or when it is the asking admin's own
     */
    Enrolled newPassword(OfficeId office, String username, Cause press) {
        String password = secrets.oneTimePassword();
        String hash = secrets.hash(password);
        Enrolled enrolled = db.inOffice(office, press, tx -> {
            StaffMember member = known(tx, username);
            if (isOwn(press, username)) {
                throw new RuleViolation(ApiError.STAFF__YOURSELF);
            }
            store.setPassword(tx.handle(), username, hash, true);
            store.deleteOtherSessions(tx.handle(), username, null);
            tx.record(StaffChanged.of("password", member));
            return new Enrolled(known(tx, username), password);
        });
        staff.forgetCallers();
        return enrolled;
    }

    private record Wanted(OfficeId office, String username, String name, Role role, boolean disabled) {}

    private static StaffMember member(Wanted wanted, boolean mustChange) {
        try {
            return new StaffMember(
                    wanted.username(), wanted.office(), wanted.name(), wanted.role(), mustChange, wanted.disabled());
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.STAFF__USERNAME, wanted.username());
        }
    }

    private StaffMember known(OfficeTx tx, String username) {
        Optional<StaffMember> known = store.find(tx.handle(), username).map(StaffStore.Credentials::member);
        return known.filter(it -> tx.office().equals(it.office()))
                .orElseThrow(() -> new RuleViolation(ApiError.STAFF__NOT_FOUND, username));
    }

    private static boolean isOwn(Cause press, String username) {
        return press.actor().equals("staff:" + username);
    }
}
