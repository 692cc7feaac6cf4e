package org.moiso.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.moiso.server.appointment.Appointment;
import org.moiso.server.appointment.AppointmentStore;
import org.moiso.server.appointment.Booking;
import org.moiso.server.appointment.CheckingIn;
import org.moiso.server.call.CallStore;
import org.moiso.server.call.Calling;
import org.moiso.server.call.Finishing;
import org.moiso.server.call.NoteStore;
import org.moiso.server.call.Noting;
import org.moiso.server.call.Operations;
import org.moiso.server.call.Returning;
import org.moiso.server.call.Serving;
import org.moiso.server.call.Staffing;
import org.moiso.server.call.Supervising;
import org.moiso.server.call.WalkIns;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.check.Checker;
import org.moiso.server.db.Database;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventLog;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.queue.CallOrder;
import org.moiso.server.queue.Waits;
import org.moiso.server.staff.DeviceTokens;
import org.moiso.server.staff.Staff;
import org.moiso.server.ticket.BusinessDays;
import org.moiso.server.ticket.NumberRolls;
import org.moiso.server.ticket.SkippingAhead;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.ticket.Ticketing;

/** The data of all offices and every rule and use case on it, without a door to the outside: what the server and the commands of one run share. */
public record Core(
        Db db,
        OfficePlans plans,
        EventLog log,
        TicketStore tickets,
        CallStore calls,
        CounterSessionStore sessions,
        Waits waits,
        Staff staff,
        DeviceTokens tokens,
        BusinessDays days,
        NumberRolls rolls,
        SkippingAhead skipping,
        Ticketing ticketing,
        Calling calling,
        WalkIns walkIns,
        Serving serving,
        Finishing finishing,
        Returning returning,
        Staffing staffing,
        NoteStore notes,
        Supervising supervising,
        Noting noting,
        Booking booking,
        CheckingIn checkingIn)
        implements AutoCloseable {

    /**
     * The data of a server.
     *
     * @param changes after each commit, which offices have news
     */
    record Opened(Core core, BlockingQueue<Set<OfficeId>> changes) {}

    /** Opens the data for a server. */
    static Opened watched(ServerConfig config, Clock clock) {
        BlockingQueue<Set<OfficeId>> changes = new LinkedBlockingQueue<>();
        return new Opened(open(config, clock, changes::add), changes);
    }

    /** Opens the data for a command that does its work and goes. */
    static Core open(ServerConfig config, Clock clock) {
        return open(config, clock, offices -> {});
    }

    /**
     * Opens the data, bringing its tables up to date.
     *
     * @param changed told after each commit which offices have news
     */
    private static Core open(ServerConfig config, Clock clock, Consumer<Set<OfficeId>> changed) {
        makeFolder(config);
        Db db = new Db(Database.open(config.database()), clock, changed);
        OfficePlans plans = new OfficePlans(db, clock);
        TicketStore tickets = new TicketStore();
        CallStore calls = new CallStore();
        CounterSessionStore sessions = new CounterSessionStore();
        BusinessDays days = new BusinessDays(db, plans, tickets);
        NumberRolls rolls = new NumberRolls(db, plans, days);
        Operations operations = new Operations(db, plans, tickets, calls, sessions);
        Finishing finishing = new Finishing(operations);
        AppointmentStore appointments = new AppointmentStore();
        Ticketing ticketing = new Ticketing(
                db,
                plans,
                tickets,
                days,
                rolls,
                (plan, ticket) -> new CallOrder(plan, clock.instant(), 0).before(ticket),
                (handle, plan, from, to) -> CheckingIn.expected(appointments, handle, plan, from, to).stream()
                        .map(Appointment::service)
                        .toList());
        NoteStore notes = new NoteStore();
        return new Core(
                db,
                plans,
                new EventLog(db),
                tickets,
                calls,
                sessions,
                new Waits(
                        db,
                        plans,
                        tickets,
                        sessions,
                        (handle, plan, from, to) -> CheckingIn.expected(appointments, handle, plan, from, to).stream()
                                .map(it -> new Waits.Due(it.at(), it.service(), CheckingIn.priority(plan)))
                                .toList(),
                        clock),
                new Staff(db, clock),
                new DeviceTokens(db, clock),
                days,
                rolls,
                new SkippingAhead(db, plans, days),
                ticketing,
                new Calling(operations, finishing, days),
                new WalkIns(operations, ticketing, days),
                new Serving(operations),
                finishing,
                new Returning(operations),
                new Staffing(db, operations, sessions),
                notes,
                new Supervising(operations, plans),
                new Noting(operations, notes),
                new Booking(db, plans, appointments),
                new CheckingIn(db, plans, appointments, ticketing, days));
    }

    /** What the checker finds in a copy of the data, which is brought up to date for it. */
    static List<String> findings(Path folder) {
        try (Db copy = new Db(Database.open(DatabaseConfig.embedded(folder)), Clock.systemUTC(), offices -> {})) {
            return new Checker(copy).check().findings();
        }
    }

    private static void makeFolder(ServerConfig config) {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + config.data() + " cannot be made", e);
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
