package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.json.Json;

/**
 * Two nodes as real processes on a real PostgreSQL behind a real nginx with the file of {@code docs/scale}: one node after the other is killed with -9 and comes back, while people press, officers
 * call and boards watch, all through the proxy. More kills: {@code -Dmoiso.kills=10}.
 */
class KilledNodeIT {

    private static final int KILLS = Integer.getInteger("moiso.kills", 1);
    private static final int DISPENSERS = 3;
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private final Map<String, Boolean> called = new ConcurrentHashMap<>();
    /** What nobody behind the proxy should ever be told. */
    private final Queue<Throwable> refused = new ConcurrentLinkedQueue<>();

    private final AtomicLong longest = new AtomicLong();
    private volatile boolean over;

    @Test
    void a_node_is_killed_and_comes_back_and_nobody_behind_the_proxy_loses_anything() throws Exception {
        assumeTrue(Nginx.there(), "nginx is not installed");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DatabaseConfig database =
                    new DatabaseConfig(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            List<NodeProcess> nodes = new ArrayList<>();
            try {
                nodes.add(NodeProcess.start(folder.resolve("a"), database, true));
                JsonNode access = nodes.get(0).access();
                nodes.add(NodeProcess.start(folder.resolve("b"), database, false));
                try (Nginx nginx = Nginx.before(
                        folder.resolve("nginx"),
                        nodes.stream().map(NodeProcess::port).toList())) {
                    aMorning(new Visitors(nginx, access), nodes, postgres);
                }
                everythingIsThere(nodes, postgres);
            } finally {
                for (NodeProcess node : nodes) {
                    node.kill();
                }
            }
        }
    }

    private void aMorning(Visitors hall, List<NodeProcess> nodes, EmbeddedPostgres postgres) throws Exception {
        hall.takeCounter();
        ExecutorService crowd = Executors.newCachedThreadPool();
        List<Future<?>> people = new ArrayList<>();
        for (int i = 0; i < DISPENSERS; i++) {
            people.add(crowd.submit(person(() -> presses(hall))));
        }
        people.add(crowd.submit(person(() -> calls(hall))));
        List<Future<?>> watching = new ArrayList<>();
        List<ProxiedBoard> boards = List.of(hall.board(), hall.board(), hall.board());
        try {
            boards.forEach(board -> watching.add(crowd.submit(board::watch)));
            for (int kill = 0; kill < KILLS; kill++) {
                await().atMost(SOON).until(hasMore(10));
                NodeProcess node = nodes.get(kill % 2);
                node.kill();
                await().atMost(SOON).until(hasMore(10));
                printingGoesOn(postgres);
                assertThat(hall.signedIn()).as("the session of before the kill").isTrue();
                node.startAgain();
            }
            await().atMost(SOON).until(hasMore(10));
            over = true;
            for (Future<?> person : people) {
                person.get();
            }
            assertThat(refused).isEmpty();
            List<Long> made = longs(postgres, "select seq from office_event where type = 'ticket.called'");
            assertThat(made).hasSizeGreaterThan(KILLS * 3);
            boards.forEach(board -> await().atMost(SOON).until(() -> board.missedNone(made)));
        } finally {
            over = true;
            boards.forEach(ProxiedBoard::close);
            crowd.shutdownNow();
            assertThat(watching).hasSameSizeAs(boards);
        }
    }

    private Callable<Boolean> hasMore(int more) {
        int before = tickets.size();
        return () -> {
            assertThat(refused).isEmpty();
            return tickets.size() >= before + more;
        };
    }

    /** A slip that is asked for after the kill is printed, within the ten seconds that the dead node's lease lasts and some more. */
    private static void printingGoesOn(EmbeddedPostgres postgres) throws SQLException {
        long issued = longs(postgres, "select max(seq) from office_event where type = 'ticket.issued'")
                .get(0);
        await().atMost(SOON)
                .until(() -> !longs(
                                postgres,
                                "select 1 from office_event p join office_event i on i.ticket = p.ticket and i.type = 'ticket.issued'"
                                        + " where p.type = 'slip.printed' and i.seq >= " + issued)
                        .isEmpty());
    }

    private void everythingIsThere(List<NodeProcess> nodes, EmbeddedPostgres postgres) throws Exception {
        List<Long> seqs = longs(postgres, "select seq from office_event order by seq");
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(longs(postgres, "select count(*) from ticket").get(0))
                .as("each press has made one ticket, however often it was sent")
                .isEqualTo(tickets.size());
        assertThat(tickets.values()).as("no number twice").doesNotHaveDuplicates();
        assertThat(longs(postgres, "select count(distinct ticket) from visit_call")
                        .get(0))
                .isEqualTo(called.size());
        for (NodeProcess node : nodes) {
            node.kill();
        }
        assertThat(nodes.get(0).check()).contains("sound").endsWith("exit 0");
        System.out.println(KILLS + " kills, " + tickets.size() + " tickets, " + called.size()
                + " calls; the longest wait for an answer was " + longest.get() + " ms");
    }

    private void presses(Visitors hall) throws InterruptedException {
        while (!over) {
            String requestId = UUID.randomUUID().toString();
            String service = hall.services.get(tickets.size() % hall.services.size());
            JsonNode ticket = hall.untilAnswered(() -> hall.press(service, requestId));
            tickets.put(ticket.path("id").asText(), ticket.path("number").asText());
            Thread.sleep(400); // people come one after the other; a day has 7 times 999 numbers
        }
    }

    private void calls(Visitors hall) throws InterruptedException {
        while (!over) {
            String requestId = UUID.randomUUID().toString();
            JsonNode call = hall.untilAnswered(() -> hall.callNext(requestId));
            if (call.has("ticket")) {
                called.put(call.at("/ticket/id").asText(), true);
            }
            Thread.sleep(200);
        }
    }

    private static List<Long> longs(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            return all;
        }
    }

    /** A person's whole morning. */
    private interface Morning {

        void live() throws InterruptedException;
    }

    private Runnable person(Morning morning) {
        return () -> {
            try {
                morning.live();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | AssertionError e) {
                refused.add(e);
            }
        };
    }

    /** One request. */
    private interface Step {

        HttpResponse<String> once() throws IOException, InterruptedException;
    }

    /** Dispensers and officers, who know nothing but the proxy's address. */
    private final class Visitors {

        private static final String COUNTER = "xa-mau.q2";

        private final HttpClient client;
        private final String url;
        private final String dispenser;
        private final List<String> services;
        private final String cookie;

        Visitors(Nginx nginx, JsonNode access) throws Exception {
            client = HttpClient.newBuilder().sslContext(nginx.trust()).build();
            url = "localhost:" + nginx.port();
            services = access.path("services").findValuesAsText("id");
            dispenser = access.at("/tokens/dispenser").asText();
            await().atMost(SOON).until(() -> ServerProcess.answers(nginx.port()));
            HttpResponse<String> answer = send(request("/api/session")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(access.at("/staff/1")))));
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .as("the node knows that the proxy was asked over TLS")
                    .contains("Secure");
            cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        }

        void takeCounter() throws IOException, InterruptedException {
            assertThat(send(officer("/api/counters/" + COUNTER + "/session", ""))
                            .statusCode())
                    .isLessThan(300);
        }

        boolean signedIn() throws IOException, InterruptedException {
            return send(request("/api/session").header("Cookie", cookie).GET()).statusCode() == 200;
        }

        HttpResponse<String> press(String service, String requestId) throws IOException, InterruptedException {
            return send(request("/api/offices/xa-mau/tickets")
                    .header("Authorization", "Bearer " + dispenser)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            Json.write(Map.of("service", service, "requestId", requestId)))));
        }

        HttpResponse<String> callNext(String requestId) throws IOException, InterruptedException {
            return send(officer(
                    "/api/counters/" + COUNTER + "/calls",
                    Json.write(Map.of("finishCurrent", true, "requestId", requestId))));
        }

        /** As the pages do it: the same press again until there is an answer. */
        JsonNode untilAnswered(Step step) throws InterruptedException {
            long begun = System.nanoTime();
            while (true) {
                try {
                    HttpResponse<String> answer = step.once();
                    if (answer.statusCode() < 300) {
                        longest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
                        return Json.tree(answer.body().isEmpty() ? "{}" : answer.body());
                    }
                    assertThat(answer.statusCode()).as(answer.body()).isIn(502, 503, 504);
                } catch (IOException nobodyThere) {
                    // The same again.
                }
                Thread.sleep(100);
            }
        }

        ProxiedBoard board() {
            return new ProxiedBoard(client, "wss://" + url + "/ws/offices/xa-mau/board");
        }

        private HttpRequest.Builder officer(String path, String body) {
            return request(path).header("Cookie", cookie).POST(HttpRequest.BodyPublishers.ofString(body));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("https://" + url + path)).timeout(Duration.ofSeconds(20));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
