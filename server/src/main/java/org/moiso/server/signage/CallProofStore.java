package org.moiso.server.signage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/** Which calls were shown and spoken, and by whom first. Opens and commits nothing. Safe for all threads. */
final class CallProofStore {

    /** Adds what is new; what is known already stays, for the first screen counts. */
    void put(Handle handle, OfficeId office, CallWatch.Made call) {
        int known = handle.createUpdate("""
                        update call_proof set
                            shown_at = coalesce(shown_at, :shownAt), shown_by = coalesce(shown_by, :shownBy),
                            spoken_at = coalesce(spoken_at, :spokenAt), spoken_by = coalesce(spoken_by, :spokenBy)
                        where office = :office and seq = :seq
                        """)
                .bind("shownAt", utc(call.shownAt()))
                .bind("shownBy", call.shownBy())
                .bind("spokenAt", utc(call.spokenAt()))
                .bind("spokenBy", call.spokenBy())
                .bind("office", office.value())
                .bind("seq", call.seq())
                .execute();
        if (known == 0) {
            insert(handle, office, call);
        }
    }

    private static void insert(Handle handle, OfficeId office, CallWatch.Made call) {
        handle.createUpdate("""
                        insert into call_proof (office, seq, called_at, shown_at, shown_by, spoken_at, spoken_by)
                        values (:office, :seq, :calledAt, :shownAt, :shownBy, :spokenAt, :spokenBy)
                        """)
                .bind("office", office.value())
                .bind("seq", call.seq())
                .bind("calledAt", utc(call.at()))
                .bind("shownAt", utc(call.shownAt()))
                .bind("shownBy", call.shownBy())
                .bind("spokenAt", utc(call.spokenAt()))
                .bind("spokenBy", call.spokenBy())
                .execute();
    }

    /** Those of some calls that some screen of any server has shown. They are close together in the log; asked for one by one, H2 would look through all there ever were. */
    Set<Long> shown(Handle handle, OfficeId office, Collection<Long> calls) {
        if (calls.isEmpty()) {
            return Set.of();
        }
        return handle
                .createQuery("""
                        select seq from call_proof where office = :office and seq between :first and :last and shown_at is not null
                        """)
                .bind("office", office.value())
                .bind("first", Collections.min(calls))
                .bind("last", Collections.max(calls))
                .mapTo(Long.class)
                .list()
                .stream()
                .filter(calls::contains)
                .collect(Collectors.toSet());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
