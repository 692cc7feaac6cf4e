package org.moiso.server.kiosk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.text.Messages;
import org.moiso.server.web.ApiError;

/** Puts the menu of a dispenser together. Safe for all threads. */
final class Menu {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM");

    private final Waits waits;
    private final Messages messages;
    private final Clock clock;

    Menu(Waits waits, Messages messages, Clock clock) {
        this.waits = waits;
        this.messages = messages;
        this.clock = clock;
    }

    MenuView in(OfficePlan plan, Language language, MenuView.Paper paper, Map<String, String> buttons) {
        LocalDateTime now = plan.localTime(clock.instant());
        Map<ServiceId, Waits.Standing> standings = waits.forNewcomers(plan);
        List<MenuView.Offer> offers = plan.services().stream()
                .filter(service -> !service.hidden())
                .map(service -> offer(plan, service, language, now, standings.get(service.id())))
                .toList();
        return new MenuView(
                new MenuView.Place(plan.id().value(), plan.office().name().in(language)),
                language.code(),
                plan.office().languages().stream().map(Language::code).toList(),
                plan.shown(clock.instant()),
                issuing(plan, language, now),
                plan.settings().askWhenAhead(),
                plan.settings().visit().askDossiers(),
                List.of(new MenuView.Group("all", null, offers)),
                choices(plan, language),
                plan.priorities().stream()
                        .filter(it -> !it.normal())
                        .map(it -> new MenuView.Right(it.id().value(), it.name().in(language)))
                        .toList(),
                paper,
                buttons);
    }

    private MenuView.Issuing issuing(OfficePlan plan, Language language, LocalDateTime now) {
        if (plan.hours().issuesAt(now)) {
            return new MenuView.Issuing(true, null, null);
        }
        Optional<LocalDateTime> next = plan.hours().nextOpening(now);
        String reason = next.map(at -> say(language, ApiError.OFFICE__NOT_ISSUING, at.format(WHEN)))
                .orElseGet(() -> say(language, ApiError.OFFICE__NOT_ISSUING_TODAY));
        return new MenuView.Issuing(
                false, reason, next.map(at -> shown(plan, at)).orElse(null));
    }

    private MenuView.Offer offer(
            OfficePlan plan, Service service, Language language, LocalDateTime now, Waits.@Nullable Standing standing) {
        boolean open = service.openAt(now.toLocalTime());
        return new MenuView.Offer(
                plan.id().scoped(service.id().value()),
                plan.series(service.series()).map(NumberSeries::prefix).orElse(""),
                service.name().in(language),
                service.icon(),
                open,
                open ? null : closed(plan, service, language, now),
                standing == null ? 0 : standing.ahead(),
                standing == null ? null : standing.estimate(),
                plan.countersServing(service.id()).stream()
                        .map(it -> new MenuView.Where(it.number(), it.name().in(language)))
                        .toList());
    }

    private MenuView.Closed closed(OfficePlan plan, Service service, Language language, LocalDateTime now) {
        LocalText reason = service.closedReason();
        return new MenuView.Closed(
                ApiError.SERVICE__CLOSED.code(),
                reason == null ? messages.say(language, "closed.no-reason") : reason.in(language),
                service.closedUntil() == null
                        ? null
                        : shown(plan, now.toLocalDate().atTime(service.closedUntil())));
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

    private static OffsetDateTime shown(OfficePlan plan, LocalDateTime at) {
        return at.atZone(plan.office().zone()).toOffsetDateTime();
    }

    private String say(Language language, ApiError error, Object... arguments) {
        return messages.say(language, "error." + error.code(), arguments);
    }
}
