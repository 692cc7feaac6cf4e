package org.moiso.server.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Role;

/** Staff that need not sign in first: hashing passwords is slow on purpose, and only the stories about signing in want it. */
final class TestStaff {

    private static final Duration SESSION = Duration.ofHours(14);

    private TestStaff() {}

    /** Somebody of the office with a session that began just now. */
    static Client signedIn(TestOffice office, Role role, String name) {
        return signedIn(office.server(), office.id(), role, office.id() + "-" + name, name);
    }

    static Client adminOfAll(TestServer server) {
        return signedIn(server, null, Role.ADMIN, "admin-" + UUID.randomUUID(), "Admin");
    }

    private static Client signedIn(
            TestServer server, @Nullable OfficeId office, Role role, String username, String name) {
        String cookie = UUID.randomUUID().toString();
        server.server().core().db().write(handle -> {
            handle.createUpdate("""
                            insert into staff (username, office, name, role, password_hash, must_change, disabled)
                            values (:username, :office, :name, :role, '-', false, false)
                            """)
                    .bind("username", username)
                    .bind("office", office == null ? null : office.value())
                    .bind("name", name)
                    .bind("role", role.code())
                    .execute();
            return handle.createUpdate("""
                            insert into staff_session (token_hash, staff, created_at, expires_at)
                            values (:hash, :staff, :now, :expires)
                            """)
                    .bind("hash", sha256(cookie))
                    .bind("staff", username)
                    .bind("now", server.clock().instant().atOffset(ZoneOffset.UTC))
                    .bind(
                            "expires",
                            server.clock()
                                    .instant()
                                    .plus(SESSION.multipliedBy(10))
                                    .atOffset(ZoneOffset.UTC))
                    .execute();
        });
        return new Client(server, Client.Key.cookie(cookie));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
