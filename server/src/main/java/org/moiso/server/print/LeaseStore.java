package org.moiso.server.print;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.PrinterId;

/**
 * Which node drives which printer. The database's clock decides, since those of the nodes may differ. Opens and commits nothing. Safe for all threads.
 */
final class LeaseStore {

    /**
     * A lease.
     *
     * @param live not yet run out
     */
    record Lease(
            PrinterPlace place,
            String node,
            boolean live,
            @Nullable String wantedBy) {}

    private static final String UNTIL = "current_timestamp + interval '10' second";

    List<Lease> all(Handle handle) {
        return handle.createQuery("""
                        select office, printer, node, held_until > current_timestamp, wanted_by from printer_lease
                        """)
                .map((rs, context) -> new Lease(
                        new PrinterPlace(new OfficeId(rs.getString(1)), new PrinterId(rs.getString(2))),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getString(5)))
                .list();
    }

    void renew(Handle handle, String node) {
        handle.createUpdate("update printer_lease set held_until = " + UNTIL + " where node = :node")
                .bind("node", node)
                .execute();
    }

    /** Takes a printer that nobody has, or whose node has not been heard of for too long. */
    void take(Handle handle, PrinterPlace place, String node) {
        int taken = at(
                        place,
                        handle.createUpdate("update printer_lease set node = :node, wanted_by = null, held_until = "
                                        + UNTIL + """
                         where office = :office and printer = :printer and held_until <= current_timestamp
                        """)
                                .bind("node", node))
                .execute();
        if (taken == 0 && !known(handle, place)) {
            at(place, handle.createUpdate("""
                            insert into printer_lease (office, printer, node, held_until)
                            values (:office, :printer, :node, \
                            """ + UNTIL + ")").bind("node", node)).execute();
        }
    }

    /** Gives a printer to the node that wants it. */
    void handOver(Handle handle, PrinterPlace place, String from) {
        at(
                        place,
                        handle.createUpdate("update printer_lease set node = wanted_by, wanted_by = null, held_until = "
                                        + UNTIL + """
                         where office = :office and printer = :printer and node = :node and wanted_by is not null
                        """)
                                .bind("node", from))
                .execute();
    }

    /** Asks whoever drives a printer to hand it over. */
    void want(Handle handle, PrinterPlace place, String node) {
        at(place, handle.createUpdate("""
                        update printer_lease set wanted_by = :node
                        where office = :office and printer = :printer and node <> :node
                        """).bind("node", node)).execute();
    }

    /** Lets go of everything: another node need not wait. */
    void release(Handle handle, String node) {
        handle.createUpdate("update printer_lease set held_until = current_timestamp where node = :node")
                .bind("node", node)
                .execute();
    }

    void tell(Handle handle, PrinterPlace place, String node, String report) {
        at(place, handle.createUpdate("""
                        update printer_lease set report = :report
                        where office = :office and printer = :printer and node = :node
                        """).bind("node", node).bind("report", report))
                .execute();
    }

    /** How the node that drives a printer now has found it. */
    Optional<String> report(Handle handle, PrinterPlace place) {
        return at(place, handle.createQuery("""
                        select report from printer_lease
                        where office = :office and printer = :printer and held_until > current_timestamp and report is not null
                        """)).mapTo(String.class).findOne();
    }

    private static boolean known(Handle handle, PrinterPlace place) {
        return at(
                        place,
                        handle.createQuery("select 1 from printer_lease where office = :office and printer = :printer"))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static <S extends SqlStatement<S>> S at(PrinterPlace place, S statement) {
        return statement
                .bind("office", place.office().value())
                .bind("printer", place.printer().value());
    }
}
