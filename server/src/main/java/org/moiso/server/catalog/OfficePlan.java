package org.moiso.server.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.Office;
import org.moiso.server.office.OfficeSettings;
import org.moiso.server.office.OpeningHours;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.office.Screen;
import org.moiso.server.text.LocalText;

/**
 * The whole configuration of an office at one version. Immutable: a change is a new version (ADR 3). Its JSON is what the database keeps and
 * what {@code moiso export} writes.
 */
public record OfficePlan(
        Office office,
        OfficeSettings settings,
        OpeningHours hours,
        List<NumberSeries> series,
        List<Service> services,
        List<Procedure> procedures,
        List<PriorityClass> priorities,
        List<Counter> counters,
        List<Printer> printers,
        List<Dispenser> dispensers,
        List<Screen> screens,
        List<Webhook> webhooks) {

    /** A plan of an earlier version has no webhooks. */
    public OfficePlan {
        webhooks = Objects.requireNonNullElse(webhooks, List.of());
    }

    public OfficeId id() {
        return office.id();
    }

    /** The business day at an instant by the office's clock: the local date, turning at the day's start. */
    public LocalDate businessDay(Instant instant) {
        LocalTime dayStart = LocalTime.parse(settings.dayStart());
        return localTime(instant).minusNanos(dayStart.toNanoOfDay()).toLocalDate();
    }

    /** When a business day begins, by the office's clock. */
    public LocalDateTime dayStart(LocalDate day) {
        return day.atTime(LocalTime.parse(settings.dayStart()));
    }

    public LocalDateTime localTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, office.zone());
    }

    /** The moment that a local time of the office is. */
    public Instant instant(LocalDateTime local) {
        return local.atZone(office.zone()).toInstant();
    }

    /** The offset time by which an instant is shown. */
    public OffsetDateTime shown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atZone(office.zone()).toOffsetDateTime();
    }

    public Optional<Service> service(ServiceId id) {
        return services.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<NumberSeries> series(SeriesId id) {
        return series.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<Procedure> procedure(ProcedureId id) {
        return procedures.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<PriorityClass> priority(PriorityId id) {
        return priorities.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<Counter> counter(CounterId id) {
        return counters.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** A counter's name; its key where the plan has dropped it. */
    public LocalText nameOf(CounterId id) {
        return counter(id).map(Counter::name).orElseGet(() -> LocalText.of(id.value()));
    }

    /** A service's name; its key where the plan has dropped it. */
    public LocalText nameOf(ServiceId id) {
        return service(id).map(Service::name).orElseGet(() -> LocalText.of(id.value()));
    }

    /** A priority class's name; its key where the plan has dropped it. */
    public LocalText nameOf(PriorityId id) {
        return priority(id).map(PriorityClass::name).orElseGet(() -> LocalText.of(id.value()));
    }

    public Optional<Printer> printer(PrinterId id) {
        return printers.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<Dispenser> dispenser(DispenserId id) {
        return dispensers.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public List<Counter> countersServing(ServiceId service) {
        return counters.stream().filter(it -> it.serves(service.value())).toList();
    }
}
