package org.moiso.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.db.Database;
import org.moiso.server.db.Db;
import org.moiso.server.staff.DeviceTokens;
import org.moiso.server.staff.Staff;

/** A data folder opened by a command that does its work and goes, without serving anybody. */
record DataFolder(Db db, OfficePlans plans, Staff staff, DeviceTokens tokens) implements AutoCloseable {

    static DataFolder open(ServerConfig config, Clock clock) {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + config.data() + " cannot be made", e);
        }
        Db db = new Db(Database.open(config.database()), clock, offices -> {});
        return new DataFolder(db, new OfficePlans(db, clock), new Staff(db, clock), new DeviceTokens(db, clock));
    }

    @Override
    public void close() {
        db.close();
    }
}
