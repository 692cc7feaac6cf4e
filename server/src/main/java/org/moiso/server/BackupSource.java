package org.moiso.server;

import org.moiso.server.backup.BackupWatch;
import org.moiso.server.db.Db;
import org.moiso.server.event.EventLog;
import org.moiso.server.ticket.SkippingAhead;

/** What the backups watch of the data. */
record BackupSource(Db db, EventLog log, SkippingAhead skipping) implements BackupWatch.Source {

    @Override
    public long commands() {
        return db.figures().commands();
    }

    @Override
    public long changes() {
        return log.heads().values().stream().mapToLong(it -> it).sum();
    }

    @Override
    public String numbers() {
        return skipping.marks();
    }
}
