package org.moiso.server.kiosk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.Language;
import org.moiso.server.text.Messages;
import org.moiso.server.ticket.Admission;
import org.moiso.server.ticket.Ticketing;

/** Puts the menu of a dispenser together. Safe for all threads. */
final class Menu {

    private final Ticketing ticketing;
    private final Waits waits;
    private final Messages messages;
    private final Clock clock;

    Menu(Ticketing ticketing, Waits waits, Messages messages, Clock clock) {
        this.ticketing = ticketing;
        this.waits = waits;
        this.messages = messages;
        this.clock = clock;
    }

    MenuView in(OfficePlan plan, Language language, MenuView.Paper paper, Map<String, String> buttons) {
        LocalDateTime now = plan.localTime(clock.instant());
        Map<ServiceId, Waits.Standing> standings = waits.forNewcomers(plan);
        Map<ServiceId, Admission.Refusal> full = ticketing.full(plan, now);
        List<MenuView.Offer> offers = plan.services().stream()
                .filter(service -> !service.hidden())
                .map(service -> offer(
                        plan,
                        service,
                        language,
                        Admission.closed(service, now).or(() -> Optional.ofNullable(full.get(service.id()))),
                        standings.get(service.id())))
                .toList();
        return new MenuView(
                new MenuView.Place(plan.id().value(), plan.office().name().in(language)),
                language.code(),
                plan.office().languages().stream().map(Language::code).toList(),
                plan.shown(clock.instant()),
                issuing(plan, language, now),
                plan.settings().askWhenAhead(),
                plan.settings().visit().askDossiers(),
                plan.settings().hall().askWhenMinutes(),
                List.of(new MenuView.Group("all", null, offers)),
                choices(plan, language),
                plan.priorities().stream()
                        .filter(it -> !it.normal() && !it.id().equals(PriorityId.APPOINTMENT))
                        .map(it -> new MenuView.Right(it.id().value(), it.name().in(language)))
                        .toList(),
                !plan.settings().appointments().slots().isEmpty(),
                paper,
                buttons);
    }

    private MenuView.Issuing issuing(OfficePlan plan, Language language, LocalDateTime now) {
        return Admission.notIssuing(plan, now)
                .map(why -> new MenuView.Issuing(
                        false,
                        messages.say(
                                language,
                                "error." + why.error().code(),
                                why.arguments().toArray()),
                        shown(plan, why.opensAt())))
                .orElseGet(() -> new MenuView.Issuing(true, null, null));
    }

    private MenuView.Offer offer(
            OfficePlan plan,
            Service service,
            Language language,
            Optional<Admission.Refusal> why,
            Waits.@Nullable Standing standing) {
        return new MenuView.Offer(
                plan.id().scoped(service.id().value()),
                plan.series(service.series()).map(NumberSeries::prefix).orElse(""),
                service.name().in(language),
                service.icon(),
                why.isEmpty(),
                why.map(it -> closed(plan, it, language)).orElse(null),
                service.limits().perIdentity() > 0,
                standing == null ? 0 : standing.ahead(),
                standing == null ? null : standing.estimate(),
                plan.countersServing(service.id()).stream()
                        .map(it -> new MenuView.Where(it.number(), it.name().in(language)))
                        .toList());
    }

    /** The card names its service and the time already: the short sentence is enough. */
    private MenuView.Closed closed(OfficePlan plan, Admission.Refusal why, Language language) {
        return new MenuView.Closed(
                why.error().code(),
                messages.say(
                        language,
                        "closed." + why.error().code(),
                        why.arguments().toArray()),
                shown(plan, why.opensAt()));
    }

    private static List<MenuView.Choice> choices(OfficePlan plan, Language language) {
        return plan.procedures().stream()
                .filter(it -> plan.service(it.service())
                        .filter(service -> !service.hidden())
                        .isPresent())
                .map(it -> new MenuView.Choice(
                        plan.id().scoped(it.id().value()),
                        it.id().value(),
                        plan.id().scoped(it.service().value()),
                        it.name().in(language),
                        it.aliases(),
                        it.papers(),
                        it.time(),
                        it.fee(),
                        it.note()))
                .toList();
    }

    private static @Nullable OffsetDateTime shown(OfficePlan plan, @Nullable LocalDateTime at) {
        return at == null ? null : at.atZone(plan.office().zone()).toOffsetDateTime();
    }
}
