package org.moiso.server;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.moiso.server.backup.BackupWatch;
import org.moiso.server.backup.Backups;
import org.moiso.server.booking.BookingRoutes;
import org.moiso.server.call.CallRoutes;
import org.moiso.server.call.TicketViews;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Db;
import org.moiso.server.emergency.Emergencies;
import org.moiso.server.emergency.EmergencyRoutes;
import org.moiso.server.event.Courier;
import org.moiso.server.event.EventFeed;
import org.moiso.server.event.EventLog;
import org.moiso.server.keypad.KeypadAlarms;
import org.moiso.server.keypad.KeypadRoutes;
import org.moiso.server.keypad.Keypads;
import org.moiso.server.kiosk.KioskRoutes;
import org.moiso.server.kiosk.NumberRollRoutes;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.print.PrintQueue;
import org.moiso.server.print.PrinterAlarms;
import org.moiso.server.print.PrinterRoutes;
import org.moiso.server.print.Reprinting;
import org.moiso.server.print.SlipDesignRoutes;
import org.moiso.server.print.SlipRoutes;
import org.moiso.server.print.SlipStates;
import org.moiso.server.print.SupplyRoutes;
import org.moiso.server.print.Supplying;
import org.moiso.server.push.Phones;
import org.moiso.server.push.PushRoutes;
import org.moiso.server.push.Pushes;
import org.moiso.server.queue.Waits;
import org.moiso.server.setup.OfficeFileRoutes;
import org.moiso.server.setup.PlanRoutes;
import org.moiso.server.signage.BoardRoutes;
import org.moiso.server.signage.CallWatch;
import org.moiso.server.signage.CounterDesk;
import org.moiso.server.signage.CounterSocket;
import org.moiso.server.signage.LobbyBoard;
import org.moiso.server.signage.MediaLibrary;
import org.moiso.server.signage.MediaRoutes;
import org.moiso.server.signage.ScreenWatch;
import org.moiso.server.signage.VoiceLibrary;
import org.moiso.server.signage.VoiceRoutes;
import org.moiso.server.staff.DeviceRoutes;
import org.moiso.server.staff.Enrolling;
import org.moiso.server.staff.Pairing;
import org.moiso.server.staff.PairingRoutes;
import org.moiso.server.staff.SessionRoutes;
import org.moiso.server.staff.StaffRoutes;
import org.moiso.server.staff.TokenRoutes;
import org.moiso.server.staff.Withdrawal;
import org.moiso.server.supervise.Hall;
import org.moiso.server.supervise.HallSocket;
import org.moiso.server.supervise.SuperviseRoutes;
import org.moiso.server.text.Messages;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.tracking.TrackRoutes;
import org.moiso.server.tracking.Tracking;
import org.moiso.server.web.Access;
import org.moiso.server.web.ApiDocs;
import org.moiso.server.web.HealthRoutes;
import org.moiso.server.web.MetricsRoutes;
import org.moiso.server.web.OpenSockets;
import org.moiso.server.web.Pages;
import org.moiso.server.web.Problems;
import org.moiso.server.web.Role;
import org.moiso.server.web.Routes;
import org.moiso.server.web.SocketHub;
import org.moiso.server.web.WebServer;
import org.moiso.server.webhook.WebhookRoutes;
import org.moiso.server.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server, every {@code new} in start order. Whoever wants to know who consumes an event reads it here. */
public final class QueueServer implements AutoCloseable {

    /** The product's version, as boards and the health route show it. */
    public static final String VERSION = "0.1.0";

    private static final Logger LOG = LoggerFactory.getLogger(QueueServer.class);

    private final ServerConfig config;
    private final SocketHub hub = new SocketHub();
    private final Core core;
    private final PrintQueue prints;
    private final Keypads keypads;
    private final Courier courier;
    private final Pushes pushes;
    private final EventFeed feed;
    private final BackupWatch backups;
    private final Troubles troubles;
    private final WebServer web;
    private final int port;
    private final Rounds rounds;

    /** Opens the database, wires everything and lets people in. */
    public QueueServer(ServerConfig config, Clock clock) {
        this(config, clock, Core.watched(config, clock));
    }

    QueueServer(ServerConfig config, Clock clock, Core.Opened data) {
        this.config = config;
        core = data.core();
        Db db = core.db();
        OfficePlans plans = core.plans();
        EventLog log = core.log();
        TicketStore tickets = core.tickets();
        CounterSessionStore sessions = core.sessions();
        Waits waits = core.waits();
        Messages messages = new Messages();

        AtomicReference<String> url = new AtomicReference<>(config.publicUrl(config.port()));
        TicketViews views = new TicketViews(
                db, tickets, plans, waits, log, ticket -> SlipStates.of(db, plans, ticket), url::get, clock);
        prints = new PrintQueue(
                db, plans, tickets, log, waits, views, clock, config.data().resolve("printers"));
        PrinterAlarms alarms = new PrinterAlarms(prints);
        keypads = new Keypads(
                db,
                plans,
                core.ticketing(),
                messages,
                alarms::ofDispenser,
                clock,
                config.data().resolve("printers"));
        KeypadAlarms keypadAlarms = new KeypadAlarms(keypads, messages);
        MediaLibrary media = new MediaLibrary(db);
        LobbyBoard board =
                new LobbyBoard(db, plans, tickets, core.calls(), sessions, log, waits, media, hub, clock, VERSION);
        Emergencies emergencies = new Emergencies(db, plans, sessions, clock);
        CounterDesk desk = new CounterDesk(
                db,
                plans,
                tickets,
                sessions,
                log,
                hub,
                clock,
                new CounterAlarms(alarms, keypadAlarms)::of,
                emergencies);
        CallWatch callWatch = new CallWatch(db, clock, office -> core.tokens().any(office, Role.SCREEN));
        Phones phones = new Phones(db, log, config.push(), clock);
        Tracking tracking = new Tracking(
                db,
                plans,
                tickets,
                waits,
                log,
                ticket -> SlipStates.of(db, plans, ticket),
                phones::publicKey,
                hub,
                clock);

        courier = new Courier(db, log, clock);
        Webhooks webhooks = new Webhooks(db, plans, tickets, courier, clock);
        pushes = new Pushes(db, plans, tickets, waits, log, courier, phones, clock);
        Hall hall = new Hall(
                new Hall.Sources(db, plans, tickets, sessions, core.notes(), emergencies, log, waits, core.ticketing()),
                hub,
                clock,
                core.staff()::nameOf);

        Access access = new Access(core.staff()::bySession, core.tokens()::holder);
        OpenSockets sockets = new OpenSockets(access);
        Withdrawal withdrawal = new Withdrawal(sockets, core.staff(), core.tokens());

        // Who hears of what happened, and in which order.
        feed = new EventFeed(
                log,
                data.changes(),
                List.of(
                        plans,
                        waits,
                        callWatch,
                        board,
                        desk,
                        hall,
                        tracking,
                        prints,
                        keypads,
                        webhooks,
                        pushes,
                        withdrawal));

        backups = new BackupWatch(
                new Backups(db, config.backups(), Core::findings, clock),
                config.backups(),
                new BackupSource(db, log, core.skipping()));
        troubles = new Troubles(config, backups, plans, alarms);

        PlanRoutes planning = new PlanRoutes(plans);
        Supplying supplying = new Supplying(prints);
        List<Routes> features = List.of(
                sockets,
                new HealthRoutes(VERSION, db.product(), db::takesChanges, troubles::now),
                new MetricsRoutes(
                        config.metricsToken(), () -> ServerFigures.now(db, hub, troubles, backups, plans, alarms)),
                new SessionRoutes(core.staff(), plans, db, sessions),
                new DeviceRoutes(),
                new PairingRoutes(plans, new Pairing(db, clock)),
                planning,
                new OfficeFileRoutes(plans, core.staff()),
                new StaffRoutes(plans, new Enrolling(db, core.staff())),
                new TokenRoutes(plans, core.tokens()),
                new KioskRoutes(plans, core.ticketing(), views, waits, messages, clock, alarms::ofDispenser),
                new NumberRollRoutes(plans, core.rolls(), core.ticketing(), views),
                new BookingRoutes(plans, core.booking(), core.checkingIn(), views, url::get, clock),
                new CallRoutes(
                        core.calling(),
                        core.walkIns(),
                        core.serving(),
                        core.finishing(),
                        core.returning(),
                        core.staffing(),
                        views),
                new EmergencyRoutes(plans, emergencies),
                new BoardRoutes(plans, board, hub, new ScreenWatch(clock, callWatch, VERSION)),
                new VoiceRoutes(plans, new VoiceLibrary(db)),
                new HallSocket(plans, hall, hub),
                new SuperviseRoutes(core.supervising(), core.noting(), views),
                new MediaRoutes(plans, media),
                new CounterSocket(plans, desk, hub),
                new TrackRoutes(tracking, core.ticketing(), views, hub),
                new PushRoutes(db, plans, tickets, phones, pushes, clock),
                new PrinterRoutes(prints, hub),
                new KeypadRoutes(plans, keypads, keypadAlarms),
                new SlipRoutes(new Reprinting(db, plans, tickets), views),
                new WebhookRoutes(plans, webhooks, log),
                new SupplyRoutes(prints, supplying),
                new SlipDesignRoutes(prints, supplying, planning::usable, url::get),
                new Pages(),
                new ApiDocs());
        web = new WebServer(config.host(), config.port(), access, new Problems(messages), features);
        callWatch.start(log);
        feed.start();
        db.hearOtherNodes();
        prints.start();
        keypads.start();
        if (!db.shared()) {
            backups.start();
        }
        port = web.start();
        url.set(config.publicUrl(port));
        rounds = new Rounds(core, hall, webhooks, pushes);
        rounds.start(callWatch, withdrawal);
        LOG.info("moiso={} url={} database={} data={}", VERSION, url.get(), db.product(), config.data());
    }

    public int port() {
        return port;
    }

    /** The address under which phones reach it. */
    public String url() {
        return config.publicUrl(port);
    }

    /** What somebody should see to although tickets are issued, each a sentence with the next step. */
    public List<String> troubles() {
        return troubles.now();
    }

    /** Every HTTP address and WebSocket, with the roles it is for. */
    public List<WebServer.Route> routes() {
        return web.routes();
    }

    /** The data and the rules behind the doors. */
    public Core core() {
        return core;
    }

    /** Stops taking requests, finishes what was begun, lets everything go. */
    @Override
    public void close() {
        rounds.close();
        web.close();
        hub.close();
        keypads.close();
        prints.close();
        pushes.close();
        courier.close();
        feed.close();
        backups.close();
        core.close();
    }
}
