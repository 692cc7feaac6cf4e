package org.moiso.server.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.staff.Staff;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.web.Role;

/** Puts what an office file says in force: a new office, or the next version of one that is there. Safe for all threads. */
public final class Setup {

    private final OfficePlans plans;
    private final Staff staff;

    public Setup(OfficePlans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    /**
     * Puts a file's content in force.
     *
     * @param actor who did it, for the record
     * @return the one-time passwords that were made, by username
     * @throws IllegalArgumentException when a username of the file belongs to somebody of another office; nothing is changed then
     */
    public Map<String, String> apply(OfficeFile.Content content, String actor) {
        OfficePlan plan = content.plan();
        content.staff().forEach(person -> mustBeFree(person, plan.id()));
        plans.putInForce(plan, new Cause(actor, null));
        Map<String, String> made = new LinkedHashMap<>();
        for (OfficeFile.Person person : content.staff()) {
            StaffMember member =
                    new StaffMember(person.username(), plan.id(), person.name(), Role.of(person.role()), false, false);
            staff.put(member, person.password()).ifPresent(password -> made.put(person.username(), password));
        }
        return made;
    }

    private void mustBeFree(OfficeFile.Person person, OfficeId office) {
        staff.find(person.username())
                .filter(known -> !office.equals(known.office()))
                .ifPresent(known -> {
                    throw new IllegalArgumentException("staff: \"" + person.username() + "\" works in "
                            + (known.office() == null ? "all offices" : "the office " + known.office())
                            + " already. Give the one of this file another username.");
                });
    }
}
