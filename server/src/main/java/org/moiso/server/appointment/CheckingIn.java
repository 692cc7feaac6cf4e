package org.moiso.server.appointment;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.db.OfficeTx;
import org.moiso.server.db.OfficeTx.Repeated;
import org.moiso.server.office.AppointmentSettings;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.BusinessDays;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.TicketFacts;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** Who has an appointment comes and gets a number. It counts as arrived at its time, whenever it is taken within the window around it. Safe for all threads. */
public final class CheckingIn {

    /**
     * A number for an appointment.
     *
     * @param late came after the window: an ordinary ticket in an ordinary place
     */
    public record Arrived(Ticketing.Issued issued, Appointment appointment, boolean late) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("HH:mm dd/MM");

    private final Db db;
    private final OfficePlans plans;
    private final AppointmentStore appointments;
    private final Ticketing ticketing;
    private final BusinessDays days;

    public CheckingIn(Db db, OfficePlans plans, AppointmentStore appointments, Ticketing ticketing, BusinessDays days) {
        this.db = db;
        this.plans = plans;
        this.appointments = appointments;
        this.ticketing = ticketing;
        this.days = days;
    }

    /**
     * Issues the ticket of an appointment. Who comes in time has room, however full the service is.
     *
     * @param identity number of the card that was scanned, for a service that gives one ticket a person
     * @throws RuleViolation when it is for another day, too early, used or cancelled, and for what stands against any ticket
     */
    public Arrived arrive(
            OfficeId office,
            AppointmentCode code,
            Language language,
            @Nullable DispenserId dispenser,
            @Nullable String identity,
            Cause press) {
        return db.inOffice(office, press, tx -> {
            OfficePlan plan = plans.in(tx);
            days.turnIfDue(tx, plan);
            Appointment appointment = appointments
                    .find(tx.handle(), office, code)
                    .orElseThrow(() -> new RuleViolation(ApiError.APPOINTMENT__NOT_FOUND, code));
            Optional<Repeated> seen = tx.repeated();
            if (seen.isPresent()) {
                return again(tx, plan, appointment, seen.get());
            }
            mustBeDue(plan, appointment, tx);
            AppointmentSettings settings = plan.settings().appointments();
            boolean late = tx.now().isAfter(appointment.at().plus(settings.checkInAfter()));
            IssueOrder order = new IssueOrder(
                    appointment.service(),
                    null,
                    late ? PriorityId.NORMAL : priority(plan),
                    language,
                    dispenser,
                    List.of(),
                    1,
                    identity);
            Ticketing.Issued issued = ticketing.issue(tx, plan, order, late ? null : appointment.at());
            Appointment arrived = appointment.arrived(issued.ticket().id());
            appointments.update(tx.handle(), arrived);
            tx.recordAlso(
                    new AppointmentArrived(AppointmentFacts.of(plan, arrived), TicketFacts.of(issued.ticket()), late));
            return new Arrived(issued, arrived, late);
        });
    }

    /** Those who may still come in time, of the day of {@code from}, and whose time is before {@code to}. */
    public static List<Appointment> expected(
            AppointmentStore appointments, Handle handle, OfficePlan plan, Instant from, Instant to) {
        if (plan.settings().appointments().slots().isEmpty()) {
            return List.of();
        }
        Instant earliest = from.minus(plan.settings().appointments().checkInAfter());
        return appointments.expected(handle, plan.id(), plan.localTime(from).toLocalDate(), earliest, to);
    }

    private Arrived again(OfficeTx tx, OfficePlan plan, Appointment appointment, Repeated seen) {
        Long ticket = appointment.ticket() == null
                ? null
                : (Long) appointment.ticket().value();
        if (!seen.type().equals(TicketIssued.TYPE) || ticket == null || !ticket.equals(seen.ticket())) {
            throw new RuleViolation(ApiError.REQUEST__REUSED);
        }
        Ticketing.Issued issued = ticketing.again(tx, plan, seen);
        return new Arrived(issued, appointment, issued.ticket().issuedAt().isAfter(latest(plan, appointment)));
    }

    private static Instant latest(OfficePlan plan, Appointment appointment) {
        return appointment.at().plus(plan.settings().appointments().checkInAfter());
    }

    private static void mustBeDue(OfficePlan plan, Appointment appointment, OfficeTx tx) {
        switch (appointment.status()) {
            case ARRIVED -> throw new RuleViolation(ApiError.APPOINTMENT__USED);
            case CANCELLED -> throw new RuleViolation(ApiError.APPOINTMENT__CANCELLED);
            case EXPIRED, BOOKED -> {
                if (!appointment.day().equals(tx.businessDay())) {
                    throw new RuleViolation(
                            ApiError.APPOINTMENT__OTHER_DAY,
                            plan.localTime(appointment.at()).format(DAY));
                }
            }
        }
        Instant earliest = appointment.at().minus(plan.settings().appointments().checkInBefore());
        if (tx.now().isBefore(earliest)) {
            throw new RuleViolation(
                    ApiError.APPOINTMENT__TOO_EARLY,
                    plan.localTime(appointment.at()).format(TIME),
                    plan.localTime(earliest).format(TIME));
        }
    }

    /** The class of who comes in time: {@code appointment} where the office has it. */
    public static PriorityId priority(OfficePlan plan) {
        return plan.priority(PriorityId.APPOINTMENT).isPresent() ? PriorityId.APPOINTMENT : PriorityId.NORMAL;
    }
}
