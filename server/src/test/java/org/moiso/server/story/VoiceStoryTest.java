package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** An office records its own voice. */
@OnBothDatabases
class VoiceStoryTest {

    private static final String WORDS = "mời số";

    private final TestServer server;
    private final TestOffice office;
    private final Client admin;

    VoiceStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice(
                plan -> plan.withObject("/settings/voice").putArray("own").add("vi"));
        admin = office.staff(Role.ADMIN, "quantri");
    }

    @Test
    void a_recording_is_listed_and_handed_to_every_screen() {
        Answer kept = put(admin, "vi", WORDS, wav("a")).must(200);

        JsonNode listed =
                server.visitor().get(office.path("voice/vi")).must(200).json();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("clip").asText()).isEqualTo(WORDS);
        assertThat(listed.get(0).path("hash").asText()).isEqualTo(kept.text("hash"));
        Answer sound = server.visitor().get(address("vi", WORDS) + "?hash=" + kept.text("hash"));
        assertThat(sound.must(200).body()).isEqualTo(wav("a"));
        assertThat(sound.headers().firstValue("content-type")).hasValue("audio/wav");
        assertThat(sound.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(server.visitor()
                        .get(address("vi", WORDS))
                        .must(200)
                        .headers()
                        .firstValue("cache-control"))
                .hasValue("no-store");
        assertThat(office.lastEvent().type()).isEqualTo("voice.changed");
    }

    @Test
    void boards_learn_of_each_recording_of_a_language_in_use() {
        put(admin, "en", "two", wav("en")).must(200);
        assertThat(own()).isEmpty();
        put(admin, "vi", "hai", wav("one")).must(200);
        String before = own().path("vi").asText();
        office.clock().advanceMinutes(1);

        put(admin, "vi", "hai", wav("another")).must(200);

        assertThat(before).startsWith("1-");
        assertThat(own().path("vi").asText()).startsWith("1-").isNotEqualTo(before);
    }

    @Test
    void the_same_sound_again_changes_nothing() {
        put(admin, "vi", "hai", wav("a")).must(200);
        put(admin, "vi", "hai", wav("a")).must(200);

        assertThat(office.eventTypes().stream().filter("voice.changed"::equals)).hasSize(1);
    }

    @Test
    void a_recording_that_is_taken_away_is_gone() {
        put(admin, "km", "មួយ", wav("a")).must(200);

        admin.delete(address("km", "មួយ")).must(204);

        admin.get(address("km", "មួយ")).refused(404, "voice.not-found");
        admin.delete(address("km", "មួយ")).refused(404, "voice.not-found");
        assertThat(admin.get(office.path("voice/km")).must(200).json()).isEmpty();
    }

    @Test
    void what_is_no_sound_or_no_clip_is_refused() {
        put(admin, "vi", "hai", "<script>").refused(415, "voice.unknown");
        put(admin, "vi", "hai", "").refused(415, "voice.unknown");
        put(admin, "vi", "hai", wav("x".repeat(300_001))).refused(413, "voice.too-large");
        put(admin, "vi", "hai<br>", wav("a")).refused(422, "request.invalid");
        put(admin, "fr", "deux", wav("a")).refused(422, "request.invalid");
        admin.get(office.path("voice/fr")).refused(422, "request.invalid");
        assertThat(office.eventTypes()).doesNotContain("voice.changed");
    }

    @Test
    void nobody_records_for_another_office() {
        TestOffice other = server.newOffice();

        put(other.staff(Role.ADMIN, "quantri-khac"), "vi", "hai", wav("a")).refused(403, "access.denied");
        put(office.staff(Role.SUPERVISOR, "truong"), "vi", "hai", wav("a")).refused(403, "access.denied");
    }

    private JsonNode own() {
        return server.visitor()
                .get(office.path("board"))
                .must(200)
                .json()
                .path("voice")
                .path("own");
    }

    private Answer put(Client who, String language, String clip, String sound) {
        return who.send(HttpRequest.newBuilder(server.at(address(language, clip)))
                .header("Accept-Language", "en")
                .PUT(BodyPublishers.ofString(sound, StandardCharsets.ISO_8859_1)));
    }

    private String address(String language, String clip) {
        return office.path("voice/" + language + "/"
                + URLEncoder.encode(clip, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String wav(String content) {
        return "RIFF....WAVE" + content;
    }
}
