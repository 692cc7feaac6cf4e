package org.moiso.server.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables up to date: Flyway's work. On most starts there is none, and finding that out without Flyway takes a twentieth of the time: its own history of the database is held against
 * the scripts of the jar, checksums and all. Whatever looks different is left to Flyway, which knows what to do or to say.
 */
final class Migrations {

    private static final String FOLDER = "db/migration";
    /** Written by the build: the names of the scripts. */
    private static final String LIST = "/db/migrations.txt";

    private static final String HISTORY =
            "select \"script\", \"checksum\", \"success\" from \"flyway_schema_history\" where \"type\" = 'SQL'";

    private Migrations() {}

    /** On a connection without the limits of the pools: an index over millions of rows takes its time. */
    static void run(String url, @Nullable String user, @Nullable String password) {
        if (!nothingToDo(url, user, password)) {
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:" + FOLDER)
                    .load()
                    .migrate();
        }
    }

    /** Whether exactly the scripts of this jar were run, each to its end and as it stands there now. */
    static boolean nothingToDo(String url, @Nullable String user, @Nullable String password) {
        Map<String, Integer> ours = scripts();
        if (ours.isEmpty()) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HISTORY)) {
            while (rows.next()) {
                Integer checksum = ours.remove(rows.getString(1));
                if (!Objects.equals(checksum, rows.getInt(2)) || !rows.getBoolean(3)) {
                    return false;
                }
            }
            return ours.isEmpty();
        } catch (SQLException e) {
            // No such table yet, or a database that cannot be reached: Flyway makes the one and says the other.
            return false;
        }
    }

    private static Map<String, Integer> scripts() {
        Map<String, Integer> scripts = new HashMap<>();
        try (InputStream list = Migrations.class.getResourceAsStream(LIST)) {
            if (list == null) {
                return scripts;
            }
            for (String name : new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                scripts.put(name, checksum(name));
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException("The jar cannot be read", e);
        }
    }

    /** As Flyway reckons it: over the lines without their ends. */
    private static int checksum(String name) throws IOException {
        try (InputStream file = Migrations.class.getResourceAsStream("/" + FOLDER + "/" + name)) {
            if (file == null) {
                throw new IOException("The jar lacks " + name);
            }
            CRC32 sum = new CRC32();
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return (int) sum.getValue();
        }
    }
}
