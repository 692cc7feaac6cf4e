package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.db.Cause;
import org.moiso.server.web.Role;

/** The WebSockets of boards, consoles and phones. */
@OnBothDatabases
class LiveLinesTest {

    private static final int TOO_MANY = 201;

    private final TestServer server;
    private final TestOffice office;
    private final List<LiveSocket> open = new ArrayList<>();

    LiveLinesTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @AfterEach
    void hangUp() {
        open.forEach(LiveSocket::close);
    }

    @Test
    void a_board_gets_the_whole_picture_first_and_then_every_event_in_order() {
        office.kiosk().press("Hộ tịch");
        LiveSocket board = board("");
        assertThat(board.first().path("type").asText()).isEqualTo("snapshot");
        long start = board.first().path("seq").asLong();

        TestTicket ticket = office.counter(2).callsNext();
        office.counter(2).does("start", ticket);
        office.counter(2).does("finish", ticket);
        office.kiosk().press("Chứng thực", 5);

        long head = office.lastEvent().seq();
        board.frame(it ->
                it.path("seq").asLong() == head && it.path("type").asText().equals("queues"));
        List<JsonNode> events = events(board, start);
        assertThat(events).extracting(it -> it.path("seq").asLong()).containsExactlyElementsOf(range(start + 1, head));
        assertThat(events)
                .extracting(it -> it.path("type").asText())
                .startsWith("counter.opened", "ticket.called", "ticket.started", "ticket.finished", "ticket.issued");
        assertThat(events).noneMatch(it -> it.path("replayed").asBoolean());
    }

    @Test
    void a_board_that_was_away_gets_what_it_missed_marked_as_replayed() {
        office.kiosk().press("Hộ tịch");
        long away = office.lastEvent().seq();
        office.counter(2).callsNext();
        office.kiosk().press("Hộ tịch");
        long back = office.lastEvent().seq();

        LiveSocket board = board("?since=" + away);
        board.frame("queues");
        office.kiosk().press("Hộ tịch");
        board.frame(it -> it.path("seq").asLong() == back + 1);

        List<JsonNode> events = events(board, away);
        assertThat(events)
                .extracting(it -> it.path("seq").asLong())
                .containsExactlyElementsOf(range(away + 1, back + 1));
        assertThat(events)
                .filteredOn(it -> it.path("seq").asLong() <= back)
                .allMatch(it -> it.path("replayed").asBoolean());
        assertThat(events)
                .filteredOn(it -> it.path("seq").asLong() > back)
                .noneMatch(it -> it.path("replayed").asBoolean());
        assertThat(board.frames()).noneMatch(it -> it.path("type").asText().equals("snapshot"));
    }

    @Test
    void a_board_that_missed_nothing_hears_so() {
        office.kiosk().press("Hộ tịch");

        LiveSocket board = board("?since=" + office.lastEvent().seq());

        assertThat(board.first().path("type").asText()).isEqualTo("queues");
    }

    @Test
    void a_board_that_was_away_too_long_gets_the_whole_picture() {
        long away = office.lastEvent().seq();
        server.server().core().db().inOffice(office.id(), Cause.system(), tx -> {
            for (int i = 0; i < TOO_MANY; i++) {
                tx.record(new SlipEvents.Torn(i));
            }
            return tx.lastSeq();
        });

        assertThat(board("?since=" + away).first().path("type").asText()).isEqualTo("snapshot");
    }

    @Test
    void a_board_from_the_future_or_with_nonsense_gets_the_whole_picture() {
        assertThat(board("?since=999999").first().path("type").asText()).isEqualTo("snapshot");
        assertThat(board("?since=-1").first().path("type").asText()).isEqualTo("snapshot");
        assertThat(board("?since=abc").first().path("type").asText()).isEqualTo("snapshot");
        assertThat(board("?since=99999999999999999999").first().path("type").asText())
                .isEqualTo("snapshot");
    }

    @Test
    void a_new_plan_and_a_new_day_bring_a_new_picture() {
        LiveSocket board = board("");
        long start = board.first().path("seq").asLong();

        office.putInForce(plan -> plan.withObject("/office").withObject("/name").put("vi", "Tên mới"));
        JsonNode renamed = board.frame(it ->
                it.path("type").asText().equals("snapshot") && it.path("seq").asLong() > start);
        assertThat(renamed.at("/board/office/name/vi").asText()).isEqualTo("Tên mới");

        office.clock().set("2026-11-21T07:00:00+07:00");
        office.kiosk().press("Hộ tịch");
        board.frame(it -> it.at("/board/businessDay").asText().equals("2026-11-21"));
        assertThat(board("?since=" + start).first().path("type").asText()).isEqualTo("snapshot");
    }

    @Test
    void nobody_misses_anything_between_the_picture_and_the_first_frame() {
        Kiosk kiosk = office.kiosk();

        List<LiveSocket> boards = Together.threads(8, it -> {
            if (it % 2 == 0) {
                kiosk.press("Hộ tịch", 10);
            }
            return board("");
        });

        boards.forEach(board -> await().untilAsserted(() -> assertThat(
                        BoardMirror.after(board.frames()).waiting().get(office.scoped("HT")))
                .isEqualTo(40)));
    }

    @Test
    void no_tracking_code_and_no_name_of_a_visitor_ever_goes_to_a_board() {
        LiveSocket board = board("");
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        office.counter(2).does("transfer", ticket, Map.of("service", office.service("Đất đai"), "note", "Bà Sáu"));
        long head = office.lastEvent().seq();
        board.frame(it -> it.path("seq").asLong() == head);

        assertThat(board.frames().toString()).doesNotContain(ticket.code(), "Bà Sáu", "canbo2");
        assertThat(office.lobby().board().toString()).doesNotContain(ticket.code(), "Bà Sáu", "canbo2");
    }

    @Test
    void a_board_says_what_it_shows_and_the_supervisor_sees_it() {
        LiveSocket screen =
                LiveSocket.open(office.device(Role.SCREEN, "sanh"), "/ws/offices/" + office.id() + "/board");
        open.add(screen);
        screen.first();
        screen.say(Map.of("type", "shown", "seq", 42));
        screen.say(List.of("nonsense"));
        screen.say(Map.of("type", "of a later version"));
        Client supervisor = office.staff(Role.SUPERVISOR, "truong");

        await().until(() -> supervisor
                        .get(office.path("screens"))
                        .must(200)
                        .json()
                        .at("/screens/0/shown")
                        .asLong()
                == 42);
        assertThat(supervisor
                        .get(office.path("screens"))
                        .json()
                        .at("/screens/0/id")
                        .asText())
                .isEqualTo(office.scoped("sanh"));
        screen.close();
        await().until(() -> supervisor
                .get(office.path("screens"))
                .json()
                .at("/screens/0/trouble/0")
                .asText()
                .equals("away"));
    }

    @Test
    void a_console_gets_its_whole_picture_again_whenever_something_happens() {
        LiveSocket console = LiveSocket.open(
                office.counter(2).opens().officer(),
                "/ws/counters/" + office.counter(2).id());
        open.add(console);
        assertThat(console.first().at("/counter/waiting").asInt()).isZero();

        office.kiosk().press("Hộ tịch", 2);

        console.frame(it -> it.at("/counter/waiting").asInt() == 2);
        assertThat(console.frames()).allMatch(it -> it.path("type").asText().equals("snapshot"));
        assertThat(console.frames()).extracting(it -> it.path("seq").asLong()).isSorted();
    }

    @Test
    void a_phone_follows_its_ticket_from_the_queue_to_the_end() {
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        LiveSocket phone = LiveSocket.open(server.visitor(), "/ws/track/" + ticket.code());
        open.add(phone);
        assertThat(phone.first().at("/track/mayCancel").asBoolean()).isTrue();

        office.counter(2).callsNext();
        JsonNode called = phone.frame(it -> it.at("/track/status").asText().equals("called"));
        assertThat(called.at("/track/counter/number").asInt()).isEqualTo(2);
        assertThat(called.at("/track/mayCancel").asBoolean()).isFalse();

        office.counter(2).does("finish", ticket);
        phone.frame(it -> it.at("/track/status").asText().equals("finished"));
    }

    @Test
    void a_line_to_nowhere_is_hung_up() {
        assertThat(closing("/ws/offices/khong-co/board")).isEqualTo(4404);
        assertThat(closing("/ws/offices/%20/board")).isEqualTo(4404);
        assertThat(closing("/ws/track/AAAAAAAAAAAA")).isEqualTo(4404);
        assertThat(closing("/ws/track/x")).isEqualTo(4404);
        assertThat(closingFor(office.staff(Role.OFFICER, "canbo9"), "/ws/counters/" + office.scoped("q9")))
                .isEqualTo(4404);
        assertThat(closingFor(office.staff(Role.OFFICER, "canbo8"), "/ws/counters/" + office.scoped("%20")))
                .isEqualTo(4404);
    }

    private int closing(String path) {
        return closingFor(server.visitor(), path);
    }

    private static int closingFor(Client client, String path) {
        try (LiveSocket socket = LiveSocket.open(client, path)) {
            return socket.closed();
        }
    }

    private LiveSocket board(String query) {
        LiveSocket socket = LiveSocket.open(server.visitor(), "/ws/offices/" + office.id() + "/board" + query);
        synchronized (open) {
            open.add(socket);
        }
        return socket;
    }

    /** What a board makes use of: a frame that is not newer than what it has is ignored. */
    /** As a client takes them: what it has used already may come once more after a replay, and is passed over. */
    private static List<JsonNode> events(LiveSocket board, long known) {
        List<JsonNode> used = new ArrayList<>();
        long last = known;
        for (JsonNode frame : board.frames()) {
            if (frame.path("type").asText().contains(".") && frame.path("seq").asLong() > last) {
                used.add(frame);
                last = frame.path("seq").asLong();
            }
        }
        return used;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
