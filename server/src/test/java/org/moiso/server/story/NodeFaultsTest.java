package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.event.OfficeEvent;

/**
 * Three nodes on one PostgreSQL while cables are pulled, nodes die and the database restarts: who presses goes on elsewhere, no press is lost or doubled, and every board sees every call. What happens when
 * is drawn from a seed; {@code docs/scale.md} has the command of a long run.
 */
class NodeFaultsTest {

    private static final long SEED = Long.getLong("moiso.faults.seed", 20_261_125L);
    private static final int FAULTS = Integer.getInteger("moiso.faults", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int NODES = 3;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestServer.FRIDAY_MORNING);
    private final Random random = new Random(SEED);
    private final List<CuttableLine> lines = new ArrayList<>();
    private final List<TestServer> nodes = new ArrayList<>();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whatever_breaks_no_press_is_lost_or_doubled_and_no_board_misses_a_call() throws Exception {
        EmbeddedPostgres postgres = started(0);
        DatabaseConfig database =
                new DatabaseConfig(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        for (int i = 0; i < NODES; i++) {
            lines.add(CuttableLine.to(database));
            nodes.add(TestServer.node(lines.get(i).over(database), clock));
        }
        TestOffice office = nodes.get(0).newOffice();
        office.counter(2).opens();
        List<Client.Key> keys = List.of(
                office.kiosk().client().key(), office.counter(2).officer().key());
        ExecutorService hall = Executors.newCachedThreadPool();
        List<Future<?>> people = new ArrayList<>();
        people.add(hall.submit(() -> presses(office, keys.get(0), 1)));
        people.add(hall.submit(() -> presses(office, keys.get(0), 2)));
        people.add(hall.submit(() -> calls(office, keys.get(1))));
        List<Board> boards = List.of(new Board(office, 0), new Board(office, 1), new Board(office, 2));
        boards.forEach(board -> people.add(hall.submit(board::watch)));

        for (int fault = 0; fault < FAULTS; fault++) {
            int pressed = answered.size();
            await().atMost(PATIENCE).until(() -> answered.size() > pressed + 5);
            postgres = breakSomething(fault, postgres);
        }
        int pressed = answered.size();
        await().atMost(PATIENCE).until(() -> answered.size() > pressed + 5);
        over.set(true);
        finish(people);

        everyPressMadeOneTicket(office);
        await().atMost(PATIENCE).untilAsserted(() -> boards.forEach(board -> board.sawEveryCall(callSeqs(office))));
        hall.shutdownNow();
        boards.forEach(Board::close);
        for (TestServer node : nodes) {
            node.close();
        }
        lines.forEach(CuttableLine::close);
        postgres.close();
    }

    /** One thing after the other at least once, then as the seed will have it. */
    private EmbeddedPostgres breakSomething(int fault, EmbeddedPostgres postgres) throws Exception {
        int which = random.nextInt(NODES);
        switch (fault < 3 ? fault : random.nextInt(3)) {
            case 0 -> {
                lines.get(which).cut();
                TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(4000));
                await().atMost(PATIENCE).until(() -> health(nodes.get(which)) == 503);
                lines.get(which).mend();
            }
            case 1 -> {
                nodes.get(which).stop();
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1500));
                nodes.get(which).start();
            }
            default -> {
                int port = postgres.getPort();
                postgres.close();
                await().atMost(PATIENCE).until(() -> health(nodes.get(which)) == 503);
                EmbeddedPostgres again = started(port);
                await().atMost(PATIENCE).until(() -> health(nodes.get(which)) == 200);
                return again;
            }
        }
        await().atMost(PATIENCE).until(() -> health(nodes.get(which)) == 200);
        return postgres;
    }

    private EmbeddedPostgres started(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int health(TestServer node) {
        return node.visitor().get("/api/health").status();
    }

    /** A dispenser that sends its press again, to another node, until it has an answer. */
    private void presses(TestOffice office, Client.Key key, int first) {
        int node = first;
        while (!over.get()) {
            String request = Kiosk.requestId();
            Map<String, String> press = Map.of("service", office.scoped("HT"), "requestId", request);
            for (Answer answer = null; answer == null; node++) {
                answer = tried(node, key, office.path("tickets"), press);
                if (answer != null) {
                    answered.put(request, answer.text("id"));
                }
            }
        }
    }

    private void calls(TestOffice office, Client.Key key) {
        int node = 0;
        while (!over.get()) {
            Map<String, Object> press = Map.of("finishCurrent", true, "requestId", Kiosk.requestId());
            for (Answer answer = null; answer == null; node++) {
                answer = tried(node, key, "/api/counters/" + office.scoped("q2") + "/calls", press);
                if (answer != null && answer.status() == 201) {
                    called.add(answer.json().at("/ticket/id").asText());
                }
            }
        }
    }

    private @Nullable Answer tried(int node, Client.Key key, String path, Map<String, ?> body) {
        try {
            Answer answer = new Client(nodes.get(node % NODES), key).post(path, body);
            if (answer.status() < 300) {
                return answer;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        } catch (UncheckedIOException nobodyThere) {
            // The next node.
        }
        pause();
        return null;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void finish(List<Future<?>> people) throws InterruptedException, ExecutionException {
        for (Future<?> person : people.subList(0, 3)) {
            person.get();
        }
    }

    private void everyPressMadeOneTicket(TestOffice office) {
        List<Map<String, Object>> tickets = office.rows("select id, number from ticket");
        assertThat(tickets).extracting(it -> it.get("number")).doesNotHaveDuplicates();
        assertThat(answered.values()).doesNotHaveDuplicates();
        assertThat(tickets).hasSameSizeAs(answered.keySet());
        assertThat(office.rows("select distinct ticket from visit_call")).hasSameSizeAs(called);
        List<OfficeEvent> events = office.events();
        assertThat(events)
                .extracting(OfficeEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }

    private static Set<Long> callSeqs(TestOffice office) {
        Set<Long> seqs = new TreeSet<>();
        office.events().stream().filter(it -> it.type().equals("ticket.called")).forEach(it -> seqs.add(it.seq()));
        return seqs;
    }

    /** A board that comes back to the next node with the last number it has seen, when its line breaks. */
    private final class Board {

        private final TestOffice office;
        private final Set<Long> calls = ConcurrentHashMap.newKeySet();
        private int node;
        private volatile long last;
        private volatile boolean gone;

        Board(TestOffice office, int node) {
            this.office = office;
            this.node = node;
        }

        void watch() {
            while (!gone) {
                TestServer server = nodes.get(node++ % NODES);
                try (LiveSocket socket = LiveSocket.open(
                        server.visitor(),
                        "/ws/offices/" + office.id() + "/board" + (last > 0 ? "?since=" + last : ""))) {
                    for (int seen = 0; !gone && !socket.isClosed() && health(server) == 200; pause()) {
                        List<JsonNode> frames = socket.frames();
                        frames.subList(seen, frames.size()).forEach(this::take);
                        seen = frames.size();
                    }
                } catch (RuntimeException nobodyThere) {
                    pause();
                }
            }
        }

        private void take(JsonNode frame) {
            long seq = frame.path("seq").asLong();
            if (frame.path("type").asText().equals("snapshot")) {
                callSeqs(office).stream().filter(it -> it <= seq).forEach(calls::add);
            } else if (frame.path("type").asText().equals("ticket.called")) {
                calls.add(seq);
            }
            if (!frame.path("type").asText().equals("queues")) {
                last = Math.max(last, seq);
            }
        }

        void sawEveryCall(Set<Long> made) {
            assertThat(calls).containsAll(made);
        }

        void close() {
            gone = true;
        }
    }
}
