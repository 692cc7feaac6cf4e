package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.moiso.server.json.Json;
import org.moiso.server.web.Role;

/** An admin who gives the screens pictures and films, and how those are made. */
final class MediaDesk {

    private static final String PICTURE = """
            (colour) => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [320, 180];
              const paint = canvas.getContext('2d');
              paint.fillStyle = colour;
              paint.fillRect(0, 0, 320, 180);
              return canvas.toDataURL('image/png').split(',')[1];
            }""";

    /** A second and a half of colours with a tone. */
    private static final String FILM = """
            async () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [160, 90];
              const paint = canvas.getContext('2d');
              const audio = new AudioContext();
              const tone = audio.createOscillator();
              const ear = audio.createMediaStreamDestination();
              tone.connect(ear);
              tone.start();
              const stream = canvas.captureStream(10);
              stream.addTrack(ear.stream.getAudioTracks()[0]);
              const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' });
              const parts = [];
              recorder.ondataavailable = (event) => parts.push(event.data);
              const stopped = new Promise((resolve) => (recorder.onstop = resolve));
              recorder.start();
              for (let i = 0; i < 15; i++) {
                paint.fillStyle = 'hsl(' + i * 20 + ', 80%, 50%)';
                paint.fillRect(0, 0, 160, 90);
                await new Promise((resolve) => setTimeout(resolve, 100));
              }
              recorder.stop();
              await stopped;
              await audio.close();
              const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
              return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
            }""";

    private final DemoOffice office;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    MediaDesk(DemoOffice office) {
        this.office = office;
        office.employs("quantri", Role.ADMIN);
        send("POST", "/api/session", "{\"username\":\"quantri\",\"password\":\"" + DemoOffice.PASSWORD + "\"}");
    }

    static byte[] picture(Page page, String colour) {
        return Base64.getDecoder().decode((String) page.evaluate(PICTURE, colour));
    }

    static byte[] film(Page page) {
        return Base64.getDecoder().decode((String) page.evaluate(FILM));
    }

    /** Returns the content's hash. */
    String uploads(byte[] content) {
        HttpRequest request = HttpRequest.newBuilder(
                        at("/api/offices/xa-mau/media?name=a&requestId=" + UUID.randomUUID()))
                .POST(BodyPublishers.ofByteArray(content))
                .build();
        return Json.tree(answer(request)).path("hash").asText();
    }

    /** In this order, each for so many seconds. */
    void arranges(int seconds, String... hashes) {
        String items = List.of(hashes).stream()
                .map(it -> "{\"hash\":\"" + it + "\",\"seconds\":" + seconds + ",\"screens\":[]}")
                .collect(Collectors.joining(","));
        send(
                "PUT",
                "/api/offices/xa-mau/media",
                "{\"requestId\":\"" + UUID.randomUUID() + "\",\"items\":[" + items + "]}");
    }

    private void send(String method, String path, String body) {
        answer(HttpRequest.newBuilder(at(path))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI at(String path) {
        return URI.create(office.url() + path);
    }
}
