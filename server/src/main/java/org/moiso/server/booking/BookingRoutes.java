package org.moiso.server.booking;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.moiso.server.appointment.Appointment;
import org.moiso.server.appointment.AppointmentCode;
import org.moiso.server.appointment.Booking;
import org.moiso.server.appointment.Calendar;
import org.moiso.server.appointment.CheckingIn;
import org.moiso.server.call.PressBody;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.AppointmentSettings;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Problems;
import org.moiso.server.web.QrCode;
import org.moiso.server.web.RateLimit;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.RuleViolation;

/** Appointments: the public books, looks up and cancels; staff too; the dispenser checks in. */
public final class BookingRoutes implements Routes {

    private static final int NAME_AT_MOST = 80;
    private static final String PHONE = "[0-9+ .-]{6,20}";
    private static final int BOOKINGS_AN_HOUR = 10;
    private static final int LOOKS_AN_HOUR = 60;

    private final OfficePlans plans;
    private final Booking booking;
    private final CheckingIn checkingIn;
    private final TicketViews views;
    private final Supplier<String> publicUrl;
    private final Clock clock;
    private final RateLimit bookings;
    private final RateLimit looks;

    /**
     * @param publicUrl the address under which phones reach the server, without a slash at its end
     */
    public BookingRoutes(
            OfficePlans plans,
            Booking booking,
            CheckingIn checkingIn,
            TicketViews views,
            Supplier<String> publicUrl,
            Clock clock) {
        this.plans = plans;
        this.booking = booking;
        this.checkingIn = checkingIn;
        this.views = views;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.bookings = new RateLimit(clock, BOOKINGS_AN_HOUR, Duration.ofHours(1));
        this.looks = new RateLimit(clock, LOOKS_AN_HOUR, Duration.ofHours(1));
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get("/api/offices/{office}/slots", this::offer, Role.VISITOR)
                .post("/api/offices/{office}/appointments", this::book, Role.VISITOR)
                .get("/api/offices/{office}/appointments", this::list, Role.OFFICER)
                .get("/api/offices/{office}/appointments/{appointment}", this::show, Role.VISITOR)
                .get("/api/offices/{office}/appointments/{appointment}/qr.svg", this::qr, Role.VISITOR)
                .post("/api/offices/{office}/appointments/{appointment}/cancel", this::cancel, Role.VISITOR)
                .post(
                        "/api/offices/{office}/appointments/{appointment}/arrival",
                        this::arrive,
                        Role.DISPENSER,
                        Role.OFFICER);
    }

    private void offer(Context ctx) {
        OfficePlan plan = plan(ctx);
        Language language = language(ctx, ctx.queryParam("language"));
        String wanted = ctx.queryParam("service");
        Calendar calendar = new Calendar(plan, plan.localTime(clock.instant()));
        ctx.json(new BookingView.Offer(
                plan.office().name().in(language),
                language.code(),
                plan.office().languages().stream().map(Language::code).toList(),
                calendar.services().stream()
                        .map(it -> new BookingView.Choice(
                                plan.id().scoped(it.id().value()), it.name().in(language)))
                        .toList(),
                wanted == null ? List.of() : days(plan, service(plan, wanted))));
    }

    private List<BookingView.Day> days(OfficePlan plan, ServiceId service) {
        Map<LocalDate, List<BookingView.Slot>> days = new TreeMap<>();
        booking.room(plan, service, clock.instant())
                .forEach((at, room) -> days.computeIfAbsent(at.toLocalDate(), day -> new ArrayList<>())
                        .add(new BookingView.Slot(plan.shown(plan.instant(at)), room)));
        return days.entrySet().stream()
                .map(it -> new BookingView.Day(it.getKey(), it.getValue()))
                .toList();
    }

    private void book(Context ctx) {
        Body body = Body.of(ctx);
        Language language = language(ctx, body.find("language").orElse(null));
        OfficePlan plan = plan(ctx);
        Caller caller = Access.caller(ctx);
        Booking.Wish wish = new Booking.Wish(
                service(plan, body.text("service")),
                plan.localTime(body.as("at", BookingRoutes::moment).toInstant()),
                language,
                body.findAs("name", text -> limited(text, ".{1," + NAME_AT_MOST + "}"))
                        .orElse(null),
                body.findAs("phone", text -> limited(text, PHONE)).orElse(null));
        Cause press = new Cause(caller.actor(), body.requestId());
        limit(bookings, ctx, plan);
        Appointment appointment = booking.book(plan.id(), wish, press);
        ctx.status(201).json(shown(plan, appointment, language));
    }

    private void list(Context ctx) {
        OfficePlan plan = plan(ctx);
        String day = ctx.queryParam("day");
        LocalDate date = day == null ? plan.businessDay(clock.instant()) : date(day);
        ctx.json(booking.of(plan.id(), date).stream()
                .map(it -> new BookingView.Listed(
                        it.code().value(),
                        plan.id().scoped(it.service().value()),
                        plan.shown(it.at()),
                        it.status(),
                        it.name(),
                        it.phone(),
                        it.ticket() == null ? null : it.ticket().toString()))
                .toList());
    }

    private void show(Context ctx) {
        OfficePlan plan = plan(ctx);
        Language language = language(ctx, ctx.queryParam("language"));
        limit(looks, ctx, plan);
        ctx.json(shown(plan, booking.find(plan.id(), code(ctx)), language));
    }

    private void qr(Context ctx) {
        OfficePlan plan = plan(ctx);
        limit(looks, ctx, plan);
        QrCode.answer(ctx, url(booking.find(plan.id(), code(ctx))));
    }

    private void cancel(Context ctx) {
        Body body = Body.of(ctx);
        OfficePlan plan = plan(ctx);
        Language language = language(ctx, body.find("language").orElse(null));
        Cause press = new Cause(Access.caller(ctx).actor(), body.requestId());
        limit(looks, ctx, plan);
        ctx.json(shown(plan, booking.cancel(plan.id(), code(ctx), press), language));
    }

    private void arrive(Context ctx) {
        Body body = Body.of(ctx);
        Language language = language(ctx, body.find("language").orElse(null));
        OfficePlan plan = plan(ctx);
        Caller caller = Access.caller(ctx);
        DispenserId dispenser = caller.role() == Role.DISPENSER ? new DispenserId(caller.id()) : null;
        CheckingIn.Arrived arrived = checkingIn.arrive(
                plan.id(),
                code(ctx),
                language,
                dispenser,
                PressBody.identity(body),
                new Cause(caller.actor(), body.requestId()));
        ctx.status(arrived.issued().fresh() ? 201 : 200)
                .json(new BookingView.Arrived(
                        arrived.issued().fresh()
                                ? views.fresh(
                                        plan,
                                        arrived.issued().ticket(),
                                        arrived.issued().ahead())
                                : views.shown(arrived.issued().ticket()),
                        plan.shown(arrived.appointment().at()),
                        arrived.late()));
    }

    private BookingView.Booked shown(OfficePlan plan, Appointment it, Language language) {
        AppointmentSettings settings = plan.settings().appointments();
        return new BookingView.Booked(
                it.code().value(),
                plan.office().name().in(language),
                plan.id().scoped(it.service().value()),
                plan.nameOf(it.service()).in(language),
                plan.shown(it.at()),
                plan.shown(it.at().minus(settings.checkInBefore())),
                plan.shown(it.at().plus(settings.checkInAfter())),
                it.status(),
                url(it));
    }

    private String url(Appointment appointment) {
        return publicUrl.get() + "/book/" + appointment.office() + "#"
                + appointment.code().value();
    }

    private OfficePlan plan(Context ctx) {
        OfficePlan plan = plans.named(ctx.pathParam("office"));
        Access.caller(ctx).mustBelongTo(plan.id());
        return plan;
    }

    private static ServiceId service(OfficePlan plan, String scoped) {
        return plan.id()
                .keyOf(scoped)
                .filter(OfficeId::isKey)
                .map(ServiceId::new)
                .orElseThrow(() -> new RuleViolation(ApiError.SERVICE__NOT_FOUND, scoped));
    }

    private static AppointmentCode code(Context ctx) {
        String text = ctx.pathParam("appointment");
        return AppointmentCode.find(text).orElseThrow(() -> new RuleViolation(ApiError.APPOINTMENT__NOT_FOUND, text));
    }

    private static Language language(Context ctx, @Nullable String wanted) {
        Language language =
                wanted == null ? Problems.language(ctx) : Language.find(wanted).orElse(Language.VI);
        Problems.speak(ctx, language);
        return language;
    }

    /** Who has said who they are may do it as often as they like. */
    private static void limit(RateLimit limit, Context ctx, OfficePlan plan) {
        if (Access.caller(ctx).role() == Role.VISITOR) {
            limit.count(plan.id() + " " + ctx.ip(), ApiError.APPOINTMENT__TOO_MANY);
        }
    }

    private static OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a time such as 2026-11-20T08:00:00+07:00", e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "day");
        }
    }

    private static String limited(String text, String form) {
        if (!text.strip().matches(form)) {
            throw new IllegalArgumentException("Too long, or with other letters");
        }
        return text.strip();
    }
}
