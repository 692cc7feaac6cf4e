package org.moiso.server;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;
import org.moiso.server.staff.Staff;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso user}: who may sign in. */
@Command(
        name = "user",
        description =
                "Adds somebody who may sign in, gives a new one-time password, or takes the right away. Without a name: lists all.",
        mixinStandardHelpOptions = true)
final class UserCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "USERNAME")
    private @Nullable String username;

    @Option(names = "--office", paramLabel = "ID", description = "The office; left out: an admin of all offices.")
    private @Nullable String office;

    @Option(names = "--name", description = "The name that colleagues see.")
    private @Nullable String name;

    @Option(names = "--role", description = "officer, supervisor or admin (default: ${DEFAULT-VALUE}).")
    private String role = "officer";

    @Option(names = "--reset", description = "Gives a new one-time password.")
    private boolean reset;

    @Option(names = "--disable", description = "Takes the right to sign in away.")
    private boolean disable;

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
            if (username == null) {
                folder.staff()
                        .all()
                        .forEach(it ->
                                out.println(it.username() + "  " + it.role().code() + "  "
                                        + (it.office() == null
                                                ? "all offices"
                                                : it.office().value()) + "  " + it.name()
                                        + (it.disabled() ? "  (disabled)" : "")));
            } else {
                change(folder.staff(), username, out);
            }
        }
        return 0;
    }

    private void change(Staff staff, String who, PrintWriter out) {
        if (reset) {
            mustExist(staff, who);
            out.println("One-time password of " + who + ":  " + staff.resetPassword(who));
            return;
        }
        if (disable) {
            StaffMember member = mustExist(staff, who);
            staff.put(new StaffMember(who, member.office(), member.name(), member.role(), false, true), null);
            out.println(who + " can no longer sign in.");
            return;
        }
        Role wanted = Role.of(role);
        if (office == null && wanted != Role.ADMIN) {
            throw new IllegalArgumentException("An " + role + " belongs to an office. Name it with --office.");
        }
        StaffMember member = new StaffMember(
                who, office == null ? null : new OfficeId(office), name == null ? who : name, wanted, true, false);
        staff.put(member, null)
                .ifPresentOrElse(
                        password -> out.println("One-time password of " + who + ":  " + password),
                        () -> out.println(who + " is changed."));
    }

    private static StaffMember mustExist(Staff staff, String who) {
        return staff.find(who)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is nobody called \"" + who + "\". List all with:  moiso user"));
    }
}
