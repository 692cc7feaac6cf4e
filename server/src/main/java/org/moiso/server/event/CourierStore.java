package org.moiso.server.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;

/** How far each receiver has come, and which node is delivering. Opens and commits nothing. Safe for all threads. */
final class CourierStore {

    Optional<CourierState> find(Handle handle, OfficeId office, String receiver) {
        return handle.createQuery("""
                        select seq, failures, next_at, trouble from courier_cursor
                        where office = :office and receiver = :receiver
                        """)
                .bind("office", office.value())
                .bind("receiver", receiver)
                .map((rs, context) -> new CourierState(
                        rs.getLong("seq"),
                        rs.getInt("failures"),
                        rs.getObject("next_at", OffsetDateTime.class).toInstant(),
                        rs.getString("trouble")))
                .findOne();
    }

    void insert(Handle handle, OfficeId office, String receiver, long seq, Instant now) {
        handle.createUpdate("""
                        insert into courier_cursor (office, receiver, seq, failures, next_at, trouble, node, node_until)
                        values (:office, :receiver, :seq, 0, :now, null, '', :now)
                        """)
                .bind("office", office.value())
                .bind("receiver", receiver)
                .bind("seq", seq)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Makes a node the only one that delivers, until a moment; false where another one is. */
    boolean claim(Handle handle, OfficeId office, String receiver, String node, Instant now, Instant until) {
        return handle.createUpdate("""
                        update courier_cursor set node = :node, node_until = :until
                        where office = :office and receiver = :receiver and (node = :node or node_until <= :now)
                        """)
                        .bind("office", office.value())
                        .bind("receiver", receiver)
                        .bind("node", node)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("until", until.atOffset(ZoneOffset.UTC))
                        .execute()
                > 0;
    }

    /** Writes down how far it has come, and lets any node go on from there. */
    void store(Handle handle, OfficeId office, String receiver, CourierState state, Instant now) {
        handle.createUpdate("""
                        update courier_cursor set seq = :seq, failures = :failures, next_at = :next, trouble = :trouble,
                            node_until = :now
                        where office = :office and receiver = :receiver
                        """)
                .bind("office", office.value())
                .bind("receiver", receiver)
                .bind("seq", state.seq())
                .bind("failures", state.failures())
                .bind("next", state.nextAt().atOffset(ZoneOffset.UTC))
                .bind("trouble", state.trouble())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
