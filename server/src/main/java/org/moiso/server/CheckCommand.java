package org.moiso.server;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.check.CheckReport;
import org.moiso.server.check.Checker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code moiso check}: whether the data is what the event log says, with the server stopped. */
@Command(
        name = "check",
        description = {
            "Reads the whole event log and holds every table against it. Changes nothing.",
            "Ends with 0 when all is sound, with 1 when something is wrong."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Core folder = Core.open(place.existing(), Clock.systemUTC())) {
            CheckReport report = new Checker(folder.db()).check();
            report.lines().forEach(out::println);
            out.flush();
            return report.sound() ? 0 : 1;
        }
    }
}
