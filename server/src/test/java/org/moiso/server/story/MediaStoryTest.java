package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** What plays beside the calls. */
@OnBothDatabases
class MediaStoryTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] FILM = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'};

    private final TestServer server;
    private final TestOffice office;
    private final Client admin;
    private final LiveSocket board;

    MediaStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        admin = office.staff(Role.ADMIN, "quantri");
        board = LiveSocket.open(server.visitor(), "/ws/offices/" + office.id() + "/board");
        board.first();
    }

    @AfterEach
    void hang_up() {
        board.close();
    }

    @Test
    void a_film_of_many_pieces_comes_back_byte_for_byte_and_every_board_hears_of_it() throws Exception {
        byte[] film = content(FILM, 1_500_000);

        JsonNode item = upload("hướng dẫn.mp4", film).must(201).json();

        assertThat(item.path("type").asText()).isEqualTo("video/mp4");
        assertThat(item.path("seconds").asInt()).isZero();
        HttpResponse<byte[]> back = server.http()
                .send(
                        HttpRequest.newBuilder(server.at(office.path("media/" + hash(item))))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(back.body()).isEqualTo(film);
        assertThat(back.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(back.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        JsonNode snapshot = board.frame(it -> it.at("/board/media").size() == 1);
        assertThat(snapshot.at("/board/media/0/hash").asText()).isEqualTo(hash(item));
    }

    @Test
    void the_same_content_again_is_the_same_item() {
        byte[] picture = content(PNG, 5000);

        String first = hash(upload("a.png", picture).must(201).json());
        String second = hash(upload("b.png", picture).must(201).json());

        assertThat(second).isEqualTo(first);
        assertThat(list()).containsExactly(first);
        assertThat(office.eventTypes().stream().filter("media.changed"::equals)).hasSize(1);
    }

    @Test
    void order_durations_and_screens_are_set_and_an_item_is_taken_away() {
        String one = hash(upload("1.png", content(PNG, 100)).must(201).json());
        String two = hash(upload("2.mp4", content(FILM, 200)).must(201).json());

        JsonNode arranged = admin.put(
                        office.path("media"),
                        Map.of(
                                "requestId",
                                Kiosk.requestId(),
                                "items",
                                List.of(
                                        Map.of("hash", two, "seconds", 30, "screens", List.of("sanh")),
                                        Map.of("hash", one, "seconds", 8, "screens", List.of()))))
                .must(200)
                .json();

        assertThat(arranged.at("/0/hash").asText()).isEqualTo(two);
        JsonNode shown = board.frame(it -> it.at("/board/media/0/hash").asText().equals(two));
        assertThat(shown.at("/board/media/0/seconds").asInt()).isEqualTo(30);
        assertThat(shown.at("/board/media/0/screens/0").asText()).isEqualTo(office.scoped("sanh"));
        admin.delete(office.path("media/" + two)).must(204);
        admin.delete(office.path("media/" + two)).must(204);
        assertThat(list()).containsExactly(one);
        assertThat(server.visitor().get(office.path("media/" + two)).status()).isEqualTo(404);
        assertThat(office.rows("select count(*) n from media_piece where office = '" + office.id() + "'")
                        .get(0)
                        .get("n"))
                .isEqualTo(1L);
    }

    @Test
    void what_no_screen_can_play_or_is_too_large_is_refused_with_a_reason() {
        upload("a.svg", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8))
                .refused(415, "media.unknown");
        upload("empty.png", new byte[0]).refused(415, "media.unknown");
        upload("large.png", content(PNG, 10_000_001)).refused(413, "media.too-large");
        upload("", content(PNG, 10)).refused(422, "request.invalid");
        assertThat(list()).isEmpty();
    }

    private Answer upload(String name, byte[] content) {
        String path = office.path(
                "media?requestId=" + Kiosk.requestId() + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        return admin.send(HttpRequest.newBuilder(server.at(path))
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private static byte[] content(byte[] start, int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        System.arraycopy(start, 0, bytes, 0, Math.min(start.length, length));
        return Arrays.copyOf(bytes, length);
    }

    private List<String> list() {
        return StreamSupport.stream(
                        admin.get(office.path("media")).must(200).json().spliterator(), false)
                .map(MediaStoryTest::hash)
                .toList();
    }

    private static String hash(JsonNode item) {
        return item.path("hash").asText();
    }
}
