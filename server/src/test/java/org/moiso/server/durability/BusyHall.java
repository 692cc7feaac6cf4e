package org.moiso.server.durability;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.moiso.server.QueueServer;
import org.moiso.server.ServerConfig;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.check.Checker;
import org.moiso.server.db.Cause;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.setup.Setup;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.NumberRoll;

/** The demo's office in a real server of this process, asked past its doors. */
final class BusyHall implements AutoCloseable {

    static final OfficeId OFFICE = new OfficeId("xa-mau");

    private final QueueServer server;

    private BusyHall(QueueServer server) {
        this.server = server;
    }

    static BusyHall open(ServerConfig config, Clock clock) throws Exception {
        Files.createDirectories(config.data());
        QueueServer server = new QueueServer(config, clock);
        if (server.core().plans().find(OFFICE).isEmpty()) {
            try (InputStream yaml = BusyHall.class.getResourceAsStream("/demo/xa-mau.yaml")) {
                OfficeFile.Content content =
                        new OfficeFile().read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
                new Setup(server.core().plans(), server.core().staff()).apply(content, "system:test");
            }
            Awaitility.await().until(() -> server.core().plans().find(OFFICE).isPresent());
        }
        return new BusyHall(server);
    }

    static ServerConfig in(Path folder) {
        return new ServerConfig(folder, "127.0.0.1", 0, null, DatabaseConfig.embedded(folder));
    }

    /** A press for "Hộ tịch"; the number that was shown. */
    String press() {
        return server.core()
                .ticketing()
                .issue(OFFICE, order(), cause())
                .ticket()
                .number()
                .text();
    }

    /** A slip from before the loss is taken into the queue, as a number off a pre-printed roll that holds it. */
    String handOut(int first, int last, int wanted) {
        NumberRoll roll = server.core().rolls().open(OFFICE, order().service(), first, last, cause());
        return server.core()
                .ticketing()
                .handOut(OFFICE, roll.id(), order(), wanted, cause())
                .ticket()
                .number()
                .text();
    }

    static IssueOrder order() {
        return new IssueOrder(new ServiceId("HT"), null, PriorityId.NORMAL, Language.VI, new DispenserId("cua-chinh"));
    }

    static Cause cause() {
        return new Cause("device:cua-chinh", UUID.randomUUID().toString());
    }

    List<String> findings() {
        return new Checker(server.core().db()).check(OFFICE).findings();
    }

    QueueServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
