package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moiso.server.text.Messages;

/** A body that was announced and did not come is the server's fault, and never taken for a press without its fields. */
final class BodyTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void what_was_lost_on_the_way_is_to_be_sent_again_and_what_never_was_there_is_named() throws Exception {
        Access access = new Access(cookie -> Caller.visitor(), token -> Caller.visitor());
        Routes press = config -> config.routes
                .post("/lost", BodyTest::loses, Role.VISITOR)
                .post("/press", ctx -> ctx.result(Body.of(ctx).text("service")), Role.VISITOR);
        try (WebServer server = new WebServer("127.0.0.1", 0, access, new Problems(new Messages()), List.of(press))) {
            String address = "http://127.0.0.1:" + server.start();

            assertThat(answer(address + "/press", "{\"service\":\"HT\"}")).isEqualTo("200 HT");
            assertThat(answer(address + "/press", "")).startsWith("422 ").contains("request.invalid", "service");
            assertThat(answer(address + "/lost", "{\"service\":\"HT\"}"))
                    .startsWith("503 ")
                    .contains("server.busy");
        }
    }

    /** Something has read the body before. */
    private static void loses(Context ctx) throws IOException {
        ctx.req().getInputStream().readAllBytes();
        ctx.result(Body.of(ctx).text("service"));
    }

    private String answer(String address, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
