package org.moiso.server.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** Staff, their sessions, and the tokens of devices. Opens and commits nothing. Safe for all threads. */
final class StaffStore {

    /** A member with the hash of the password. */
    record Credentials(StaffMember member, String hash) {}

    /** A device's token that is good. */
    record Token(String hash, Caller device, Instant since) {

        /** Names the token and cannot be turned back into it. */
        String id() {
            return hash.substring(0, 16);
        }
    }

    Optional<Credentials> find(Handle handle, String username) {
        return handle.createQuery("""
                        select username, office, name, role, must_change, disabled, password_hash from staff
                        where username = :username
                        """)
                .bind("username", username)
                .map((rs, context) -> new Credentials(member(rs), rs.getString("password_hash")))
                .findOne();
    }

    List<StaffMember> all(Handle handle) {
        return handle.createQuery(
                        "select username, office, name, role, must_change, disabled from staff order by username")
                .map((rs, context) -> member(rs))
                .list();
    }

    void insert(Handle handle, StaffMember member, String hash) {
        OfficeId office = member.office();
        handle.createUpdate("""
                        insert into staff (username, office, name, role, password_hash, must_change, disabled)
                        values (:username, :office, :name, :role, :hash, :mustChange, :disabled)
                        """)
                .bind("username", member.username())
                .bind("office", office == null ? null : office.value())
                .bind("name", member.name())
                .bind("role", member.role().code())
                .bind("hash", hash)
                .bind("mustChange", member.mustChange())
                .bind("disabled", member.disabled())
                .execute();
    }

    void update(Handle handle, StaffMember member) {
        handle.createUpdate("""
                        update staff set name = :name, role = :role, disabled = :disabled where username = :username
                        """)
                .bind("name", member.name())
                .bind("role", member.role().code())
                .bind("disabled", member.disabled())
                .bind("username", member.username())
                .execute();
    }

    void setPassword(Handle handle, String username, String hash, boolean mustChange) {
        handle.createUpdate(
                        "update staff set password_hash = :hash, must_change = :mustChange where username = :username")
                .bind("hash", hash)
                .bind("mustChange", mustChange)
                .bind("username", username)
                .execute();
    }

    void insertSession(Handle handle, String tokenHash, String username, Instant now, Instant expires) {
        handle.createUpdate("""
                        insert into staff_session (token_hash, staff, created_at, expires_at)
                        values (:hash, :staff, :now, :expires)
                        """)
                .bind("hash", tokenHash)
                .bind("staff", username)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("expires", expires.atOffset(ZoneOffset.UTC))
                .execute();
    }

    Optional<StaffMember> bySession(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("""
                        select s.username, s.office, s.name, s.role, s.must_change, s.disabled
                        from staff_session t join staff s on s.username = t.staff
                        where t.token_hash = :hash and t.expires_at > :now and not s.disabled
                        """)
                .bind("hash", tokenHash)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((rs, context) -> member(rs))
                .findOne();
    }

    void deleteSession(Handle handle, String tokenHash) {
        handle.createUpdate("delete from staff_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute();
    }

    /** Ends all sessions of a member but one. */
    void deleteOtherSessions(Handle handle, String username, @Nullable String keptHash) {
        handle.createUpdate("delete from staff_session where staff = :staff and token_hash <> :kept")
                .bind("staff", username)
                .bind("kept", keptHash == null ? "" : keptHash)
                .execute();
    }

    void deleteExpiredSessions(Handle handle, Instant now) {
        handle.createUpdate("delete from staff_session where expires_at <= :now")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void insertToken(Handle handle, String tokenHash, Caller device, Instant now) {
        OfficeId office = device.office();
        handle.createUpdate("""
                        insert into device_token (token_hash, office, role, device, name, created_at)
                        values (:hash, :office, :role, :device, :name, :now)
                        """)
                .bind("hash", tokenHash)
                .bind("office", office == null ? null : office.value())
                .bind("role", device.role().code())
                .bind("device", device.id())
                .bind("name", device.name())
                .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute();
    }

    Optional<Caller> byToken(Handle handle, String tokenHash) {
        return handle.createQuery("""
                        select role, device, name, office from device_token
                        where token_hash = :hash and revoked_at is null
                        """)
                .bind("hash", tokenHash)
                .map((rs, context) -> new Caller(
                        Role.of(rs.getString("role")),
                        rs.getString("device"),
                        rs.getString("name"),
                        new OfficeId(rs.getString("office"))))
                .findOne();
    }

    boolean hasToken(Handle handle, OfficeId office, Role role) {
        return handle.createQuery("""
                        select 1 from device_token
                        where office = :office and role = :role and revoked_at is null fetch first 1 rows only
                        """)
                .bind("office", office.value())
                .bind("role", role.code())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    List<Token> tokens(Handle handle, OfficeId office) {
        return handle.createQuery("""
                        select token_hash, role, device, name, created_at from device_token
                        where office = :office and revoked_at is null order by created_at desc, token_hash
                        """)
                .bind("office", office.value())
                .map((rs, context) -> new Token(
                        rs.getString("token_hash"),
                        new Caller(Role.of(rs.getString("role")), rs.getString("device"), rs.getString("name"), office),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void revokeToken(Handle handle, Token token, Instant now) {
        handle.createUpdate("update device_token set revoked_at = :now where token_hash = :hash")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("hash", token.hash())
                .execute();
    }

    private static StaffMember member(ResultSet rs) throws SQLException {
        String office = rs.getString("office");
        return new StaffMember(
                rs.getString("username"),
                office == null ? null : new OfficeId(office),
                rs.getString("name"),
                Role.of(rs.getString("role")),
                rs.getBoolean("must_change"),
                rs.getBoolean("disabled"));
    }
}
