package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** A new screen, dispenser or agent shows six digits; an admin lets it in. A server for each: codes are counted by the address that asks. */
@OnBothDatabases
class PairingStoryTest {

    private static final String TOKEN = "a-token-that-the-device-made-for-itself-0123456789";

    private final TestServer server;
    private final TestOffice office;
    private final Client admin;

    PairingStoryTest(TestServer server) {
        this.server = server.another();
        office = this.server.newOffice(plan -> plan.withArray("printers")
                .addObject()
                .put("id", "may-in-1")
                .put("name", "Máy in")
                .put("port", "agent:"));
        admin = office.staff(Role.ADMIN, "quantri");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void an_admin_enters_the_code_and_the_device_is_known_by_its_own_token() {
        String code = asks("screen", TOKEN).must(201).text("code");
        assertThat(code).matches("[0-9]{6}");
        device(TOKEN).get("/api/device").refused(401, "session.required");

        Answer answer = admin.post(office.path("pairings"), approval(code, "sanh"));

        assertThat(answer.must(200).text("id")).isEqualTo(office.scoped("sanh"));
        assertThat(device(TOKEN).get("/api/device").must(200).text("role")).isEqualTo("screen");
        assertThat(asks("screen", TOKEN)
                        .must(200)
                        .json()
                        .path("device")
                        .path("id")
                        .asText())
                .isEqualTo(office.scoped("sanh"));
        assertThat(office.lastEvent().type()).isEqualTo("device.paired");
        assertThat(office.lastEvent().body().toString()).doesNotContain(TOKEN).doesNotContain(code);
        admin.post(office.path("pairings"), approval(code, "sanh")).refused(404, "pairing.not-found");
    }

    @Test
    void the_same_press_twice_lets_it_in_once() {
        String code = asks("screen", TOKEN).must(201).text("code");
        Map<String, Object> press = approval(code, "sanh");
        admin.post(office.path("pairings"), press).must(200);

        admin.post(office.path("pairings"), press).must(200);

        assertThat(office.eventTypes().stream().filter("device.paired"::equals)).hasSize(1);
    }

    @Test
    void a_reload_shows_the_same_code_and_another_device_another() {
        String code = asks("dispenser", TOKEN).must(201).text("code");

        assertThat(asks("dispenser", TOKEN).must(201).text("code")).isEqualTo(code);
        assertThat(asks("dispenser", TOKEN + "x").must(201).text("code")).isNotEqualTo(code);
    }

    @Test
    void a_code_is_worthless_after_ten_minutes() {
        String code = asks("screen", TOKEN).must(201).text("code");

        office.clock().advanceMinutes(11);

        admin.post(office.path("pairings"), approval(code, "sanh")).refused(404, "pairing.not-found");
        device(TOKEN).get("/api/device").refused(401, "session.required");
        asks("screen", TOKEN).must(201);
    }

    @Test
    void a_screen_cannot_become_a_dispenser() {
        String code = asks("screen", TOKEN).must(201).text("code");

        String sentence =
                admin.post(office.path("pairings"), approval(code, "cua-chinh")).refused(422, "pairing.other-kind");

        assertThat(sentence).contains(code);
        admin.post(office.path("pairings"), approval(code, "sanh")).must(200);
    }

    @Test
    void a_device_of_another_office_is_not_let_in_here() {
        TestOffice other = server.newOffice();
        String code = asks("screen", TOKEN).must(201).text("code");

        other.staff(Role.ADMIN, "quantri2")
                .post(other.path("pairings"), approvalIn(other, code, "sanh"))
                .refused(404, "pairing.not-found");
        office.staff(Role.ADMIN, "quantri3")
                .post(other.path("pairings"), approvalIn(other, code, "sanh"))
                .refused(403, "access.denied");
    }

    @Test
    void an_agent_that_knows_no_office_is_let_in_where_its_code_is_entered() {
        String code = server.visitor()
                .post("/api/pairings", Map.of("role", "printer", "token", TOKEN))
                .must(201)
                .text("code");

        admin.post(office.path("pairings"), approval(code, "may-in-1")).must(200);

        assertThat(device(TOKEN).get("/api/device").must(200).text("office"))
                .isEqualTo(office.id().value());
    }

    @Test
    void nonsense_is_refused_and_many_codes_are_too_many() {
        asks("officer", TOKEN).refused(422, "request.invalid");
        asks("screen", "short").refused(422, "request.invalid");
        admin.post(office.path("pairings"), approval("12345", "sanh")).refused(422, "request.invalid");
        admin.post(office.path("pairings"), approval("123456", "nowhere")).refused(422, "device.not-found");
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            codes.add(asks("screen", TOKEN + i).must(201).text("code"));
        }
        assertThat(codes).hasSize(30);

        asks("screen", TOKEN + "more").refused(429, "pairing.too-many");
    }

    private Answer asks(String role, String token) {
        return server.visitor()
                .post(
                        "/api/pairings",
                        Map.of("role", role, "office", office.id().value(), "token", token));
    }

    private Client device(String token) {
        return new Client(server, Client.Key.token(token));
    }

    private Map<String, Object> approval(String code, String device) {
        return approvalIn(office, code, device);
    }

    private static Map<String, Object> approvalIn(TestOffice where, String code, String device) {
        Map<String, Object> press = new HashMap<>();
        press.put("code", code);
        press.put("device", where.scoped(device));
        press.put("requestId", Kiosk.requestId());
        return press;
    }
}
