package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while people press and officers call. More rounds: {@code -Dmoiso.rounds=100}. */
class KilledServerIT {

    private static final int ROUNDS = Integer.getInteger("moiso.rounds", 3);
    private static final int CLIENTS = 8;
    private static final int TICKETS_A_ROUND = 60;
    private static final int ROUNDS_A_DAY = 10;
    private static final String SERVICE = "xa-mau.HT";
    private static final String COUNTER = "xa-mau.q2";

    @TempDir
    private Path folder;

    /** Ticket id to number, for every press that was answered. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** Ids of the tickets whose call was answered. */
    private final Map<String, String> called = new ConcurrentHashMap<>();

    /** What the server said no to: nothing in this test is refused. */
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    void what_was_acknowledged_before_the_kill_is_there_after_it_and_the_next_number_continues() throws Exception {
        int tickets = 0;
        int calls = 0;
        for (int done = 0; done < ROUNDS; done += ROUNDS_A_DAY) {
            aDay(folder.resolve("day" + done), Math.min(ROUNDS_A_DAY, ROUNDS - done));
            tickets += acknowledged.size();
            calls += called.size();
            acknowledged.clear();
            called.clear();
            System.out.println(Math.min(ROUNDS, done + ROUNDS_A_DAY) + " rounds, " + tickets + " tickets and " + calls
                    + " calls were acknowledged before their end");
        }

        assertThat(calls).isPositive();
    }

    /** Some rounds on one folder, the last of which ends as the operating system ends a server: with a request to stop. A service has no more than 999 numbers a day. */
    private void aDay(Path data, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            ServerProcess server = ServerProcess.start(data);
            everythingIsThere(server);
            int before = acknowledged.size();
            ExecutorService crowd = Executors.newFixedThreadPool(CLIENTS + 1);
            List<Future<?>> working = work(crowd, server);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> acknowledged.size() >= before + TICKETS_A_ROUND || !refused.isEmpty());
            assertThat(refused).as("round " + round).isEmpty();
            if (round == rounds - 1) {
                assertThat(server.stop())
                        .as("stopped in order, with presses under way")
                        .isTrue();
            } else {
                server.kill();
            }
            for (Future<?> each : working) {
                each.get();
            }
            crowd.shutdownNow();
        }
        ServerProcess server = ServerProcess.start(data);
        everythingIsThere(server);
        assertThat(server.stop()).isTrue();

        assertThat(ServerProcess.check(data)).contains("sound").endsWith("exit 0");
        assertThat(acknowledged.values()).doesNotHaveDuplicates().hasSizeGreaterThan(rounds * TICKETS_A_ROUND - 1);
    }

    private List<Future<?>> work(ExecutorService crowd, ServerProcess server) throws Exception {
        List<Future<?>> working = new ArrayList<>();
        server.takeCounter(COUNTER);
        for (int i = 0; i < CLIENTS; i++) {
            working.add(crowd.submit(() -> untilTheServerDies(() -> {
                JsonNode ticket = server.press(SERVICE, UUID.randomUUID().toString());
                acknowledged.put(
                        ticket.path("id").asText(), ticket.path("number").asText());
            })));
        }
        working.add(crowd.submit(() -> untilTheServerDies(() -> {
            JsonNode call = server.callNext(COUNTER, UUID.randomUUID().toString());
            if (call.has("ticket")) {
                called.put(
                        call.at("/ticket/id").asText(),
                        call.at("/ticket/number").asText());
            }
        })));
        return working;
    }

    private void everythingIsThere(ServerProcess server) throws Exception {
        int highest = 0;
        for (Map.Entry<String, String> each : acknowledged.entrySet()) {
            JsonNode ticket = server.ticket(each.getKey());
            assertThat(ticket.path("number").asText()).isEqualTo(each.getValue());
            highest = Math.max(highest, Integer.parseInt(each.getValue().substring(1)));
            if (called.containsKey(each.getKey())) {
                assertThat(ticket.path("status").asText())
                        .as("called before the kill: " + each.getValue())
                        .isIn("called", "serving", "finished");
            }
        }
        String next = server.press(SERVICE, UUID.randomUUID().toString())
                .path("number")
                .asText();
        assertThat(Integer.parseInt(next.substring(1))).isGreaterThan(highest);
        assertThat(acknowledged.values()).doesNotContain(next);
    }

    /** Whoever is told to try again does, as the pages do. */
    private void once(Step step) throws IOException, InterruptedException {
        try {
            step.once();
        } catch (ServerProcess.Refused e) {
            if (!String.valueOf(e.getMessage()).startsWith("503")) {
                refused.add(e.getMessage());
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One step of a client. */
    private interface Step {

        void once() throws IOException, InterruptedException;
    }

    private void untilTheServerDies(Step step) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                once(step);
            }
        } catch (IOException theServerIsGone) {
            // What was not answered may be there or not: nobody was shown it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
