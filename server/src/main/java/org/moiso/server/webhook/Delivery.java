package org.moiso.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is sent: one event of the office's log.
 *
 * @param id the same each time the event is sent: a receiver that has seen it takes it as done
 * @param trackingCode of the event's ticket, by which the receiver knows whose it is; null for events of no ticket
 * @param body as it stands in the log
 */
record Delivery(
        String id,
        String office,
        long seq,
        OffsetDateTime at,
        String type,
        @Nullable String trackingCode,
        JsonNode body) {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * The value of the header {@code X-MoiSo-Signature}: the moment in seconds, and the HMAC-SHA-256 in hex of moment, dot and body. A receiver reckons it again and
     * refuses what is old or does not fit.
     */
    static String signature(String secret, Instant now, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String signed = now.getEpochSecond() + "." + body;
            return "t=" + now.getEpochSecond() + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
