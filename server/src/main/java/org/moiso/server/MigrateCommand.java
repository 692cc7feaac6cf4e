package org.moiso.server;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.Transfer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code moiso migrate}: from one PC to a shared database, and back. */
@Command(
        name = "migrate",
        description =
                "Copies offices with their whole history between the H2 file of the data folder and PostgreSQL. Nothing is overwritten.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    /** One of the two ways. */
    static final class Way {

        @Option(names = "--to", paramLabel = "URL", required = true, description = "From the data folder to there.")
        private @Nullable String to;

        @Option(names = "--from", paramLabel = "URL", required = true, description = "From there to the data folder.")
        private @Nullable String from;
    }

    @ArgGroup(multiplicity = "1")
    private Way way = new Way();

    @Option(names = "--user", paramLabel = "NAME", description = "User of the PostgreSQL database.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:MOISO_DATABASE_PASSWORD}",
            description = "Its password; usually in the variable MOISO_DATABASE_PASSWORD.")
    private @Nullable String password;

    @Option(names = "--office", paramLabel = "ID", description = "Only this office; left out: all, and all admins.")
    private @Nullable String office;

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        String url = way.to == null ? String.valueOf(way.from) : way.to;
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no PostgreSQL address. Write jdbc:postgresql://HOST/NAME.");
        }
        DatabaseConfig file = DatabaseConfig.embedded(place.data());
        DatabaseConfig there = new DatabaseConfig(url, user, password);
        try (Database from = Database.open(way.to == null ? there : file);
                Database to = Database.open(way.to == null ? file : there)) {
            report(new Transfer(from, to), spec.commandLine().getOut());
        }
        return 0;
    }

    private void report(Transfer transfer, PrintWriter out) {
        Set<OfficeId> only = office == null ? Set.of() : Set.of(new OfficeId(office));
        if (!transfer.offices().containsAll(only) || transfer.offices().isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no such office to copy. There are: " + transfer.offices() + ".");
        }
        Map<String, Long> counts = transfer.copy(only);
        counts.forEach((table, rows) -> out.println(String.format("%-24s %10d rows", table, rows)));
        out.println(
                "Copied and counted: " + (office == null ? transfer.offices() : only)
                        + ". Everybody signs in again. Do not go on working with the old database: its numbers would be given twice.");
    }
}
