package org.moiso.server.push;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/**
 * Says to push services who asks (RFC 8292): a token signed with ES256 by the key pair of this installation. Nothing but the JDK. Safe for all threads.
 *
 * @param privateKey PKCS 8, base64url
 * @param publicKey the uncompressed point, base64url, as browsers take it
 */
record Vapid(String privateKey, String publicKey) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            ENCODER.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8));
    /** A day at most; half of it leaves room for clocks that are wrong. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final int COORDINATE = 32;

    /** A new key pair. */
    static Vapid generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
            byte[] uncompressed = new byte[1 + 2 * COORDINATE];
            uncompressed[0] = 4;
            put(point.getAffineX(), uncompressed, 1);
            put(point.getAffineY(), uncompressed, 1 + COORDINATE);
            return new Vapid(
                    ENCODER.encodeToString(pair.getPrivate().getEncoded()), ENCODER.encodeToString(uncompressed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    /**
     * The value of the header {@code Authorization} of one push.
     *
     * @param contact whom the operator of the push service may ask; null when nobody is named
     */
    String authorization(URI endpoint, Instant now, @Nullable String contact) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", PushServices.origin(endpoint));
        claims.put("exp", now.plus(VALID).getEpochSecond());
        if (contact != null) {
            claims.put("sub", contact);
        }
        String signed = HEADER + "." + ENCODER.encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        return "vapid t=" + signed + "." + signature(signed) + ", k=" + publicKey;
    }

    private String signature(String text) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(privateKey)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored key of web push cannot sign", e);
        }
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, into, at + COORDINATE - length, length);
    }

    @Override
    public String toString() {
        return "Vapid[" + publicKey + "]";
    }
}
