package org.moiso.server.staff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Role;

/** Devices that wait to be let in. Opens and commits nothing. Safe for all threads. */
final class PairingStore {

    /**
     * A device that shows a code.
     *
     * @param office where its page was opened; null for an agent, which knows none yet
     * @param until the code is worthless afterwards
     */
    record Waiting(
            String code,
            String tokenHash,
            Role role,
            @Nullable OfficeId office,
            Instant until) {}

    void insert(Handle handle, Waiting device) {
        OfficeId office = device.office();
        handle.createUpdate("""
                        insert into pairing (code, token_hash, role, office, expires_at)
                        values (:code, :hash, :role, :office, :until)
                        """)
                .bind("code", device.code())
                .bind("hash", device.tokenHash())
                .bind("role", device.role().code())
                .bind("office", office == null ? null : office.value())
                .bind("until", device.until().atOffset(ZoneOffset.UTC))
                .execute();
    }

    Optional<Waiting> byCode(Handle handle, String code) {
        return find(handle, "code", code);
    }

    Optional<Waiting> byToken(Handle handle, String tokenHash) {
        return find(handle, "token_hash", tokenHash);
    }

    int count(Handle handle) {
        return handle.createQuery("select count(*) from pairing")
                .mapTo(Integer.class)
                .one();
    }

    void delete(Handle handle, String code) {
        handle.createUpdate("delete from pairing where code = :code")
                .bind("code", code)
                .execute();
    }

    void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from pairing where expires_at <= :now")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static Optional<Waiting> find(Handle handle, String column, String value) {
        return handle.createQuery(
                        "select code, token_hash, role, office, expires_at from pairing where " + column + " = :value")
                .bind("value", value)
                .map((rs, context) -> new Waiting(
                        rs.getString("code"),
                        rs.getString("token_hash"),
                        Role.of(rs.getString("role")),
                        rs.getString("office") == null ? null : new OfficeId(rs.getString("office")),
                        rs.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }
}
