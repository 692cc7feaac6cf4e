package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moiso.server.text.Messages;

/** Whose word counts about who asks. */
final class BehindProxyTest {

    @ParameterizedTest(name = "{0}, told {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | 203.0.113.7              | 203.0.113.7 https", // the proxy of this machine
                "127.0.0.1 | 10.9.9.9, 203.0.113.7    | 203.0.113.7 https", // what the visitor made up stands before
                "0.0.0.0   | 203.0.113.7              | 127.0.0.1 http" // anybody may have said so
            })
    void only_a_proxy_of_this_machine_is_believed(String host, String told, String seen) throws Exception {
        Access access = new Access(cookie -> Caller.visitor(), token -> Caller.visitor());
        Routes who =
                config -> config.routes.get("/who", ctx -> ctx.result(ctx.ip() + " " + ctx.scheme()), Role.VISITOR);
        try (WebServer server = new WebServer(host, 0, access, new Problems(new Messages()), List.of(who))) {
            URI address = URI.create("http://127.0.0.1:" + server.start() + "/who");
            HttpClient http = HttpClient.newHttpClient();

            String direct = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            String proxied = http.send(
                            HttpRequest.newBuilder(address)
                                    .header("X-Forwarded-For", told)
                                    .header("X-Forwarded-Proto", "https")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(direct).isEqualTo("127.0.0.1 http");
            assertThat(proxied).isEqualTo(seen);
        }
    }
}
