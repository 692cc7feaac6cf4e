package org.moiso.server.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.ticket.DayTurned;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.ticket.TicketIssued;

/**
 * What is kept of one office between two estimates. Safe for all threads: the forecast is made by one at a time, guarded by this object; what was expected of whom belongs to
 * the event feed's thread.
 */
final class OfficeWaits {

    private static final int REMEMBERED_AT_MOST = 2000;
    private static final int KEEP_EVERY = 20;
    private static final int LEARNT_IN_A_SECOND = 2;
    private static final Set<String> ENDS_A_STAY = Set.of("ticket.finished", "ticket.missed", "ticket.undone");
    private static final Set<String> GOES = Set.of("ticket.cancelled", "ticket.expired");

    /** An estimate that waits for its outcome. */
    private record Remembered(Outlook outlook, Instant at) {}

    private final OfficeId office;
    private final Calibration calibration;
    private final Map<ServiceId, Pace> paces = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Map<TicketId, Remembered> remembered = new LinkedHashMap<>();
    private int outcomes;
    private Instant learningSince = Instant.EPOCH;
    private int learnt;
    private volatile @Nullable Forecast forecast;
    private volatile @Nullable History history;

    OfficeWaits(OfficeId office, Calibration calibration) {
        this.office = office;
        this.calibration = calibration;
    }

    Calibration calibration() {
        return calibration;
    }

    /** Takes in what has happened. */
    void heard(OfficeEvent event) {
        String service = event.body().path("ticket").path("service").asText("");
        Forecast last = forecast;
        if (event.type().equals(TicketIssued.TYPE) && last != null && last.queued(service(service))) {
            return;
        }
        changes.incrementAndGet();
        forecast = null;
        if (ENDS_A_STAY.contains(event.type())) {
            paces.remove(service(service));
        } else if (event.type().equals(OfficeChanged.TYPE)) {
            paces.clear();
        } else if (event.type().equals(DayTurned.TYPE)) {
            remembered.clear();
        }
        learn(event);
    }

    private ServiceId service(String scoped) {
        return new ServiceId(office.keyOf(scoped).filter(OfficeId::isKey).orElse("none"));
    }

    private void learn(OfficeEvent event) {
        Long number = event.ticket();
        if (number == null) {
            return;
        }
        if (event.type().equals("ticket.called")) {
            Remembered estimate = remembered.remove(new TicketId(number));
            if (estimate != null) {
                calibration.learn(
                        estimate.outlook,
                        Duration.between(estimate.at, event.at()).toMillis() / 1000.0);
                outcomes++;
            }
        } else if (GOES.contains(event.type())) {
            remembered.remove(new TicketId(number));
        }
    }

    /** Whether one more that has come shall teach; counts it. To see who stands before somebody takes the longer the more wait. */
    boolean remembersMore(Instant now) {
        if (now.isBefore(learningSince) || !now.isBefore(learningSince.plusSeconds(1))) {
            learningSince = now;
            learnt = 0;
        }
        return ++learnt <= LEARNT_IN_A_SECOND && remembered.size() < REMEMBERED_AT_MOST;
    }

    void remember(TicketId ticket, Outlook outlook, Instant at) {
        remembered.put(ticket, new Remembered(outlook, at));
    }

    /** Whether so much has been learnt since the last time that it should be written down. */
    boolean somethingToKeep() {
        if (outcomes < KEEP_EVERY) {
            return false;
        }
        outcomes = 0;
        return true;
    }

    Forecast forecast(Instant notBefore, Supplier<Forecast> maker) {
        Forecast last = forecast;
        if (last != null && !last.at().isBefore(notBefore)) {
            return last;
        }
        synchronized (this) {
            last = forecast;
            if (last != null && !last.at().isBefore(notBefore)) {
                return last;
            }
            long before = changes.get();
            Forecast fresh = maker.get();
            if (changes.get() == before) {
                forecast = fresh;
            }
            return fresh;
        }
    }

    /** How long visits to each service take; read again where one has ended since. */
    Map<ServiceId, Pace> paces(List<Service> services, Function<Service, Pace> reader) {
        return services.stream()
                .collect(Collectors.toMap(
                        Service::id, service -> paces.computeIfAbsent(service.id(), id -> reader.apply(service))));
    }

    History history(LocalDate today, Supplier<History> reader) {
        History last = history;
        if (last != null && last.of().equals(today)) {
            return last;
        }
        History fresh = reader.get();
        history = fresh;
        return fresh;
    }
}
