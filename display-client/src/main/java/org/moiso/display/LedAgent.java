package org.moiso.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the LED boards over the counters: follows the board of an office as a screen does and tells each board what people should see. When the server is gone, the boards keep
 * what they show. Safe for all threads.
 */
public final class LedAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedAgent.class);
    private static final long REFRESH_MILLISECONDS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final LedBus bus;
    private final LedHall hall;
    private final BoardLine line;

    /**
     * @param token of a screen of the office
     * @param version that the server is told
     */
    public LedAgent(URI server, String token, String version, BusAddress bus, List<LedPlace> boards) {
        this.version = version;
        this.bus = new LedBus(bus, boards, REFRESH_MILLISECONDS, this::shown);
        this.hall = new LedHall(this.bus::show);
        this.line = new BoardLine(server, token, this::heard);
    }

    public void start() {
        bus.start();
        line.start();
    }

    /** On the line's thread. Returns the seq of a frame that was used, 0 for one without. */
    private long heard(String text) {
        try {
            JsonNode frame = json.readTree(text);
            if (frame.path("type").asText().equals("ping")) {
                state();
                return 0;
            }
            hall.take(frame);
            if (frame.path("type").asText().equals("snapshot")) {
                state();
            }
            return frame.path("seq").asLong();
        } catch (JsonProcessingException e) {
            LOG.warn("frame=unreadable reason=\"{}\"", e.getOriginalMessage());
            return 0;
        }
    }

    private void state() {
        send(json.createObjectNode()
                .put("type", "state")
                .put("sound", "mute")
                .put("version", version)
                .put("front", 0)
                .put("visible", bus.faulty().isEmpty()));
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
