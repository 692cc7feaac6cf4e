package org.moiso.server.print;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.Slip;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.Procedure;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;

/** The worst that an office can ask of its template: a ticket with the longest texts that the plan has. */
final class SlipExample {

    private static final int AHEAD = 128;
    private static final Slip.Estimate ESTIMATE = new Slip.Estimate(105, 240);
    private static final LocalTime TAKEN = LocalTime.of(8, 15);

    private SlipExample() {}

    /**
     * The slip of a ticket that nobody holds, taken today at 08:15.
     *
     * @param wanted whose slip; null for the service with the longest name
     * @param trackingUrl one as long as those of real tickets
     */
    static Slip of(OfficePlan plan, Language language, @Nullable ServiceId wanted, String trackingUrl, Instant now) {
        Optional<Service> service = plan.services().stream()
                .filter(it -> wanted == null || it.id().equals(wanted))
                .max(Comparator.comparingInt(it -> length(it.name(), language)));
        Optional<NumberSeries> series = service.flatMap(it -> plan.series(it.series()));
        String key = service.map(it -> it.id().value()).orElse("");
        LocalDateTime taken = plan.localTime(now).toLocalDate().atTime(TAKEN);
        return SlipComposer.laidOut(
                plan,
                key,
                language,
                series.map(it -> it.format(it.last())).orElse("A001"),
                SlipComposer.words(service.map(Service::name).orElse(LocalText.of("–"))),
                longest(plan.priorities().stream().filter(it -> !it.normal()).map(PriorityClass::name), language),
                longest(plan.counters().stream().map(Counter::name), language),
                new SlipComposer.Waiting(AHEAD, ESTIMATE),
                taken.atZone(plan.office().zone()).toOffsetDateTime(),
                papers(plan, key),
                trackingUrl,
                false);
    }

    private static @Nullable LocalText longest(Stream<LocalText> texts, Language language) {
        return texts.max(Comparator.comparingInt(it -> length(it, language))).orElse(null);
    }

    private static int length(LocalText text, Language language) {
        return text.in(language).length();
    }

    /** Those of the procedure that asks for the most, of this service or else of any. */
    private static List<String> papers(OfficePlan plan, String service) {
        Comparator<Procedure> own = Comparator.comparing(
                it -> it.service().value().equals(service) && !it.papers().isEmpty());
        return plan.procedures().stream()
                .max(own.thenComparing(it -> String.join("", it.papers()).length()))
                .map(Procedure::papers)
                .orElse(List.of());
    }
}
