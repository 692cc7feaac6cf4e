package org.moiso.server.catalog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.json.Json;

/** Offices and the versions of their plans in the database. Opens and commits nothing. Safe for all threads. */
final class PlanStore {

    List<OfficeId> offices(Handle handle) {
        return handle.createQuery("select id from office where plan_version > 0 order by id")
                .map((rs, context) -> new OfficeId(rs.getString(1)))
                .list();
    }

    Optional<Long> version(Handle handle, OfficeId office) {
        return handle.createQuery("select plan_version from office where id = :office")
                .bind("office", office.value())
                .mapTo(Long.class)
                .findOne();
    }

    LocalDate businessDay(Handle handle, OfficeId office) {
        return handle.createQuery("select business_day from office where id = :office")
                .bind("office", office.value())
                .mapTo(LocalDate.class)
                .one();
    }

    OfficePlan plan(Handle handle, OfficeId office, long version) {
        String body = handle.createQuery("select body from office_plan where office = :office and version = :version")
                .bind("office", office.value())
                .bind("version", version)
                .mapTo(String.class)
                .one();
        return Json.read(body, OfficePlan.class);
    }

    /** An office without a plan yet; nothing where it is there already. */
    void insertOffice(Handle handle, OfficeId office, LocalDate businessDay) {
        if (version(handle, office).isEmpty()) {
            handle.createUpdate(
                            "insert into office (id, plan_version, business_day, last_seq) values (:id, 0, :day, 0)")
                    .bind("id", office.value())
                    .bind("day", businessDay)
                    .execute();
        }
    }

    void insert(OfficeTx tx, long version, OfficePlan plan) {
        tx.handle()
                .createUpdate("""
                        insert into office_plan (office, version, at, actor, body)
                        values (:office, :version, :at, :actor, :body)
                        """)
                .bind("office", plan.id().value())
                .bind("version", version)
                .bind("at", tx.now().atOffset(ZoneOffset.UTC))
                .bind("actor", tx.cause().actor())
                .bind("body", Json.write(plan))
                .execute();
    }
}
