package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** An administrator lets people and devices in and out, and carries the office file. */
@OnBothDatabases
class AdminStoryTest {

    private final TestServer server;
    private final TestOffice office;
    private final Client admin;
    private final String adminName;

    AdminStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        adminName = office.id() + "-quantri";
        admin = office.staff(Role.ADMIN, "quantri");
    }

    @Test
    void who_is_added_signs_in_with_a_password_that_is_shown_once() {
        String username = "moi-" + office.id();

        Answer added = add(username).must(201);

        String password = added.text("password");
        Answer session = server.visitor().post("/api/session", Map.of("username", username, "password", password));
        assertThat(session.must(200).json().path("mustChangePassword").asBoolean())
                .isTrue();
        assertThat(member(username).path("password").isNull()).isTrue();
        assertThat(office.lastEvent().type()).isEqualTo("staff.changed");
        assertThat(office.lastEvent().body().toString()).contains("added").doesNotContain(password);
        add(username).refused(409, "staff.taken");
        add("Hoa Mai").refused(422, "staff.username");
    }

    @Test
    void who_is_disabled_is_out_at_once_and_comes_back_with_a_new_sign_in() {
        String username = office.id() + "-ra";
        Client officer = office.staff(Role.OFFICER, "ra");
        officer.get("/api/session").must(200);

        change(username, "officer", true).must(200);

        officer.get("/api/session").refused(401, "session.required");
        assertThat(member(username).path("disabled").asBoolean()).isTrue();
        change(username, "supervisor", false).must(200);
        officer.get("/api/session").refused(401, "session.required");
        assertThat(member(username).path("role").asText()).isEqualTo("supervisor");
    }

    @Test
    void a_new_password_ends_every_session_and_the_old_password() {
        String username = office.id() + "-quen";
        Client officer = office.staff(Role.OFFICER, "quen");

        String password = admin.post(office.path("staff/" + username + "/password"), Map.of())
                .must(200)
                .text("password");

        officer.get("/api/session").refused(401, "session.required");
        server.visitor()
                .post("/api/session", Map.of("username", username, "password", password))
                .must(200);
    }

    @Test
    void nobody_takes_away_their_own_right() {
        change(adminName, "officer", false).refused(409, "staff.yourself");
        change(adminName, "admin", true).refused(409, "staff.yourself");
        admin.post(office.path("staff/" + adminName + "/password"), Map.of()).refused(409, "staff.yourself");
        assertThat(change(adminName, "admin", false).must(200).text("name")).isEqualTo("Trần Văn Thử");
    }

    @Test
    void people_of_another_office_are_nobody_here() {
        TestOffice other = server.newOffice();
        String username = other.id() + "-xa";
        Client officer = other.staff(Role.OFFICER, "xa");

        change(username, "officer", true).refused(404, "staff.not-found");
        admin.post(office.path("staff/" + username + "/password"), Map.of()).refused(404, "staff.not-found");
        admin.get(other.path("staff")).refused(403, "access.denied");
        officer.get("/api/session").must(200);
    }

    @Test
    void a_device_that_was_lost_is_taken_out_alone() {
        Client lost = new Client(server, Client.Key.token(office.token(Role.SCREEN, "sanh")));
        Client kept = new Client(server, Client.Key.token(office.token(Role.DISPENSER, "cua-chinh")));
        JsonNode tokens = admin.get(office.path("tokens")).must(200).json();
        String id = "";
        for (JsonNode token : tokens) {
            id = token.path("device").asText().equals(office.scoped("sanh"))
                    ? token.path("id").asText()
                    : id;
        }

        admin.delete(office.path("tokens/" + id)).must(204);

        lost.get("/api/device").refused(401, "session.required");
        kept.get("/api/device").must(200);
        assertThat(office.lastEvent().type()).isEqualTo("device.revoked");
        admin.delete(office.path("tokens/" + id)).refused(404, "token.not-found");
    }

    @Test
    void the_office_file_is_written_and_read_and_nothing_changes_by_reading() {
        Answer written = admin.get(office.path("file")).must(200);
        int events = office.events().size();

        Answer read = admin.send("POST", office.path("file"), written.body()).must(200);

        JsonNode plan = admin.get(office.path("plan")).must(200).json().path("plan");
        assertThat(read.json().path("plan")).isEqualTo(plan);
        assertThat(written.body()).contains("# ").doesNotContain("password_hash");
        assertThat(office.events()).hasSize(events);
    }

    @Test
    void a_file_that_cannot_be_used_is_refused_with_every_reason() {
        String written = admin.get(office.path("file")).must(200).body();
        TestOffice other = server.newOffice();

        admin.send("POST", office.path("file"), "office: [").refused(422, "plan.unusable");
        admin.send(
                        "POST",
                        office.path("file"),
                        written.replace(office.id().value(), other.id().value()))
                .refused(422, "plan.unusable");
    }

    private Answer add(String username) {
        return admin.post(
                office.path("staff"), Map.of("username", username, "name", "Trần Văn Thử", "role", "officer"));
    }

    private Answer change(String username, String role, boolean disabled) {
        return admin.put(
                office.path("staff/" + username), Map.of("name", "Trần Văn Thử", "role", role, "disabled", disabled));
    }

    private JsonNode member(String username) {
        for (JsonNode member : admin.get(office.path("staff")).must(200).json()) {
            if (member.path("username").asText().equals(username)) {
                return member;
            }
        }
        throw new AssertionError("There is nobody called " + username);
    }
}
