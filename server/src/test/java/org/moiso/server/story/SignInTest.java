package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.web.Role;

/** Signing in, out, and who may not. Each test happens some minutes after the one before, so that its wrong tries are forgotten. */
@OnBothDatabases
class SignInTest {

    private static final String PASSWORD = "mot-hai-ba-bon";
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final TestServer server;
    private final TestOffice office;
    private final String username;

    SignInTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        office.clock().advance(Duration.ofMinutes(5L * TESTS.incrementAndGet()));
        username = office.id() + "-thu";
        put(PASSWORD, false);
    }

    @Test
    void whoever_signs_in_hears_who_they_are_and_gets_a_cookie_that_scripts_cannot_read() {
        Answer answer = signIn(username, PASSWORD).must(200);

        assertThat(answer.json().at("/staff/name").asText()).isEqualTo("Trần Văn Thử");
        assertThat(answer.text("role")).isEqualTo("officer");
        assertThat(answer.json().path("mustChangePassword").asBoolean()).isFalse();
        assertThat(answer.headers().firstValue("set-cookie").orElse(""))
                .containsIgnoringCase("moiso_session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .containsIgnoringCase("Path=/");
        assertThat(with(answer).get("/api/session").must(200).json().path("staff"))
                .isEqualTo(answer.json().path("staff"));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        String wrong = signIn(username, "khong-phai").refused(401, "session.refused");
        String unknown = signIn("nobody", PASSWORD).refused(401, "session.refused");

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void after_five_wrong_tries_even_the_right_password_waits_a_minute() {
        for (int i = 0; i < 5; i++) {
            signIn(username, "khong-phai").refused(401, "session.refused");
        }

        assertThat(signIn(username, PASSWORD).refused(429, "session.too-many-tries"))
                .contains("60 seconds");
        office.clock().advanceSeconds(59);
        signIn(username, PASSWORD).refused(429, "session.too-many-tries");
        office.clock().advanceSeconds(1);
        signIn(username, PASSWORD).must(200);
    }

    @Test
    void trying_many_names_from_one_place_is_slowed_down_too() {
        for (int i = 0; i < 5; i++) {
            signIn("name" + i, "khong-phai").refused(401, "session.refused");
        }

        signIn(username, PASSWORD).refused(429, "session.too-many-tries");
    }

    @Test
    void a_session_ends_after_a_long_day() {
        Client officer = with(signIn(username, PASSWORD));
        office.clock().advance(Duration.ofHours(14).minusSeconds(1));
        officer.get("/api/session").must(200);

        office.clock().advanceSeconds(1);

        officer.get("/api/session").refused(401, "session.required");
    }

    @Test
    void signing_out_ends_the_session_at_once() {
        Client officer = with(signIn(username, PASSWORD));

        officer.delete("/api/session").must(204);

        officer.get("/api/session").refused(401, "session.required");
    }

    @Test
    void a_one_time_password_is_to_be_changed() {
        String oneTime = server.server().core().staff().resetPassword(username);
        Answer first = signIn(username, oneTime).must(200);
        assertThat(first.json().path("mustChangePassword").asBoolean()).isTrue();

        Answer changed = with(first)
                .post("/api/session/password", Map.of("password", oneTime, "newPassword", "nam-sau-bay-tam"))
                .must(200);

        assertThat(changed.json().path("mustChangePassword").asBoolean()).isFalse();
        signIn(username, oneTime).refused(401, "session.refused");
        signIn(username, "nam-sau-bay-tam").must(200);
    }

    @Test
    void changing_the_password_ends_all_other_sessions() {
        Client here = with(signIn(username, PASSWORD));
        Client elsewhere = with(signIn(username, PASSWORD));

        here.post("/api/session/password", Map.of("password", PASSWORD, "newPassword", "nam-sau-bay-tam"))
                .must(200);

        here.get("/api/session").must(200);
        elsewhere.get("/api/session").refused(401, "session.required");
    }

    @Test
    void a_new_password_needs_eight_characters_and_the_old_one() {
        Client officer = with(signIn(username, PASSWORD));

        officer.post("/api/session/password", Map.of("password", PASSWORD, "newPassword", "bayky-7"))
                .refused(422, "password.too-short");
        officer.post("/api/session/password", Map.of("password", "khong-phai", "newPassword", "nam-sau-bay-tam"))
                .refused(401, "session.refused");
        signIn(username, PASSWORD).must(200);
    }

    @Test
    void guessing_the_old_password_in_a_stolen_session_is_slowed_down() {
        Client officer = with(signIn(username, PASSWORD));
        Map<String, String> guess = Map.of("password", "khong-phai", "newPassword", "nam-sau-bay-tam");
        for (int i = 0; i < 5; i++) {
            officer.post("/api/session/password", guess).refused(401, "session.refused");
        }

        officer.post("/api/session/password", Map.of("password", PASSWORD, "newPassword", "nam-sau-bay-tam"))
                .refused(429, "session.too-many-tries");
    }

    @Test
    void a_reset_ends_every_session() {
        Client officer = with(signIn(username, PASSWORD));

        server.server().core().staff().resetPassword(username);

        officer.get("/api/session").refused(401, "session.required");
    }

    @Test
    void who_may_no_longer_sign_in_is_out_at_once() {
        Client officer = with(signIn(username, PASSWORD));

        put(null, true);

        officer.get("/api/session").refused(401, "session.required");
        signIn(username, PASSWORD).refused(401, "session.refused");
    }

    @Test
    void names_and_passwords_with_impossible_letters_are_refused_in_order() {
        signIn("\u0000", PASSWORD).refused(422, "request.invalid");
        signIn("' or 1=1 --", "' or 1=1 --").refused(401, "session.refused");
        server.visitor().post("/api/session", Map.of("username", username)).refused(422, "request.invalid");
        server.visitor()
                .post("/api/session", Map.of("username", 5, "password", PASSWORD))
                .refused(422, "request.invalid");
        new Client(server, Client.Key.cookie("nonsense")).get("/api/session").refused(401, "session.required");
    }

    @Test
    void secrets_are_not_kept_as_they_are() {
        String token = office.token(Role.DISPENSER, "cua-chinh");
        Answer session = signIn(username, PASSWORD).must(200);

        assertThat(office.rows("select * from staff where username = '" + username + "'")
                        .toString())
                .contains("$argon2id$")
                .doesNotContain(PASSWORD);
        assertThat(office.rows("select * from staff_session").toString())
                .doesNotContain(with(session).key().value().replace("moiso_session=", ""));
        assertThat(office.rows("select * from device_token").toString()).doesNotContain(token);
    }

    private Answer signIn(String name, String password) {
        return server.visitor().post("/api/session", Map.of("username", name, "password", password));
    }

    private Client with(Answer signedIn) {
        String cookie = signedIn.headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .replaceFirst("^moiso_session=([^;]*);.*", "$1");
        return new Client(server, Client.Key.cookie(cookie));
    }

    private void put(@Nullable String password, boolean disabled) {
        server.server()
                .core()
                .staff()
                .put(new StaffMember(username, office.id(), "Trần Văn Thử", Role.OFFICER, false, disabled), password);
    }
}
