package org.moiso.server.appointment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.AppointmentSettings;

/** Which slots an office has: pure rules, no I/O. */
public final class Calendar {

    private final OfficePlan plan;
    private final AppointmentSettings settings;
    private final LocalDateTime now;

    /**
     * @param now by the office's clock
     */
    public Calendar(OfficePlan plan, LocalDateTime now) {
        this.plan = plan;
        this.settings = plan.settings().appointments();
        this.now = now;
    }

    /** The services that can be booked. */
    public List<Service> services() {
        return plan.services().stream()
                .filter(service -> !service.hidden()
                        && settings.slots().stream()
                                .anyMatch(it -> it.service().equals(service.id().value())))
                .toList();
    }

    /** The days that can be booked at all, today first. */
    public List<LocalDate> days() {
        return IntStream.rangeClosed(0, settings.daysAhead())
                .mapToObj(now.toLocalDate()::plusDays)
                .filter(day -> !settings.blackouts().contains(day))
                .toList();
    }

    /** The slots of a service on a day that have not begun, with how many may book each. */
    public Map<LocalDateTime, Integer> slots(ServiceId service, LocalDate day) {
        Map<LocalDateTime, Integer> slots = new TreeMap<>();
        if (days().contains(day) && services().stream().anyMatch(it -> it.id().equals(service))) {
            settings.slots().stream()
                    .filter(it -> it.service().equals(service.value()) && it.on(day.getDayOfWeek()))
                    .forEach(it -> starts(it)
                            .map(day::atTime)
                            .filter(start -> start.isAfter(now))
                            .forEach(start -> slots.merge(start, it.capacity(), Integer::sum)));
        }
        return slots;
    }

    private static Stream<LocalTime> starts(AppointmentSettings.Slots slots) {
        int from = slots.from().toSecondOfDay();
        int length = slots.minutes() * 60;
        return IntStream.iterate(from, it -> it + length <= slots.to().toSecondOfDay(), it -> it + length)
                .mapToObj(LocalTime::ofSecondOfDay);
    }
}
