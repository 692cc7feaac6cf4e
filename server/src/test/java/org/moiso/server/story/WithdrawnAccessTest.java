package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.moiso.server.web.Role.ADMIN;
import static org.moiso.server.web.Role.OFFICER;
import static org.moiso.server.web.Role.SCREEN;

import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may no longer see something does not go on seeing it over a line that was opened before. */
@OnBothDatabases
class WithdrawnAccessTest {

    private final TestServer server;
    private final TestOffice office;
    private final String line;

    WithdrawnAccessTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        line = "/ws/counters/" + office.scoped("q1");
    }

    @Test
    void a_live_line_is_cut_when_the_token_it_was_opened_with_is_revoked() {
        Client screen = new Client(server, Client.Key.token(office.token(SCREEN, "sanh")));
        Client another = new Client(server, Client.Key.token(office.token(SCREEN, "sanh-2")));
        try (LiveSocket cut = LiveSocket.open(screen, line);
                LiveSocket kept = LiveSocket.open(another, line)) {
            cut.first();
            kept.first();

            server.server().core().tokens().revoke(office.id(), "sanh");

            assertThat(cut.closed()).isEqualTo(1008);
            assertThatThrownBy(() -> LiveSocket.open(screen, line))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThat(kept.isClosed()).isFalse();
        }
    }

    @Test
    void a_live_line_is_cut_when_the_one_who_opened_it_may_not_sign_in_any_more() {
        Client officer = office.staff(OFFICER, "di-vang");
        String username = officer.get("/api/session")
                .must(200)
                .json()
                .path("staff")
                .path("username")
                .asText();
        try (LiveSocket cut = LiveSocket.open(officer, line)) {
            cut.first();

            office.staff(ADMIN, "quan-tri")
                    .put(
                            office.path("staff/" + username),
                            Map.of("name", "Đã nghỉ việc", "role", "officer", "disabled", true))
                    .must(200);

            assertThat(cut.closed()).isEqualTo(1008);
        }
    }
}
