package org.moiso.server.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Procedure;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.catalog.Webhook;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.AppointmentSettings;
import org.moiso.server.office.Counter;
import org.moiso.server.office.HallSettings;
import org.moiso.server.office.Screen;
import org.moiso.server.office.ScreenLook;
import org.moiso.server.office.VisitSettings;

/** Whether the parts of a plan fit together. Each problem is a sentence that names the entry and the next step. */
final class PlanCheck {

    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final OfficePlan plan;
    private final List<String> problems = new ArrayList<>();

    private PlanCheck(OfficePlan plan) {
        this.plan = plan;
    }

    static List<String> problems(OfficePlan plan) {
        PlanCheck check = new PlanCheck(plan);
        check.unique("series", plan.series(), it -> it.id().value());
        check.unique("services", plan.services(), it -> it.id().value());
        check.unique("procedures", plan.procedures(), it -> it.id().value());
        check.unique("priorities", plan.priorities(), it -> it.id().value());
        check.unique("counters", plan.counters(), it -> it.id().value());
        check.unique("counters", plan.counters(), it -> "number " + it.number());
        check.unique("printers", plan.printers(), it -> it.id().value());
        check.unique("dispensers", plan.dispensers(), it -> it.id().value());
        check.unique("screens", plan.screens(), it -> it.id().value());
        check.names();
        check.numbers();
        check.references();
        check.problems.addAll(PrintCheck.problems(plan));
        check.visits();
        check.screens();
        check.settings();
        check.webhooks();
        check.appointments();
        return List.copyOf(check.problems);
    }

    private <T> void unique(String section, List<T> entries, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        entries.stream()
                .map(key)
                .filter(it -> !seen.add(it))
                .forEach(twice ->
                        problem("%s: \"%s\" stands there twice. Give one of them another id.", section, twice));
    }

    private void names() {
        named("office", plan.office().id(), plan.office().name().vi());
        plan.office()
                .header()
                .forEach(line ->
                        named("office: a line of header of", plan.office().id(), line.vi()));
        plan.services().forEach(it -> named("services:", it.id(), it.name().vi()));
        plan.procedures().forEach(it -> named("procedures:", it.id(), it.name().vi()));
        plan.priorities().forEach(it -> named("priorities:", it.id(), it.name().vi()));
        plan.counters().forEach(it -> named("counters:", it.id(), it.name().vi()));
        plan.printers().forEach(it -> named("printers:", it.id(), it.name()));
        plan.dispensers().forEach(it -> named("dispensers:", it.id(), it.name()));
        plan.screens().forEach(it -> named("screens:", it.id(), it.name()));
    }

    private void named(String entry, Object id, String name) {
        if (name.isBlank()) {
            problem("%s \"%s\" has no name. Give it one, in Vietnamese at least.", entry, id);
        }
    }

    private void numbers() {
        for (NumberSeries series : plan.series()) {
            if (!series.prefix().matches("[A-ZĐ]{0,3}") || !series.separator().matches("-?")) {
                problem(
                        "series: \"%s\" has the prefix \"%s\" and the separator \"%s\". Use up to 3 capital letters, and - or nothing.",
                        series.id(), series.prefix(), series.separator());
            }
            if (series.first() < 0 || series.last() < series.first() || series.last() > 99_999) {
                problem(
                        "series: \"%s\" goes from %d to %d. Give a first that is not above last, both from 0 to 99999.",
                        series.id(), series.first(), series.last());
            }
            if (!Set.of("refuse", "wrap").contains(series.whenExhausted())) {
                problem(
                        "series: \"%s\" has whenExhausted \"%s\". Use refuse or wrap.",
                        series.id(), series.whenExhausted());
            }
        }
        Set<String> prefixes = new HashSet<>();
        plan.series().stream()
                .map(NumberSeries::prefix)
                .filter(it -> !prefixes.add(it))
                .forEach(twice -> problem(
                        "series: two of them print the prefix \"%s\", so their numbers would look alike. Change one.",
                        twice));
    }

    private void references() {
        plan.services().forEach(service -> {
            if (plan.series(service.series()).isEmpty()) {
                problem("services: \"%s\" uses the series \"%s\", which is not there.", service.id(), service.series());
            }
            if (service.limits().perHalfDay() < 0 || service.limits().perIdentity() < 0) {
                problem("services: \"%s\" has a limit below 0. Use 0 for no limit.", service.id());
            }
            if (service.closedUntilDate() != null && service.closedUntil() == null) {
                problem("services: \"%s\" has closedUntilDate without closedUntil. Give the time too.", service.id());
            }
            if (!Set.of("open", "closed", "hidden").contains(service.status())) {
                problem("services: \"%s\" is \"%s\". Use open, closed or hidden.", service.id(), service.status());
            }
        });
        plan.procedures().stream()
                .filter(it -> plan.service(it.service()).isEmpty())
                .forEach(it -> problem(
                        "procedures: \"%s\" belongs to the service \"%s\", which is not there.",
                        it.id(), it.service()));
        for (Counter counter : plan.counters()) {
            counter.serves().stream()
                    .filter(tier -> plan.service(new ServiceId(tier.service())).isEmpty())
                    .forEach(tier -> problem(
                            "counters: \"%s\" serves \"%s\", which is not there.", counter.id(), tier.service()));
        }
        if (plan.priority(PriorityId.NORMAL).isEmpty()) {
            problem("priorities: the class \"normal\" is missing. Add it with headStartMinutes 0.");
        }
    }

    private void visits() {
        for (Procedure procedure : plan.procedures()) {
            procedure.route().stream()
                    .filter(it -> plan.service(it).isEmpty())
                    .forEach(it -> problem(
                            "procedures: \"%s\" goes on to the service \"%s\", which is not there.",
                            procedure.id(), it));
        }
        VisitSettings visit = plan.settings().visit();
        Stream.concat(visit.outcomeAskedFor().stream(), visit.outcomeRequiredFor().stream())
                .filter(it -> plan.services().stream()
                        .noneMatch(service -> service.id().value().equals(it)))
                .forEach(it ->
                        problem("settings: visit asks for the outcome of the service \"%s\", which is not there.", it));
    }

    private void webhooks() {
        unique("webhooks", plan.webhooks(), Webhook::id);
        for (Webhook hook : plan.webhooks()) {
            if (!OfficeId.isKey(hook.id())) {
                problem("webhooks: \"%s\" cannot be an id. Use letters, digits, dots and dashes.", hook.id());
            }
            if (!hook.url().matches("https?://[^\\s/]+(/\\S*)?")) {
                problem("webhooks: \"%s\" has the url \"%s\". Write it like https://HOST/PATH.", hook.id(), hook.url());
            }
            if (hook.secret().length() < 16) {
                problem("webhooks: the secret of \"%s\" is too short. Give at least 16 characters.", hook.id());
            }
            hook.events().stream()
                    .filter(it -> !it.matches("[a-z]+\\.([a-z-]+|\\*)"))
                    .forEach(it -> problem(
                            "webhooks: \"%s\" wants \"%s\". Use types such as ticket.called or ticket.*.",
                            hook.id(), it));
        }
    }

    private void screens() {
        for (Screen screen : plan.screens()) {
            ScreenLook look = screen.look();
            known(screen, "kind", screen.kind(), Set.of("lobby", "counter"));
            known(screen, "look.layout", look.layout(), ScreenLook.LAYOUTS);
            known(screen, "look.theme", look.theme(), ScreenLook.THEMES);
            known(screen, "look.languageMode", look.languageMode(), ScreenLook.LANGUAGE_MODES);
            if (look.languages().isEmpty()) {
                problem("screens: \"%s\" has no languages. Name at least one of vi, km, en.", screen.id());
            }
            look.counters().stream()
                    .filter(it -> plan.counters().stream()
                            .noneMatch(each -> each.id().value().equals(it)))
                    .forEach(it ->
                            problem("screens: \"%s\" shows the counter \"%s\", which is not there.", screen.id(), it));
            look.services().stream()
                    .filter(it -> plan.service(new ServiceId(it)).isEmpty())
                    .forEach(it ->
                            problem("screens: \"%s\" shows the service \"%s\", which is not there.", screen.id(), it));
            if (plan.counters().stream().noneMatch(look::shows)
                    && !plan.counters().isEmpty()) {
                problem(
                        "screens: \"%s\" shows no counter at all. Name other counters or services, or none.",
                        screen.id());
            }
        }
    }

    private void known(Screen screen, String field, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            problem(
                    "screens: \"%s\" has the %s \"%s\". Use one of %s.",
                    screen.id(), field, value, String.join(", ", new TreeSet<>(allowed)));
        }
    }

    private void settings() {
        if (!Set.of("head-start", "interleave", "strict")
                .contains(plan.settings().callingRule())) {
            problem(
                    "settings: callingRule is \"%s\". Use head-start, interleave or strict.",
                    plan.settings().callingRule());
        }
        if (!plan.settings().dayStart().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            problem(
                    "settings: dayStart is \"%s\". Use a time such as 00:00.",
                    plan.settings().dayStart());
        }
        if (plan.office().languages().isEmpty() || plan.office().header().isEmpty()) {
            problem("office: at least one of languages and one line of header are needed.");
        }
        HallSettings hall = plan.settings().hall();
        if (hall.normMinutes() < 1 || hall.askWhenMinutes() < 0) {
            problem("settings: hall needs normMinutes of 1 or more and askWhenMinutes of 0 or more.");
        }
        problems.addAll(VoiceCheck.problems(plan.settings().voice()));
    }

    private void appointments() {
        AppointmentSettings settings = plan.settings().appointments();
        if (settings.daysAhead() < 0 || settings.daysAhead() > 90) {
            problem("settings: appointments.daysAhead is %d. Give 0 to 90.", settings.daysAhead());
        }
        if (settings.checkInBeforeMinutes() < 0 || settings.checkInAfterMinutes() < 0) {
            problem("settings: appointments.checkInBeforeMinutes and checkInAfterMinutes are minutes from 0 on.");
        }
        for (AppointmentSettings.Slots slots : settings.slots()) {
            if (plan.service(new ServiceId(slots.service())).isEmpty()) {
                problem("settings: appointments.slots are for \"%s\", which is no service here.", slots.service());
            }
            if (slots.days().isEmpty() || !DAYS.containsAll(slots.days())) {
                problem("settings: appointments.slots of \"%s\" need days such as monday.", slots.service());
            }
            if (slots.minutes() < 5
                    || slots.capacity() < 1
                    || slots.from().plusMinutes(slots.minutes()).isAfter(slots.to())) {
                problem(
                        "settings: appointments.slots of \"%s\" go from %s to %s by %d minutes for %d. Give 5 minutes and a capacity of 1 at least, and a to that is a slot after from.",
                        slots.service(), slots.from(), slots.to(), slots.minutes(), slots.capacity());
            }
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for this one private method
    private void problem(String sentence, Object... arguments) {
        problems.add(sentence.formatted(arguments));
    }
}
