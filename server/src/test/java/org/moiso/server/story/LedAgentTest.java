package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moiso.display.LedAgent;
import org.moiso.display.LedPlace;
import org.moiso.display.RtuSlaves;
import org.moiso.server.QueueServer;
import org.moiso.server.web.Role;

/** From the officer's key to the segments over the counter. */
@OnBothDatabases
class LedAgentTest {

    @TempDir
    Path folder;

    private final TestServer server;
    private final TestOffice office;
    private final Client supervisor;

    LedAgentTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
        supervisor = office.staff(Role.SUPERVISOR, "truong");
    }

    @Test
    void boards_follow_the_counters_and_the_server_knows_what_they_show() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat makes the serial line");
        try (RtuSlaves slaves = new RtuSlaves(folder, 1, 2);
                LedAgent agent = agent(slaves)) {
            agent.start();
            office.counter(2).opens();
            TestTicket ticket = office.kiosk().press("Hộ tịch");
            await().until(() -> slaves.text(2, 0, 4).equals(" -- "));

            office.counter(2).callsNext();

            await().until(() -> slaves.text(2, 0, 4).equals("H001"));
            await().until(() -> slaves.register(2, 8) == 0x0F);
            await().until(() -> screens().at("/screens/0/shown").asLong() > 0);
            assertThat(slaves.text(1, 0x70, 2)).isEqualTo("    ");

            office.counter(2).does("start", ticket);
            office.counter(2).does("finish", ticket);
            await().until(() -> slaves.text(2, 0, 4).equals(" -- "));
            assertThat(slaves.garbage()).isEmpty();

            assertThat(screens().at("/screens/0/faults")).isEmpty();
            slaves.powerOff(2);
            office.kiosk().press("Hộ tịch");
            office.counter(2).callsNext();
            await().until(() -> screens().at("/screens/0/faults").size() == 1);
            JsonNode screen = screens().at("/screens/0");
            assertThat(screen.at("/faults/0/counter").asText()).isEqualTo(office.scoped("q2"));
            assertThat(screen.at("/faults/0/counterNumber").asInt()).isEqualTo(2);
            assertThat(screen.at("/faults/0/fault").asText()).isEqualTo("silent");
            assertThat(screen.path("state").asText()).isEqualTo("bad");
            assertThat(screen.at("/trouble/0").asText()).isEqualTo("led-fault");
            slaves.powerOn(2);
            await().until(() -> screens().at("/screens/0/faults").isEmpty()
                    && screens().at("/screens/0/state").asText().equals("good"));
        }
    }

    private JsonNode screens() {
        return supervisor.get(office.path("screens")).must(200).json();
    }

    private LedAgent agent(RtuSlaves slaves) {
        return new LedAgent(
                server.at("/"),
                office.token(Role.SCREEN, "sanh"),
                QueueServer.VERSION,
                slaves.address(),
                List.of(LedPlace.parse("q1=1,led-485"), LedPlace.parse(office.scoped("q2") + "=2,dm56")));
    }
}
