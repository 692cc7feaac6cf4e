package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.QueueServer;
import org.moiso.server.web.Role;

/** The server can prove what the hall saw, and says so when it saw nothing. */
@OnBothDatabases
class ScreenWatchTest {

    private final TestServer server;
    private final TestOffice office;
    private final Client supervisor;
    private final List<LiveSocket> open = new ArrayList<>();

    ScreenWatchTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        supervisor = office.staff(Role.SUPERVISOR, "truong");
    }

    @AfterEach
    void hang_up() {
        open.forEach(LiveSocket::close);
    }

    @Test
    void a_screen_that_never_came_is_away() {
        JsonNode screen = screen();

        assertThat(screen.path("id").asText()).isEqualTo(office.scoped("sanh"));
        assertThat(screen.path("state").asText()).isEqualTo("bad");
        assertThat(trouble(screen)).containsExactly("away");
        assertThat(screen.path("heardAt").isNull()).isTrue();
    }

    @Test
    void a_screen_says_how_it_is() {
        LiveSocket socket = connect();

        socket.say(Map.of("type", "state", "sound", "on", "version", QueueServer.VERSION, "visible", true));
        await().until(() -> screen().path("sound").asText().equals("on"));
        assertThat(screen().path("state").asText()).isEqualTo("good");

        socket.say(Map.of("type", "state", "sound", "blocked", "version", "0.0.9", "visible", true));
        await().until(() -> screen().path("sound").asText().equals("blocked"));
        assertThat(screen().path("state").asText()).isEqualTo("warn");
        assertThat(trouble(screen())).containsExactly("no-sound", "outdated");

        socket.say(Map.of("type", "state", "sound", "on", "version", QueueServer.VERSION, "visible", false));
        await().until(() -> trouble(screen()).equals(List.of("asleep")));
        assertThat(screen().path("state").asText()).isEqualTo("bad");
    }

    @Test
    void a_screen_that_falls_silent_is_away_though_its_line_is_open() {
        connect();
        await().until(() -> screen().path("state").asText().equals("good"));

        office.clock().advanceSeconds(41);

        assertThat(trouble(screen())).containsExactly("away");
    }

    @Test
    void a_call_that_is_shown_in_time_is_proven_and_raises_no_alarm() {
        LiveSocket socket = connect();
        long call = call(socket);
        office.clock().advance(Duration.ofMillis(250));

        socket.say(Map.of("type", "shown", "seq", call));
        socket.say(Map.of("type", "state", "sound", "on", "front", call));
        socket.say(Map.of("type", "spoken", "seq", call));

        await().until(() -> screen().path("spoken").asLong() == call);
        assertThat(screen().path("lagMillis").asLong()).isEqualTo(250);
        assertThat(screen().at("/front/number").asText()).isEqualTo("H001");
        await().until(() -> !proof().isEmpty());
        assertThat(proof().get(0)).containsEntry("shown_by", "sanh").containsEntry("spoken_by", "sanh");
        office.clock().advanceSeconds(10);
        assertThat(screen().path("behindSeconds").asLong()).isZero();
        assertThat(screens().path("unshown")).isEmpty();
        assertThat(office.eventTypes()).doesNotContain("call.unshown");
    }

    @Test
    void a_call_that_is_shown_nowhere_raises_an_alarm_once_and_is_taken_back_when_it_appears() {
        LiveSocket socket = connect();
        long call = call(socket);

        office.clock().advanceSeconds(4);

        assertThat(screen().path("behindSeconds").asLong()).isEqualTo(4);
        assertThat(trouble(screen())).containsExactly("behind");
        await().until(() -> screens().path("unshown").size() == 1);
        assertThat(screens().at("/unshown/0/seq").asLong()).isEqualTo(call);
        assertThat(screens().at("/unshown/0/number").asText()).isEqualTo("H001");
        assertThat(screens().at("/unshown/0/counterNumber").asInt()).isEqualTo(2);
        await().until(() -> office.eventTypes().contains("call.unshown"));

        socket.say(Map.of("type", "shown", "seq", call));

        await().until(() -> screens().at("/unshown/0/shownAt").isTextual());
        assertThat(trouble(screen())).isEmpty();
        assertThat(office.eventTypes().stream().filter("call.unshown"::equals)).hasSize(1);
    }

    @Test
    void an_office_without_screens_is_not_alarmed() {
        office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        TestOffice other = server.newOffice();
        LiveSocket socket = LiveSocket.open(other.device(Role.SCREEN, "sanh"), "/ws/offices/" + other.id() + "/board");
        open.add(socket);
        other.kiosk().press("Hộ tịch");
        other.counter(2).callsNext();

        other.clock().advanceSeconds(4);

        await().until(() -> other.eventTypes().contains("call.unshown"));
        assertThat(office.eventTypes()).doesNotContain("call.unshown");
    }

    private LiveSocket connect() {
        LiveSocket socket =
                LiveSocket.open(office.device(Role.SCREEN, "sanh"), "/ws/offices/" + office.id() + "/board");
        open.add(socket);
        socket.first();
        return socket;
    }

    private long call(LiveSocket socket) {
        office.counter(2);
        office.clock().advance(Duration.ofMillis(5));
        office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();
        return socket.frame("ticket.called").path("seq").asLong();
    }

    private JsonNode screens() {
        return supervisor.get(office.path("screens")).must(200).json();
    }

    private JsonNode screen() {
        return screens().at("/screens/0");
    }

    private static List<String> trouble(JsonNode screen) {
        return StreamSupport.stream(screen.path("trouble").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private List<Map<String, Object>> proof() {
        return office.rows("select * from call_proof where office = '" + office.id() + "' and spoken_at is not null");
    }
}
