package org.moiso.server.story;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** Somebody or something that speaks HTTP to the server: by a cookie, by a token, or as nobody in particular. */
record Client(TestServer server, Key key) {

    /** What it shows at the door; {@code header} is null for a visitor. */
    record Key(@Nullable String header, String value) {

        static Key none() {
            return new Key(null, "");
        }

        static Key cookie(String cookie) {
            return new Key("Cookie", "moiso_session=" + cookie);
        }

        static Key token(String token) {
            return new Key("Authorization", "Bearer " + token);
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, Json.write(body));
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, Json.write(body));
    }

    /** Sends any body, also one that is no JSON. The answers are English, whatever the office speaks. */
    Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request);
    }

    Answer send(HttpRequest.Builder request) {
        String header = key.header();
        if (header != null) {
            request.header(header, key.value());
        }
        try {
            HttpResponse<String> response = server.http().send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            boolean json =
                    response.headers().firstValue("content-type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json ? Json.tree(text) : MissingNode.getInstance(),
                    text,
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
