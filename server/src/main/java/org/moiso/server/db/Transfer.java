package org.moiso.server.db;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Copies offices from one database to another, table by table as both have them, in one transaction: all or nothing. Nothing is changed at the source, and nothing is
 * overwritten at the target. Both must be at rest.
 */
public final class Transfer {

    /** What belongs to a running server or to a browser, and is made anew. */
    private static final Set<String> PASSING = Set.of(
            "flyway_schema_history",
            "schema_stamp",
            "staff_session",
            "device_lease",
            "pairing",
            "push_key",
            "push_subscription");

    private static final int TOGETHER = 500;
    private static final String OFFICE = "office";

    /**
     * A table.
     *
     * @param office the column that says whose a row is; null where rows belong to no office
     */
    private record Table(
            String name, List<String> columns, @Nullable String office) {

        String select() {
            return "select " + String.join(", ", columns) + " from " + name;
        }

        String insert() {
            String places = columns.stream().map(it -> "?").collect(Collectors.joining(", "));
            return "insert into " + name + " (" + String.join(", ", columns) + ") values (" + places + ")";
        }
    }

    private final Database from;
    private final Database to;

    public Transfer(Database from, Database to) {
        this.from = from;
        this.to = to;
    }

    /** The offices at the source. */
    public List<OfficeId> offices() {
        return from.jdbi().withHandle(Transfer::offices);
    }

    /**
     * Copies.
     *
     * @param only these offices, with their staff; empty: all, with the admins of all offices
     * @return how many rows of each table were copied, as counted at the target
     * @throws IllegalStateException with one sentence that names what stands against it
     */
    public Map<String, Long> copy(Set<OfficeId> only) {
        atRest(from);
        atRest(to);
        Map<String, Long> counts = from.jdbi().inTransaction(source -> {
            Set<OfficeId> wanted = only.isEmpty() ? Set.copyOf(offices(source)) : only;
            return to.writing().inTransaction(target -> copied(source, target, wanted, only.isEmpty()));
        });
        to.writing().useHandle(to::force);
        return counts;
    }

    private static void atRest(Database database) {
        if (!database.shared()) {
            return;
        }
        int nodes = database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and application_name = :node
                                """)
                        .bind("node", Database.NODE)
                        .mapTo(Integer.class)
                        .one());
        if (nodes > 0) {
            throw new IllegalStateException(
                    nodes
                            + " running servers use the PostgreSQL database. Stop them first: what they issue meanwhile would be lost.");
        }
    }

    private static List<OfficeId> offices(Handle handle) {
        return handle.createQuery("select id from office order by id")
                .map((rs, context) -> new OfficeId(rs.getString(1)))
                .list();
    }

    private static Map<String, Long> copied(Handle source, Handle target, Set<OfficeId> wanted, boolean all) {
        offices(target).stream().filter(wanted::contains).findFirst().ifPresent(there -> {
            throw new IllegalStateException("The office " + there
                    + " is at the target already, and nothing is overwritten. Choose another database, or --office.");
        });
        Map<String, Long> counts = new LinkedHashMap<>();
        try {
            for (Table table : inOrder(source.getConnection())) {
                long read = copy(table, source.getConnection(), target, wanted, all);
                counts.put(table.name, read);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The copy was given up, and the target is as it was: " + e.getMessage(), e);
        }
        wanted.forEach(office -> hasItsWholeLog(target, office));
        return counts;
    }

    private static long copy(Table table, Connection source, Handle target, Set<OfficeId> wanted, boolean all)
            throws SQLException {
        String column = table.office;
        if (column == null && !all) {
            return 0;
        }
        List<String> ids = wanted.stream().map(OfficeId::value).toList();
        String places = ids.stream().map(it -> "?").collect(Collectors.joining(", "));
        String whose = column == null || ids.isEmpty()
                ? ""
                : " where " + column + " in (" + places + ")" + (all ? " or " + column + " is null" : "");
        long rows = 0;
        try (PreparedStatement select = source.prepareStatement(table.select() + whose);
                PreparedStatement insert = target.getConnection().prepareStatement(table.insert())) {
            select.setFetchSize(TOGETHER);
            for (int i = 0; !whose.isEmpty() && i < ids.size(); i++) {
                select.setString(i + 1, ids.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= table.columns.size(); i++) {
                        insert.setObject(i, row.getObject(i, javaType(row, i)));
                    }
                    insert.addBatch();
                    if (++rows % TOGETHER == 0) {
                        insert.executeBatch();
                    }
                }
            }
            insert.executeBatch();
        }
        mustBeThere(table, target, whose, ids, rows);
        return rows;
    }

    /** What both drivers hand over and take. */
    private static Class<?> javaType(ResultSet row, int column) throws SQLException {
        String name = row.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "bigint", "int8" -> Long.class;
            case "integer", "int4" -> Integer.class;
            case "boolean", "bool" -> Boolean.class;
            case "date" -> java.time.LocalDate.class;
            case "timestamp with time zone", "timestamptz" -> java.time.OffsetDateTime.class;
            case "double precision", "float8" -> Double.class;
            case "bytea", "binary varying", "binary large object", "varbinary" -> byte[].class;
            default -> String.class;
        };
    }

    private static void mustBeThere(Table table, Handle target, String whose, List<String> ids, long rows)
            throws SQLException {
        try (PreparedStatement count =
                target.getConnection().prepareStatement("select count(*) from " + table.name + whose)) {
            for (int i = 0; !whose.isEmpty() && i < ids.size(); i++) {
                count.setString(i + 1, ids.get(i));
            }
            try (ResultSet counted = count.executeQuery()) {
                counted.next();
                if (counted.getLong(1) != rows) {
                    throw new IllegalStateException("The table " + table.name + " has " + counted.getLong(1)
                            + " rows at the target after " + rows + " were copied. The target is left as it was.");
                }
            }
        }
    }

    /** The log is what everything else can be held against: as many events as the office's last number says. */
    private static void hasItsWholeLog(Handle target, OfficeId office) {
        boolean whole = target.createQuery("""
                        select o.last_seq = count(e.seq) and o.last_seq = coalesce(max(e.seq), 0)
                        from office o left join office_event e on e.office = o.id where o.id = :id group by o.last_seq
                        """)
                .bind("id", office.value())
                .mapTo(Boolean.class)
                .one();
        if (!whole) {
            throw new IllegalStateException("The event log of " + office
                    + " has a gap. The target is left as it was; look at the source with  moiso check.");
        }
    }

    /** The tables of the schema, each after those that it refers to. */
    private static List<Table> inOrder(Connection connection) throws SQLException {
        DatabaseMetaData facts = connection.getMetaData();
        Map<String, Table> tables = new TreeMap<>();
        Map<String, Set<String>> refersTo = new TreeMap<>();
        try (ResultSet found = facts.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (found.next()) {
                String stored = found.getString("TABLE_NAME");
                String name = stored.toLowerCase(Locale.ROOT);
                if (found.getString("TABLE_TYPE").endsWith("TABLE") && !PASSING.contains(name)) {
                    tables.put(name, table(connection, facts, stored));
                    refersTo.put(name, references(connection, facts, stored));
                }
            }
        }
        Set<String> sorted = new LinkedHashSet<>();
        while (sorted.size() < tables.size()) {
            int before = sorted.size();
            refersTo.forEach((name, others) -> {
                if (others.stream()
                        .filter(tables::containsKey)
                        .allMatch(it -> it.equals(name) || sorted.contains(it))) {
                    sorted.add(name);
                }
            });
            if (sorted.size() == before) {
                throw new IllegalStateException("The tables refer to each other in a circle");
            }
        }
        return sorted.stream().map(tables::get).toList();
    }

    private static Table table(Connection connection, DatabaseMetaData facts, String stored) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = facts.getColumns(connection.getCatalog(), connection.getSchema(), stored, "%")) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        String name = stored.toLowerCase(Locale.ROOT);
        return new Table(name, columns, name.equals(OFFICE) ? "id" : columns.contains(OFFICE) ? OFFICE : null);
    }

    private static Set<String> references(Connection connection, DatabaseMetaData facts, String stored)
            throws SQLException {
        Set<String> others = new LinkedHashSet<>();
        try (ResultSet keys = facts.getImportedKeys(connection.getCatalog(), connection.getSchema(), stored)) {
            while (keys.next()) {
                others.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return others;
    }
}
