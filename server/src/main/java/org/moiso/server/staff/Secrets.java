package org.moiso.server.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Making and recognising passwords, session cookies and device tokens. Safe for all threads.
 *
 * <p>Passwords are hashed with Argon2id at the least cost that OWASP's password storage sheet gives for it (19 MiB, two passes): an old PC bears it.
 * Cookies and tokens are 256 random bits, so a plain SHA-256 of them is enough.
 */
final class Secrets {

    /** Its own memory, 19 MiB, comes and stays with it: only when the first password is hashed. */
    private static final class Argon {

        static final Argon2Function ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    }

    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();

    String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(Argon.ID).getResult();
    }

    boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** A secret for a machine. */
    String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A one-time password that can be read aloud and typed: three groups of four. */
    String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "");
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    static String fingerprint(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
