package org.moiso.server.bench;

import java.io.IOException;
import java.util.UUID;

/** What people press, each with a request of its own. */
final class Presses {

    private Presses() {}

    /** Takes a number for the one service of an office to measure with. */
    static HttpLine.Answer issue(HttpLine line, String office) throws IOException {
        return ServerUnderLoad.must(
                201,
                line.send(
                        "POST",
                        "/api/offices/" + office + "/tickets",
                        "{\"service\":\"" + office + ".A\"," + request() + "}"));
    }

    /** An officer sits down at a counter: {@code bench.q1}. */
    static void sitDown(HttpLine officer, String counter) throws IOException {
        ServerUnderLoad.must(204, officer.send("POST", "/api/counters/" + counter + "/session", ""));
    }

    /** Finishes whom the counter has, and calls whoever is next: 201, or 204 when nobody waits. */
    static HttpLine.Answer callNext(HttpLine officer, String counter) throws IOException {
        return officer.send(
                "POST", "/api/counters/" + counter + "/calls", "{\"finishCurrent\":true," + request() + "}");
    }

    /**
     * @param operation such as {@code start}
     */
    static void act(HttpLine officer, String ticket, String operation) throws IOException {
        ServerUnderLoad.must(
                200, officer.send("POST", "/api/tickets/" + ticket + "/" + operation, "{" + request() + "}"));
    }

    private static String request() {
        return "\"requestId\":\"" + UUID.randomUUID() + "\"";
    }
}
