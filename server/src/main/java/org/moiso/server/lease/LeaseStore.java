package org.moiso.server.lease;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/**
 * Which node drives which device of one kind. The database's clock decides, since those of the nodes may differ. Opens and commits nothing. Safe for all threads.
 */
final class LeaseStore {

    /**
     * A lease.
     *
     * @param live not yet run out
     */
    record Lease(
            Place place,
            String node,
            boolean live,
            @Nullable String wantedBy) {}

    private static final String UNTIL = "current_timestamp + interval '10' second";

    private final String kind;

    LeaseStore(String kind) {
        this.kind = kind;
    }

    List<Lease> all(Handle handle) {
        return handle.createQuery("""
                        select office, device, node, held_until > current_timestamp, wanted_by from device_lease where kind = :kind
                        """)
                .bind("kind", kind)
                .map((rs, context) -> new Lease(
                        new Place(new OfficeId(rs.getString(1)), rs.getString(2)),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getString(5)))
                .list();
    }

    void renew(Handle handle, String node) {
        handle.createUpdate("update device_lease set held_until = " + UNTIL + " where node = :node and kind = :kind")
                .bind("node", node)
                .bind("kind", kind)
                .execute();
    }

    /** Takes a device that nobody has, or whose node has not been heard of for too long. */
    void take(Handle handle, Place place, String node) {
        int taken = at(
                        place,
                        handle.createUpdate("update device_lease set node = :node, wanted_by = null, held_until = "
                                        + UNTIL + """
                         where office = :office and kind = :kind and device = :device and held_until <= current_timestamp
                        """)
                                .bind("node", node))
                .execute();
        if (taken == 0 && !known(handle, place)) {
            at(place, handle.createUpdate("""
                            insert into device_lease (office, kind, device, node, held_until)
                            values (:office, :kind, :device, :node, \
                            """ + UNTIL + ")").bind("node", node)).execute();
        }
    }

    /** Gives a device to the node that wants it. */
    void handOver(Handle handle, Place place, String from) {
        at(
                        place,
                        handle.createUpdate("update device_lease set node = wanted_by, wanted_by = null, held_until = "
                                        + UNTIL + """
                         where office = :office and kind = :kind and device = :device and node = :node and wanted_by is not null
                        """)
                                .bind("node", from))
                .execute();
    }

    /** Asks whoever drives a device to hand it over. */
    void want(Handle handle, Place place, String node) {
        at(place, handle.createUpdate("""
                        update device_lease set wanted_by = :node
                        where office = :office and kind = :kind and device = :device and node <> :node
                        """).bind("node", node)).execute();
    }

    /** Lets go of everything: another node need not wait. */
    void release(Handle handle, String node) {
        handle.createUpdate(
                        "update device_lease set held_until = current_timestamp where node = :node and kind = :kind")
                .bind("node", node)
                .bind("kind", kind)
                .execute();
    }

    void tell(Handle handle, Place place, String node, String report) {
        at(place, handle.createUpdate("""
                        update device_lease set report = :report
                        where office = :office and kind = :kind and device = :device and node = :node
                        """).bind("node", node).bind("report", report))
                .execute();
    }

    /** How the node that drives a device now has found it. */
    Optional<String> report(Handle handle, Place place) {
        return at(place, handle.createQuery("""
                        select report from device_lease
                        where office = :office and kind = :kind and device = :device and held_until > current_timestamp and report is not null
                        """)).mapTo(String.class).findOne();
    }

    private boolean known(Handle handle, Place place) {
        return at(
                        place,
                        handle.createQuery(
                                "select 1 from device_lease where office = :office and kind = :kind and device = :device"))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private <S extends SqlStatement<S>> S at(Place place, S statement) {
        return statement
                .bind("office", place.office().value())
                .bind("kind", kind)
                .bind("device", place.key());
    }
}
