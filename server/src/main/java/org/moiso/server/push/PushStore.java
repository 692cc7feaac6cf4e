package org.moiso.server.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;
import org.moiso.server.ticket.TicketId;

/** The key pair, and the phones that asked to be told. Opens and commits nothing. Safe for all threads. */
final class PushStore {

    Optional<Vapid> key(Handle handle) {
        return handle.createQuery("select private_key, public_key from push_key where id = 1")
                .map((rs, context) -> new Vapid(rs.getString("private_key"), rs.getString("public_key")))
                .findOne();
    }

    void insertKey(Handle handle, Vapid key, Instant now) {
        handle.createUpdate("""
                        insert into push_key (id, private_key, public_key, made_at)
                        values (1, :private, :public, :now)
                        """)
                .bind("private", key.privateKey())
                .bind("public", key.publicKey())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    boolean has(Handle handle, TicketId ticket, String hash) {
        return handle.createQuery("""
                        select count(*) from push_subscription where ticket = :ticket and endpoint_hash = :hash
                        """)
                        .bind("ticket", ticket.value())
                        .bind("hash", hash)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    long count(Handle handle, TicketId ticket) {
        return handle.createQuery("select count(*) from push_subscription where ticket = :ticket")
                .bind("ticket", ticket.value())
                .mapTo(Long.class)
                .one();
    }

    long count(Handle handle, OfficeId office) {
        return handle.createQuery("select count(*) from push_subscription where office = :office")
                .bind("office", office.value())
                .mapTo(Long.class)
                .one();
    }

    void insert(Handle handle, PushSubscription phone, boolean near, Instant now) {
        handle.createUpdate("""
                        insert into push_subscription (ticket, endpoint_hash, office, endpoint, made_at, near, seq, tries, due_at)
                        values (:ticket, :hash, :office, :endpoint, :now, :near, :seq, 0, null)
                        """)
                .bind("ticket", phone.ticket().value())
                .bind("hash", phone.hash())
                .bind("office", phone.office().value())
                .bind("endpoint", phone.endpoint())
                .bind("seq", phone.seq())
                .bind("near", near)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** All phones of a ticket are to be told of an event, unless they are told of a later one. */
    void tell(Handle handle, TicketId ticket, long seq, Instant now) {
        handle.createUpdate("""
                        update push_subscription set seq = :seq, tries = 0, due_at = :now
                        where ticket = :ticket and seq < :seq
                        """)
                .bind("ticket", ticket.value())
                .bind("seq", seq)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The same, that their turn is near; once. */
    void tellNear(Handle handle, TicketId ticket, long seq, Instant now) {
        handle.createUpdate("""
                        update push_subscription set near = true, seq = :seq, tries = 0, due_at = :now
                        where ticket = :ticket and near = false and seq < :seq
                        """)
                .bind("ticket", ticket.value())
                .bind("seq", seq)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The tickets whose phones do not know yet that the turn is near. */
    List<TicketId> far(Handle handle, OfficeId office) {
        return handle.createQuery(
                        "select distinct ticket from push_subscription where office = :office and near = false")
                .bind("office", office.value())
                .map((rs, context) -> new TicketId(rs.getLong(1)))
                .list();
    }

    List<PushSubscription> due(Handle handle, OfficeId office, Instant now, int most) {
        return handle.createQuery("""
                        select ticket, endpoint_hash, office, endpoint, seq, tries from push_subscription
                        where office = :office and due_at <= :now order by due_at fetch first :most rows only
                        """)
                .bind("office", office.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((rs, context) -> subscription(rs))
                .list();
    }

    /** Takes the next try of what is due for this node; false where another has. It is tried again at {@code next} unless {@link #told} says how it went. */
    boolean claim(Handle handle, PushSubscription phone, Instant next) {
        return handle.createUpdate("""
                        update push_subscription set tries = tries + 1, due_at = :next
                        where ticket = :ticket and endpoint_hash = :hash and seq = :seq and tries = :tries
                        """)
                        .bind("ticket", phone.ticket().value())
                        .bind("hash", phone.hash())
                        .bind("seq", phone.seq())
                        .bind("tries", phone.tries())
                        .bind("next", next.atOffset(ZoneOffset.UTC))
                        .execute()
                > 0;
    }

    /** Nothing more to try, unless something newer has happened. */
    void told(Handle handle, PushSubscription phone) {
        handle.createUpdate("""
                        update push_subscription set due_at = null
                        where ticket = :ticket and endpoint_hash = :hash and seq = :seq
                        """)
                .bind("ticket", phone.ticket().value())
                .bind("hash", phone.hash())
                .bind("seq", phone.seq())
                .execute();
    }

    void delete(Handle handle, TicketId ticket, String hash) {
        handle.createUpdate("delete from push_subscription where ticket = :ticket and endpoint_hash = :hash")
                .bind("ticket", ticket.value())
                .bind("hash", hash)
                .execute();
    }

    void delete(Handle handle, TicketId ticket) {
        handle.createUpdate("delete from push_subscription where ticket = :ticket")
                .bind("ticket", ticket.value())
                .execute();
    }

    /** Those of an office that were made until a moment. */
    void delete(Handle handle, OfficeId office, Instant until) {
        handle.createUpdate("delete from push_subscription where office = :office and made_at <= :until")
                .bind("office", office.value())
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .execute();
    }

    List<OfficeId> offices(Handle handle) {
        return handle.createQuery("select distinct office from push_subscription")
                .map((rs, context) -> new OfficeId(rs.getString(1)))
                .list();
    }

    private static PushSubscription subscription(ResultSet rs) throws SQLException {
        return new PushSubscription(
                new TicketId(rs.getLong("ticket")),
                rs.getString("endpoint_hash"),
                new OfficeId(rs.getString("office")),
                rs.getString("endpoint"),
                rs.getLong("seq"),
                rs.getInt("tries"));
    }
}
