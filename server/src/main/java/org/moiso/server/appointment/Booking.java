package org.moiso.server.appointment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.json.Json;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.TicketId;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Slots are taken and given back. Under the office's lock no slot is given to more than it has room for. Safe for all threads. */
public final class Booking {

    /**
     * What is wanted.
     *
     * @param at when the slot begins, by the office's clock
     */
    public record Wish(
            ServiceId service,
            LocalDateTime at,
            Language language,
            @Nullable String name,
            @Nullable String phone) {}

    private final Db db;
    private final OfficePlans plans;
    private final AppointmentStore appointments;
    private final SecureRandom random = new SecureRandom();

    public Booking(Db db, OfficePlans plans, AppointmentStore appointments) {
        this.db = db;
        this.plans = plans;
        this.appointments = appointments;
    }

    /**
     * Takes a slot.
     *
     * @throws RuleViolation when there is no such slot, or no room in it
     */
    public Appointment book(OfficeId office, Wish wish, Cause press) {
        return db.inOffice(office, press, tx -> {
            OfficePlan plan = plans.in(tx);
            Optional<Repeated> seen = tx.repeated();
            if (seen.isPresent()) {
                return first(tx, seen.get());
            }
            mustHaveRoom(tx, plan, wish);
            Appointment appointment = new Appointment(
                    TicketId.next().value(),
                    office,
                    unusedCode(tx),
                    wish.service(),
                    plan.instant(wish.at()),
                    wish.at().toLocalDate(),
                    wish.language(),
                    wish.name(),
                    wish.phone(),
                    AppointmentStatus.BOOKED,
                    null);
            appointments.insert(tx.handle(), appointment);
            tx.record(new AppointmentBooked(AppointmentFacts.of(plan, appointment)));
            return appointment;
        });
    }

    /**
     * Gives a slot back. Twice is no error.
     *
     * @throws RuleViolation when there is no such appointment, or it has been used
     */
    public Appointment cancel(OfficeId office, AppointmentCode code, Cause press) {
        return db.inOffice(office, press, tx -> {
            Appointment appointment = appointments
                    .find(tx.handle(), office, code)
                    .orElseThrow(() -> new RuleViolation(ApiError.APPOINTMENT__NOT_FOUND, code));
            if (appointment.status() == AppointmentStatus.CANCELLED) {
                return appointment;
            }
            if (appointment.status() != AppointmentStatus.BOOKED) {
                throw new RuleViolation(ApiError.APPOINTMENT__USED);
            }
            Appointment cancelled = appointment.ended(AppointmentStatus.CANCELLED);
            appointments.update(tx.handle(), cancelled);
            tx.record(new AppointmentCancelled(AppointmentFacts.of(plans.in(tx), cancelled)));
            return cancelled;
        });
    }

    /**
     * @throws RuleViolation when there is no such appointment
     */
    public Appointment find(OfficeId office, AppointmentCode code) {
        return db.read(handle -> appointments.find(handle, office, code))
                .orElseThrow(() -> new RuleViolation(ApiError.APPOINTMENT__NOT_FOUND, code));
    }

    /** All of a day, the earliest first. */
    public List<Appointment> of(OfficeId office, LocalDate day) {
        return db.read(handle -> appointments.of(handle, office, day));
    }

    /** How much room is left in the slots of a service that can be booked now, full ones with 0. */
    public Map<LocalDateTime, Integer> room(OfficePlan plan, ServiceId service, Instant now) {
        Calendar calendar = new Calendar(plan, plan.localTime(now));
        List<LocalDate> days = calendar.days();
        if (days.isEmpty()) {
            return Map.of();
        }
        Map<Instant, Integer> taken = db.read(
                handle -> appointments.taken(handle, plan.id(), service, days.get(0), days.get(days.size() - 1)));
        Map<LocalDateTime, Integer> room = new TreeMap<>();
        days.forEach(day -> calendar.slots(service, day)
                .forEach((at, capacity) ->
                        room.put(at, Math.max(0, capacity - taken.getOrDefault(plan.instant(at), 0)))));
        return room;
    }

    /** When the business day has turned: who did not come has not come, and every name and phone number is forgotten. Returns how many appointments that were. */
    public int closePastDays(OfficeId office) {
        LocalDate today = plans.businessDay(office);
        if (db.read(handle -> appointments.open(handle, office, today)).isEmpty()) {
            return 0;
        }
        return db.inOffice(office, Cause.system(), tx -> {
            List<Appointment> past = appointments.open(tx.handle(), office, tx.businessDay());
            past.forEach(it -> close(tx, it));
            return past.size();
        });
    }

    private void close(OfficeTx tx, Appointment appointment) {
        boolean unused = appointment.status() == AppointmentStatus.BOOKED;
        Appointment closed = appointment.ended(unused ? AppointmentStatus.EXPIRED : appointment.status());
        appointments.close(tx.handle(), closed);
        if (unused) {
            tx.recordAlso(new AppointmentExpired(AppointmentFacts.of(plans.in(tx), closed)));
        }
    }

    private void mustHaveRoom(OfficeTx tx, OfficePlan plan, Wish wish) {
        Service service = plan.service(wish.service())
                .orElseThrow(() -> new RuleViolation(
                        ApiError.SERVICE__NOT_FOUND, wish.service().value()));
        LocalDate day = wish.at().toLocalDate();
        Integer capacity = new Calendar(plan, plan.localTime(tx.now()))
                .slots(wish.service(), day)
                .get(wish.at());
        if (capacity == null) {
            throw new RuleViolation(ApiError.APPOINTMENT__NO_SLOT, service.name());
        }
        Map<Instant, Integer> taken = appointments.taken(tx.handle(), plan.id(), wish.service(), day, day);
        if (taken.getOrDefault(plan.instant(wish.at()), 0) >= capacity) {
            throw new RuleViolation(ApiError.APPOINTMENT__FULL);
        }
    }

    private AppointmentCode unusedCode(OfficeTx tx) {
        AppointmentCode code = AppointmentCode.random(random);
        while (appointments.find(tx.handle(), tx.office(), code).isPresent()) {
            code = AppointmentCode.random(random);
        }
        return code;
    }

    private Appointment first(OfficeTx tx, Repeated seen) {
        if (!seen.type().equals(AppointmentBooked.TYPE)) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        long id = Long.parseLong(
                Json.read(seen.body(), Answer.class).appointment().id());
        return appointments.find(tx.handle(), id).orElseThrow();
    }

    /** The part of a stored AppointmentBooked that answers a repeated press. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(Facts appointment) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        private record Facts(String id) {}
    }
}
