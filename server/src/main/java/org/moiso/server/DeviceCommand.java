package org.moiso.server;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.staff.Devices;
import org.moiso.server.web.Caller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso device}: tokens for dispensers, screens and printer agents. */
@Command(
        name = "device",
        description = "Makes a token for a dispenser, screen or printer of the office's plan, or revokes its tokens.",
        mixinStandardHelpOptions = true)
final class DeviceCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DEVICE", description = "Scoped id, such as xa-mau.cua-chinh.")
    private String device = "";

    @Option(names = "--revoke", description = "Makes every token of the device worthless.")
    private boolean revoke;

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
        try (Core folder = Core.open(place.config(0), Clock.systemUTC())) {
            OfficePlan plan =
                    OfficeId.ofScoped(device).flatMap(folder.plans()::find).orElseThrow(() -> unknown(device));
            Caller caller = device(plan, plan.id().keyOf(device).orElseThrow());
            if (revoke) {
                out.println(folder.tokens().revoke(plan.id(), caller.id()) + " tokens of " + device + " are revoked.");
            } else {
                out.println(folder.tokens().give(caller));
            }
        }
        return 0;
    }

    /** A device of the plan as a caller. */
    static Caller device(OfficePlan plan, String key) {
        return Devices.find(plan, key).orElseThrow(() -> unknown(plan.id().scoped(key)));
    }

    private static IllegalArgumentException unknown(String device) {
        return new IllegalArgumentException(
                "There is no dispenser, screen or printer \"" + device + "\". Look into what moiso export writes.");
    }
}
