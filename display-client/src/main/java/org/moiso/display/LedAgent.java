package org.moiso.display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Drives the LED boards over the counters: follows the board of an office as a screen does and tells each board what people should see. When the server is gone, the boards keep
 * what they show. Safe for all threads.
 */
public final class LedAgent implements AutoCloseable {

    private static final long REFRESH_MILLISECONDS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final LedBus bus;
    private final LedHall hall;
    private final ServerLine line;
    private volatile long since = -1;

    /**
     * @param token of a screen of the office
     * @param version that the server is told
     */
    public LedAgent(URI server, String token, String version, BusAddress bus, List<LedPlace> boards) {
        this.version = version;
        this.bus = new LedBus(bus, boards, REFRESH_MILLISECONDS, this::shown, this::state);
        this.hall = new LedHall(this.bus::show);
        this.line = new ServerLine(server, token, new Ears());
    }

    public void start() {
        bus.start();
        line.start();
    }

    /** What the server says, on the line's threads. After a lost line it goes on from the last frame that was used. */
    private final class Ears implements ServerLine.Ears {

        @Override
        public String path(JsonNode device) throws IOException {
            if (!device.path("role").asText().equals("screen")) {
                throw new IOException(
                        "the server does not know this token as a screen's; make one with: moiso device SCREEN");
            }
            return "/ws/offices/" + device.path("office").asText() + "/board" + (since < 0 ? "" : "?since=" + since);
        }

        @Override
        public void connected() {
            // The snapshot is answered.
        }

        @Override
        public void heard(JsonNode frame) {
            String type = frame.path("type").asText();
            if (!type.equals("ping")) {
                hall.take(frame);
                since = Math.max(since, frame.path("seq").asLong());
            }
            if (type.equals("ping") || type.equals("snapshot")) {
                state();
            }
        }

        @Override
        public void lost() {
            // The boards keep what they show.
        }
    }

    private void state() {
        ArrayNode faults = json.createArrayNode();
        bus.faults()
                .forEach((counter, fault) ->
                        faults.addObject().put("counter", counter).put("fault", fault.code()));
        ObjectNode frame = json.createObjectNode()
                .put("type", "state")
                .put("sound", "mute")
                .put("version", version)
                .put("front", 0)
                .put("visible", true);
        send(frame.set("faults", faults));
    }

    private void shown(long call) {
        send(json.createObjectNode().put("type", "shown").put("seq", call));
    }

    private void send(ObjectNode frame) {
        line.send(frame.toString());
    }

    @Override
    public void close() {
        line.close();
        bus.close();
    }
}
