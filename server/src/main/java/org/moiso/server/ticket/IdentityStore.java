package org.moiso.server.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeTx;

/**
 * Which identity card has taken which tickets today (ADR 16). The number of a card is never written: only its keyed hash, and key and hashes are forgotten together when the business
 * day turns, so that nobody can tell afterwards who came. Safe for all threads; its rows change only under the lock of their office.
 */
final class IdentityStore {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** What stands for a card at a service today. */
    String hash(OfficeTx tx, ServiceId service, String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(tx), ALGORITHM));
            mac.update((service.value() + "|").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** The numbers that a card holds of a service, without those that were given up. */
    List<String> held(OfficeTx tx, String hash) {
        return tx.handle()
                .createQuery("""
                        select t.number from ticket_identity i join ticket t on t.id = i.ticket
                        where i.office = :office and i.identity_hash = :hash and t.status <> 'cancelled' order by t.id
                        """)
                .bind("office", tx.office().value())
                .bind("hash", hash)
                .mapTo(String.class)
                .list();
    }

    void keep(OfficeTx tx, String hash, Ticket ticket) {
        tx.handle()
                .createUpdate(
                        "insert into ticket_identity (ticket, office, identity_hash) values (:ticket, :office, :hash)")
                .bind("ticket", ticket.id().value())
                .bind("office", tx.office().value())
                .bind("hash", hash)
                .execute();
    }

    /** At the end of the day: the hashes, and the key without which they would mean nothing anyway. */
    void forget(OfficeTx tx) {
        List.of("delete from ticket_identity where office = :office", "delete from identity_key where office = :office")
                .forEach(sql -> tx.handle()
                        .createUpdate(sql)
                        .bind("office", tx.office().value())
                        .execute());
    }

    private byte[] key(OfficeTx tx) {
        Optional<String> known = tx.handle()
                .createQuery("select secret from identity_key where office = :office")
                .bind("office", tx.office().value())
                .mapTo(String.class)
                .findOne();
        return HexFormat.of().parseHex(known.orElseGet(() -> made(tx)));
    }

    private String made(OfficeTx tx) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String secret = HexFormat.of().formatHex(key);
        tx.handle()
                .createUpdate("insert into identity_key (office, secret) values (:office, :secret)")
                .bind("office", tx.office().value())
                .bind("secret", secret)
                .execute();
        return secret;
    }
}
