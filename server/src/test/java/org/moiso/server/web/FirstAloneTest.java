package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.moiso.server.text.Messages;

/** After a power cut every board and dispenser comes back in the same moment. */
final class FirstAloneTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger inside = new AtomicInteger();
    private final Semaphore mayAnswer = new Semaphore(0);

    @Test
    void the_first_request_goes_alone_and_the_next_ones_side_by_side() {
        Access access = new Access(cookie -> Caller.visitor(), token -> Caller.visitor());
        Routes hello = config -> config.routes.get("/hello", this::answer, Role.VISITOR);
        try (WebServer server = new WebServer("127.0.0.1", 0, access, new Problems(new Messages()), List.of(hello))) {
            URI address = URI.create("http://127.0.0.1:" + server.start() + "/hello");
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 4)
                    .mapToObj(it -> http.sendAsync(
                            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()))
                    .toList();

            await().until(() -> inside.get() == 1);
            await().during(Duration.ofMillis(300)).until(() -> inside.get() == 1);
            mayAnswer.release();
            await().until(() -> inside.get() == 4);
            mayAnswer.release(3);

            assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
        }
    }

    private void answer(Context ctx) {
        inside.incrementAndGet();
        mayAnswer.acquireUninterruptibly();
        ctx.result("Xin chào");
    }
}
