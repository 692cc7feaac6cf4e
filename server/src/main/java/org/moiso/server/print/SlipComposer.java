package org.moiso.server.print;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipTemplate;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.Procedure;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.Ticket;

/** Puts together what stands on a ticket's slip. Safe for all threads. */
final class SlipComposer {

    /** In the slip's fonts, which have no arrow; a line does not begin with it. */
    private static final String THEN = "\u00a0› ";

    private final Waits waits;
    private final TicketViews views;

    SlipComposer(Waits waits, TicketViews views) {
        this.waits = waits;
        this.views = views;
    }

    Slip slip(OfficePlan plan, Ticket ticket, boolean reprint) {
        Waits.Standing standing = waits.of(plan, ticket);
        Optional<Procedure> procedure = Optional.ofNullable(ticket.procedure()).flatMap(plan::procedure);
        List<Counter> counters = plan.countersServing(ticket.service());
        return laidOut(
                plan,
                ticket.service().value(),
                ticket.language(),
                ticket.number().text(),
                services(plan, ticket),
                plan.priority(ticket.priority())
                        .filter(it -> !it.normal())
                        .map(PriorityClass::name)
                        .orElse(null),
                counters.size() == 1 ? counters.get(0).name() : null,
                new Waiting(
                        standing.ahead(),
                        standing.estimate() == null
                                ? null
                                : new Slip.Estimate(
                                        standing.estimate().low(),
                                        standing.estimate().high())),
                plan.shown(ticket.issuedAt()),
                procedure.map(Procedure::papers).orElse(List.of()),
                views.trackingUrl(ticket),
                reprint);
    }

    /** The service, and those that follow it under the same number: "Hộ tịch › Chứng thực". */
    private static Map<String, String> services(OfficePlan plan, Ticket ticket) {
        Map<String, String> words = words(plan.nameOf(ticket.service()));
        for (ServiceId next : ticket.route()) {
            LocalText name = plan.nameOf(next);
            words.replaceAll((language, text) -> text + THEN + name.in(Language.of(language)));
        }
        return words;
    }

    /** How many stand before a ticket, and how long that takes. */
    record Waiting(int ahead, Slip.@Nullable Estimate estimate) {}

    /** A slip as the office wants those of a service. */
    static Slip laidOut(
            OfficePlan plan,
            String service,
            Language language,
            String number,
            Map<String, String> name,
            @Nullable LocalText priority,
            @Nullable LocalText counter,
            Waiting waiting,
            OffsetDateTime issuedAt,
            List<String> papers,
            String trackingUrl,
            boolean reprint) {
        SlipTemplate template = plan.settings().slip().of(service);
        return new Slip(
                plan.office().header().stream().map(LocalText::vi).toList(),
                number,
                languages(template, language),
                name,
                wordsIfAny(priority),
                wordsIfAny(counter),
                waiting.ahead(),
                waiting.estimate(),
                issuedAt,
                papers,
                trackingUrl,
                wordsIfAny(plan.settings().slipFooter()),
                reprint,
                template);
    }

    private static List<String> languages(SlipTemplate template, Language own) {
        return own == Language.VI || template.languages().equals("own")
                ? List.of(own.code())
                : List.of("vi", own.code());
    }

    private static @Nullable Map<String, String> wordsIfAny(@Nullable LocalText text) {
        return text == null ? null : words(text);
    }

    static Map<String, String> words(LocalText text) {
        Map<String, String> words = new HashMap<>();
        words.put("vi", text.vi());
        if (text.en() != null) {
            words.put("en", text.en());
        }
        if (text.km() != null) {
            words.put("km", text.km());
        }
        return words;
    }
}
