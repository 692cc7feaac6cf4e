package org.moiso.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.text.Messages;

/** What pages load, over a real line. */
class WebFilesTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server = new WebServer(
            "127.0.0.1",
            0,
            new Access(cookie -> Caller.visitor(), token -> Caller.visitor()),
            new Problems(new Messages()),
            List.of(new Pages()));
    private final String url = "http://127.0.0.1:" + server.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_file_comes_as_it_is_in_the_jar_and_of_its_kind() throws Exception {
        for (String name :
                List.of("theme.css", "board/app.js", "i18n/km/board.json", "icons/moiso.svg", "kiosk.html")) {
            HttpResponse<byte[]> answer = get("/web/" + name);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(inJar(name));
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(header(get("/web/theme.css"), "Content-Type")).startsWith("text/css");
        assertThat(header(get("/web/board/app.js"), "Content-Type")).startsWith("text/javascript");
        assertThat(header(get("/web/icons/moiso.svg"), "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(get("/web/voice/packs/vi/clips.ogg"), "Content-Type")).isEqualTo("application/ogg");
    }

    @Test
    void text_comes_compressed_and_what_is_compressed_already_does_not() throws Exception {
        HttpResponse<byte[]> styles = get("/web/theme.css", "Accept-Encoding", "gzip");
        HttpResponse<byte[]> voice = get("/web/voice/packs/vi/clips.ogg", "Accept-Encoding", "gzip");
        HttpResponse<byte[]> font = get("/web/fonts/be-vietnam-pro-400-latin.woff2", "Accept-Encoding", "gzip");

        assertThat(header(styles, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(styles.body())).readAllBytes())
                .isEqualTo(inJar("theme.css"));
        assertThat(header(voice, "Content-Encoding")).isEmpty();
        assertThat(voice.body()).isEqualTo(inJar("voice/packs/vi/clips.ogg"));
        assertThat(header(font, "Content-Encoding")).isEmpty();
        assertThat(header(font, "Cache-Control")).isEqualTo("max-age=2592000");
    }

    @Test
    void who_has_it_already_is_told_so_in_a_word() throws Exception {
        String tag = header(get("/web/theme.css", "Accept-Encoding", "gzip"), "ETag");

        HttpResponse<byte[]> again = get("/web/theme.css", "If-None-Match", tag);
        HttpResponse<byte[]> other = get("/web/board/board.css", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_but_what_pages_load_leaves_the_jar() throws Exception {
        for (String path : List.of(
                "/web/nix.css",
                "/web/",
                "/web/board",
                "/web/board/",
                "/web/../demo/xa-mau.yaml",
                "/web/%2e%2e/messages/vi.properties",
                "/web/..%2fapi/openapi.json",
                "/web/..%5capi/openapi.json",
                "/web/org/moiso/server/Main.class",
                "/web/%2fapi/x.json")) {
            assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] inJar(String name) throws IOException {
        try (InputStream file = WebFilesTest.class.getResourceAsStream("/web/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
