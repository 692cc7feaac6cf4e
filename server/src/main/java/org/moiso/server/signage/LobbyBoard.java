package org.moiso.server.signage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.moiso.display.Board;
import org.moiso.display.Frame;
import org.moiso.display.Text;
import org.moiso.server.call.CallId;
import org.moiso.server.call.CallStore;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficeChanged;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventConsumer;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.CounterSession;
import org.moiso.server.office.CounterSessionStore;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.OfficeSettings;
import org.moiso.server.queue.WaitEstimate;
import org.moiso.server.queue.Waits;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.Attendance;
import org.moiso.server.ticket.DayTurned;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketStatus;
import org.moiso.server.ticket.TicketStore;
import org.moiso.server.web.SocketHub;

/** What the hall sees: snapshots from the database, then one frame for each event that concerns it. Safe for all threads. */
public final class LobbyBoard implements EventConsumer {

    private static final int CALLS_LISTED = 12;
    private static final int REPLAYED_AT_MOST = 200;
    private static final Set<String> NEEDS_SNAPSHOT =
            Set.of(DayTurned.TYPE, OfficeChanged.TYPE, MediaChanged.TYPE, VoiceChanged.TYPE);

    private final Db db;
    private final OfficePlans plans;
    private final TicketStore tickets;
    private final CallStore calls;
    private final CounterSessionStore sessions;
    private final EventLog log;
    private final Waits waits;
    private final MediaLibrary library;
    private final VoiceStore voices = new VoiceStore();
    private final SocketHub hub;
    private final Clock clock;
    private final String version;

    public LobbyBoard(
            Db db,
            OfficePlans plans,
            TicketStore tickets,
            CallStore calls,
            CounterSessionStore sessions,
            EventLog log,
            Waits waits,
            MediaLibrary library,
            SocketHub hub,
            Clock clock,
            String version) {
        this.db = db;
        this.plans = plans;
        this.tickets = tickets;
        this.calls = calls;
        this.sessions = sessions;
        this.log = log;
        this.waits = waits;
        this.library = library;
        this.hub = hub;
        this.clock = clock;
        this.version = version;
    }

    static String topic(OfficeId office) {
        return "board:" + office;
    }

    @Override
    public void accept(OfficeId office, List<OfficeEvent> events) {
        String topic = topic(office);
        if (!hub.followed(topic)) {
            return;
        }
        OfficePlan plan = plans.find(office).orElseThrow();
        events.stream()
                .filter(LobbyBoard::concernsTheHall)
                .forEach(event -> hub.publish(topic, frame(plan, event, false)));
        if (events.stream().anyMatch(event -> NEEDS_SNAPSHOT.contains(event.type()))) {
            hub.publish(topic, snapshot(plan));
        } else if (events.stream().anyMatch(LobbyBoard::concernsTheHall)) {
            hub.publish(topic, new Frame.Queues(events.get(events.size() - 1).seq(), queues(plan)));
        }
    }

    /** The first frames of a board: what it missed since {@code since}, or everything. */
    List<Frame> firstFrames(OfficePlan plan, @Nullable Long since) {
        long head = log.head(plan.id());
        if (since == null || since > head || head - since > REPLAYED_AT_MOST) {
            return List.of(snapshot(plan));
        }
        List<OfficeEvent> missed = log.after(plan.id(), since, REPLAYED_AT_MOST);
        if (missed.stream().anyMatch(event -> NEEDS_SNAPSHOT.contains(event.type()))) {
            return List.of(snapshot(plan));
        }
        List<Frame> frames = new ArrayList<>();
        missed.stream().filter(LobbyBoard::concernsTheHall).forEach(event -> frames.add(frame(plan, event, true)));
        frames.add(new Frame.Queues(head, queues(plan)));
        return frames;
    }

    Frame.Snapshot snapshot(OfficePlan plan) {
        // The log is read first: what is newer than it arrives once more as a frame, and does no harm.
        long seq = log.head(plan.id());
        return new Frame.Snapshot(seq, board(plan));
    }

    Board board(OfficePlan plan) {
        LocalDate day = plans.businessDay(plan.id());
        OfficeSettings settings = plan.settings();
        List<Board.Queue> queues = queues(plan);
        return db.read(handle -> new Board(
                new Board.Place(plan.id().value(), text(plan.office().name())),
                version,
                plan.shown(clock.instant()),
                day,
                rows(handle, plan),
                lastCalls(handle, plan, day),
                queues,
                voices.shown(handle, plan),
                new Board.Announcement(settings.announcementSeconds()),
                settings.ticker() == null ? null : text(settings.ticker()),
                ScreenLooks.of(plan),
                media(handle, plan)));
    }

    private List<Board.Media> media(Handle handle, OfficePlan plan) {
        return library.of(handle, plan.id()).stream()
                .map(it -> new Board.Media(
                        it.hash(),
                        it.type(),
                        it.seconds(),
                        it.screens().stream().map(plan.id()::scoped).toList()))
                .toList();
    }

    private List<Board.Row> rows(Handle handle, OfficePlan plan) {
        Map<CounterId, CounterSession> held = sessions.sessions(handle, plan.id()).stream()
                .collect(Collectors.toMap(CounterSession::counter, Function.identity()));
        List<Ticket> atCounters = tickets.in(handle, plan.id(), List.of(TicketStatus.CALLED, TicketStatus.SERVING));
        return plan.counters().stream()
                .map(counter -> row(plan, counter, held.get(counter.id()), atCounters))
                .toList();
    }

    private static Board.Row row(
            OfficePlan plan, Counter counter, @Nullable CounterSession held, List<Ticket> atCounters) {
        return new Board.Row(
                plan.id().scoped(counter.id().value()),
                counter.number(),
                text(counter.name()),
                (held == null ? CounterStatus.CLOSED : held.status()).code(),
                counter.serves().stream()
                        .map(it -> plan.id().scoped(it.service()))
                        .toList(),
                atCounters.stream()
                        .filter(it -> isAt(it, counter.id()))
                        .map(LobbyBoard::ticket)
                        .findFirst()
                        .orElse(null));
    }

    private static boolean isAt(Ticket ticket, CounterId counter) {
        Attendance stay = ticket.attendance();
        return stay != null && stay.counter().equals(counter);
    }

    private List<Board.Call> lastCalls(Handle handle, OfficePlan plan, LocalDate day) {
        List<Board.Call> last = new ArrayList<>();
        for (CallStore.Made made : calls.latest(handle, plan.id(), day, CALLS_LISTED)) {
            Counter counter = plan.counter(made.counter()).orElse(null);
            Ticket ticket = tickets.find(handle, made.ticket()).orElseThrow();
            if (counter != null) {
                last.add(new Board.Call(
                        new CallId(made.id()).toString(),
                        ticket(ticket),
                        new Board.Counter(
                                plan.id().scoped(counter.id().value()), counter.number(), text(counter.name()), null),
                        made.count(),
                        plan.shown(made.calledAt())));
            }
        }
        return last;
    }

    private List<Board.Queue> queues(OfficePlan plan) {
        Map<ServiceId, Waits.Standing> standings = waits.forNewcomers(plan);
        return plan.services().stream()
                .filter(service -> !service.hidden())
                .map(service -> {
                    Waits.Standing standing = standings.get(service.id());
                    WaitEstimate estimate = standing == null ? null : standing.estimate();
                    return new Board.Queue(
                            plan.id().scoped(service.id().value()),
                            plan.series(service.series())
                                    .map(NumberSeries::prefix)
                                    .orElse(""),
                            text(service.name()),
                            standing == null ? 0 : standing.ahead(),
                            estimate == null ? null : new Board.Minutes(estimate.low(), estimate.high()));
                })
                .toList();
    }

    private static boolean concernsTheHall(OfficeEvent event) {
        return event.type().startsWith("ticket.") || event.type().startsWith("counter.");
    }

    static Frame frame(OfficePlan plan, OfficeEvent event, boolean replayed) {
        JsonNode body = event.body();
        return new Frame.Event(
                event.type(),
                event.seq(),
                plan.shown(event.at()),
                replayed,
                part(body, "ticket", Board.Ticket.class),
                part(body, "counter", Board.Counter.class),
                part(body, "call", Board.Call.class));
    }

    private static <T> @Nullable T part(JsonNode body, String field, Class<T> type) {
        JsonNode node = body.path(field);
        if (!node.isObject()) {
            return null;
        }
        try {
            return Json.mapper().treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event's " + field + " is not what a board shows", e);
        }
    }

    private static Board.Ticket ticket(Ticket ticket) {
        return new Board.Ticket(
                ticket.id().toString(),
                ticket.number().text(),
                ticket.office().scoped(ticket.service().value()),
                ticket.status().code(),
                ticket.language().code(),
                ticket.priority().value());
    }

    static Text text(LocalText text) {
        return new Text(text.vi(), text.en(), text.km());
    }
}
