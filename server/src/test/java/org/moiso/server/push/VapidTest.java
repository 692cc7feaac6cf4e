package org.moiso.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.moiso.server.json.Json;

/** The token by which push services know us, held against RFC 8292 and checked with the public key alone, as a push service does. */
class VapidTest {

    private static final Pattern SHAPE =
            Pattern.compile("vapid t=([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+), k=([A-Za-z0-9_-]+)");
    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final URI ENDPOINT = URI.create("https://fcm.googleapis.com/fcm/send/abc:def");

    @Test
    void the_token_names_the_push_service_the_end_and_the_contact() {
        Matcher header = authorization(Vapid.generated(), "mailto:it@xamau.example");

        assertThat(text(header.group(1))).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        var claims = Json.tree(text(header.group(2)));
        assertThat(claims.path("aud").asText()).isEqualTo("https://fcm.googleapis.com");
        assertThat(claims.path("exp").asLong()).isBetween(NOW.getEpochSecond() + 3600, NOW.getEpochSecond() + 86_400);
        assertThat(claims.path("sub").asText()).isEqualTo("mailto:it@xamau.example");
        assertThat(Json.tree(text(authorization(Vapid.generated(), null).group(2)))
                        .has("sub"))
                .isFalse();
    }

    /** Many keys: one in 128 has a coordinate that is shorter than its place. */
    @Test
    void every_signature_is_found_true_with_the_key_that_goes_along() throws GeneralSecurityException {
        for (int i = 0; i < 300; i++) {
            Vapid key = Vapid.generated();
            Matcher header = authorization(key, null);

            assertThat(header.group(4)).isEqualTo(key.publicKey());
            assertThat(Base64.getUrlDecoder().decode(header.group(3))).hasSize(64);
            assertThat(isTrue(header)).isTrue();
        }
    }

    @Test
    void a_token_that_somebody_has_changed_is_not_true() throws GeneralSecurityException {
        Vapid key = Vapid.generated();
        Matcher one = authorization(key, null);
        Matcher other = authorization(Vapid.generated(), null);

        Matcher mixed = SHAPE.matcher(
                "vapid t=" + one.group(1) + "." + one.group(2) + "." + other.group(3) + ", k=" + one.group(4));
        assertThat(mixed.matches()).isTrue();
        assertThat(isTrue(mixed)).isFalse();
    }

    @Test
    void the_private_key_is_in_no_log() {
        Vapid key = Vapid.generated();

        assertThat(key.toString()).doesNotContain(key.privateKey());
    }

    private static Matcher authorization(Vapid key, @org.jspecify.annotations.Nullable String contact) {
        Matcher header = SHAPE.matcher(key.authorization(ENDPOINT, NOW, contact));
        assertThat(header.matches()).isTrue();
        return header;
    }

    private static boolean isTrue(Matcher header) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(Base64.getUrlDecoder().decode(header.group(4))));
        signature.update((header.group(1) + "." + header.group(2)).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(header.group(3)));
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        assertThat(point).hasSize(65).startsWith((byte) 4);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint where = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(where, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
