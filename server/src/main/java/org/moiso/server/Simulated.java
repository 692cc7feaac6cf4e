package org.moiso.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.simulate.Days;
import org.moiso.server.simulate.Report;
import org.moiso.server.simulate.Rules;
import org.moiso.server.simulate.Scenario;
import org.moiso.server.simulate.SimulatedClock;
import org.moiso.server.simulate.Spectator;

/** The offices that can be simulated, each in a database in memory of its own. */
enum Simulated {
    COMMUNE("/demo/xa-mau.yaml") {
        @Override
        Scenario scenario(OfficePlan plan) {
            return Scenario.commune(plan);
        }
    },
    CENTRE("/simulate/trung-tam.yaml") {
        @Override
        Scenario scenario(OfficePlan plan) {
            return Scenario.centre(plan);
        }
    };

    /** A Monday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    private final String resource;

    Simulated(String resource) {
        this.resource = resource;
    }

    abstract Scenario scenario(OfficePlan plan);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Report play(int days, long seed) throws IOException, OfficeFile.Unusable {
        return play(days, seed, Spectator.NOBODY);
    }

    Report play(int days, long seed, Spectator spectator) throws IOException, OfficeFile.Unusable {
        OfficeFile.Content file = new OfficeFile().read(text());
        Scenario scenario = scenario(file.plan());
        SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-01T00:00:00Z"));
        Path folder = Files.createTempDirectory("moiso-simulate");
        DatabaseConfig memory =
                new DatabaseConfig("jdbc:h2:mem:simulate-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", null, null);
        try (Core core = Core.open(new ServerConfig(folder, "127.0.0.1", 0, null, memory), clock)) {
            new Setup(core.plans(), core.staff())
                    .apply(new OfficeFile.Content(scenario.plan(), List.of()), "system:simulate");
            Rules rules = new Rules(
                    core.ticketing(),
                    core.calling(),
                    core.serving(),
                    core.finishing(),
                    core.staffing(),
                    core.days(),
                    core.waits(),
                    core.log(),
                    List.of(core.plans(), core.waits()));
            return new Days(scenario, rules, clock, seed, spectator).play(FIRST_DAY, days);
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private String text() throws IOException {
        try (InputStream file = Simulated.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
