package org.moiso.server;

import org.jdbi.v3.core.statement.internal.JfrSupport;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.json.Json;
import org.moiso.server.web.WebServer;

/**
 * What a start needs later on and what needs no data: it is made ready on a second processor while the database opens. Whatever goes wrong here is met, and told, where it is needed.
 */
final class HeadStart {

    private HeadStart() {}

    static void begin() {
        go("head-start-web", WebServer::prepare);
        go("head-start-data", () -> {
            Json.prepare(OfficePlan.class);
            boolean unused = JfrSupport.isFlightRecorderAvailable();
        });
    }

    private static void go(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
