package org.moiso.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.office.VoiceSettings;
import org.moiso.server.text.Language;

/** An office records its own voice, word by word, and the hall hears it. */
final class VoiceTest {

    /** As long as the word in the tests' microphone, with the quiet around it. Milliseconds. */
    private static final int SAYING = 2_000;

    private static final int SAMPLES_A_SECOND = 22_050;

    @RegisterExtension
    final Pages pages = new Pages();

    @TempDir
    Path folder;

    @AutoClose
    private DemoOffice office;

    @BeforeEach
    void an_office() {
        office = DemoOffice.open(
                folder,
                DemoOffice.with("voice: {languages: [vi, en],", "announcementSeconds: 1\n  voice: {languages: [vi],"));
    }

    @Test
    void a_word_is_recorded_with_one_key_and_the_board_says_it_in_that_voice() {
        Admin admin = Admin.at(office, pages, "voice");
        admin.part("record-vi").click();
        assertThat(admin.part("say")).hasText("mời số");
        assertThat(admin.part("record")).isFocused();

        admin.page().keyboard().press("Space");
        assertThat(admin.part("recorder")).hasAttribute("data-state", "recording");
        admin.page().waitForTimeout(SAYING);
        admin.page().keyboard().press("Space");

        assertThat(admin.part("notice")).hasAttribute("data-tone", "good");
        assertThat(admin.part("pack-vi").getByTestId("done")).containsText("1/");
        Axe.approves(admin.page(), "voice, recorded");
        admin.page().keyboard().press("ArrowRight");
        assertThat(admin.part("say")).hasText("đến quầy");
        admin.part("use-vi").check();
        admin.saves();
        double recorded = secondsOf(admin.page(), "vi", "mời số");
        assertThat(recorded).isBetween(0.3, 6.1);

        Lobby lobby = afterACall(Language.VI);

        assertThat(secondsPlayed(lobby, "mời số")).isCloseTo(recorded, offset(0.02));
        assertThat(secondsPlayed(lobby, "đến quầy")).isCloseTo(0.575, offset(0.02));
    }

    @Test
    void khmer_is_heard_as_soon_as_words_of_it_are_there() {
        Admin admin = Admin.at(office, pages, "voice");
        admin.part("record-km").click();
        assertThat(admin.part("say")).hasText("សូមអញ្ជើញលេខ");
        choose(admin, 0.02);
        double quiet = loudnessOf(admin.page(), "km", "សូមអញ្ជើញលេខ");
        admin.part("next").click();
        choose(admin, 0.9);
        assertThat(admin.part("pack-km").getByTestId("done")).containsText("2/");
        double loud = loudnessOf(admin.page(), "km", "ទៅបញ្ជរលេខ");
        assertThat(20 * Math.log10(quiet)).isCloseTo(-20.5, offset(0.5));
        assertThat(20 * Math.log10(loud)).isCloseTo(-20.5, offset(0.5));
        admin.part("record-km").click();
        admin.part("use-km").check();
        admin.saves();

        Lobby lobby = afterACall(Language.KM);

        assertThat(lobby.played())
                .contains("vi:mời số", "vi:một", "vi:hai")
                .containsSubsequence("km:សូមអញ្ជើញលេខ", "vi:không", "vi:một", "km:ទៅបញ្ជរលេខ", "vi:hai");
    }

    @Test
    void a_file_without_speech_or_sound_is_refused_and_nothing_is_kept() {
        Admin admin = Admin.at(office, pages, "voice");
        admin.part("record-en").click();
        admin.part("file").setInputFiles(new FilePayload("quiet.wav", "audio/wav", SpokenWord.wav(0)));
        assertThat(admin.part("notice")).hasAttribute("data-tone", "bad");
        admin.part("file").setInputFiles(new FilePayload("text.wav", "audio/wav", new byte[] {1, 2, 3}));
        assertThat(admin.part("notice")).containsText("WAV");
        assertThat(admin.part("listen")).isDisabled();
        choose(admin, 0.5);

        admin.part("remove-clip").click();

        assertThat(admin.part("notice")).hasAttribute("data-tone", "calm");
        assertThat(admin.part("pack-en").getByTestId("done")).containsText("0/");
    }

    @Test
    void order_chime_and_volume_are_settings() {
        Admin admin = Admin.at(office, pages, "voice");
        admin.part("speak-en").click();
        admin.part("spoken").nth(1).getByTestId("earlier").click();
        admin.part("chime").selectOption("three");
        admin.part("add-volume").click();
        admin.part("percent").fill("40");
        admin.part("percent").blur();

        admin.saves();

        VoiceSettings voice = office.plan().settings().voice();
        assertThat(voice.languages()).containsExactly(Language.EN, Language.VI);
        assertThat(voice.chime()).isEqualTo("three");
        assertThat(voice.volume()).containsExactly(new VoiceSettings.Volume("11:30", "13:30", 40));
    }

    @Test
    void words_of_a_service_come_before_those_for_all_and_volume_goes_by_the_hour() {
        Page page = Lobby.at(office, pages).page();

        Object heard = page.evaluate("""
                async () => {
                  const [{ score, invitationOf }, { percentAt }] = await Promise.all([import('/web/voice/score.js'), import('/web/voice/loudness.js')]);
                  const clips = {};
                  ['mời số', 'hai', 'đến quầy', invitationOf('HT')].forEach((clip) => (clips[clip] = { length: 1 }));
                  const first = (service) => score({ number: '2', counter: 2, service }, { languages: ['vi'] }, { vi: { clips } }, { chime: 1, bell: 1 })[1].clip;
                  const noon = [{ from: '11:30', to: '13:30', percent: 60 }, { from: '20:00', to: '06:00', percent: 0 }];
                  return [first('xa-mau.HT'), first('xa-mau.CT')].concat(['11:29', '11:30', '13:30', '23:00', '05:59', ''].map((time) => percentAt(noon, time)));
                }""");

        assertThat(heard).isEqualTo(List.of("service HT", "mời số", 100, 60, 100, 0, 0, 100));
    }

    @Test
    void quiet_and_the_key_that_was_pressed_are_cut_off() {
        Page page = Lobby.at(office, pages).page();

        Object seconds = page.evaluate("""
                async () => {
                  const { trimmed, RATE } = await import('/web/admin/mastering.js');
                  const samples = new Float32Array(3 * RATE).map((_, at) => 0.001 * Math.sin(at));
                  const tone = (from, to, loudness) => { for (let at = from * RATE; at < to * RATE; at++) samples[Math.floor(at)] = loudness * Math.sin(at / 12); };
                  tone(0.1, 0.12, 0.8);
                  tone(1, 1.4, 0.2);
                  tone(1.5, 1.8, 0.2);
                  tone(2.8, 2.82, 0.8);
                  return [trimmed(samples).length / RATE, trimmed(new Float32Array(RATE))];
                }""");

        assertThat(((List<?>) seconds).get(1)).isNull();
        assertThat(((Number) ((List<?>) seconds).get(0)).doubleValue()).isCloseTo(0.85, offset(0.02));
    }

    private static void choose(Admin admin, double loudness) {
        admin.part("file").setInputFiles(new FilePayload("word.wav", "audio/wav", SpokenWord.wav(loudness)));
        assertThat(admin.part("notice")).hasAttribute("data-tone", "good");
    }

    private Lobby afterACall(Language language) {
        office.issues("HT", PriorityId.NORMAL, language);
        office.opens(2);
        Lobby lobby = Lobby.at(office, pages);
        office.calls(2);
        await().atMost(60, TimeUnit.SECONDS).until(() -> lobby.said().size() == 1);
        return lobby;
    }

    private static double secondsPlayed(Lobby lobby, String clip) {
        return ((Number) lobby.page()
                        .evaluate(
                                "(clip) => window.moiso.played.filter((each) => each.clip === clip).map((each) => each.until - each.at)[0]",
                                clip))
                .doubleValue();
    }

    /** What lies on the server, without its head. */
    private static double secondsOf(Page page, String language, String clip) {
        return ((Number) samples(page, language, clip, "samples.length")).doubleValue() / SAMPLES_A_SECOND;
    }

    private static double loudnessOf(Page page, String language, String clip) {
        return ((Number) samples(
                        page, language, clip, "loudness(Float32Array.from(samples, (sample) => sample / 32767))"))
                .doubleValue();
    }

    private static Object samples(Page page, String language, String clip, String wanted) {
        return page.evaluate("""
                async ({ language, clip }) => {
                  const { loudness } = await import('/web/admin/mastering.js');
                  const sound = await (await fetch('/api/offices/xa-mau/voice/' + language + '/' + encodeURIComponent(clip))).arrayBuffer();
                  const samples = new Int16Array(sound, 44);
                  return WANTED;
                }""".replace("WANTED", wanted), Map.of("language", language, "clip", clip));
    }
}
