package org.moiso.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What a board shows after the frames it was sent, by the one rule of the protocol. */
final class BoardMirror {

    private final Map<String, String> tickets = new TreeMap<>();
    private final Map<String, Integer> waiting = new TreeMap<>();

    private BoardMirror() {}

    static BoardMirror after(List<JsonNode> frames) {
        BoardMirror mirror = new BoardMirror();
        long last = 0;
        for (JsonNode frame : frames) {
            boolean snapshot = frame.path("type").asText().equals("snapshot");
            boolean queues = frame.path("type").asText().equals("queues");
            if (snapshot || queues || frame.path("seq").asLong() > last) {
                mirror.take(frame);
                last = Math.max(last, frame.path("seq").asLong());
            }
        }
        return mirror;
    }

    /** The picture that the server itself would give now. */
    static BoardMirror of(Lobby lobby) {
        BoardMirror mirror = new BoardMirror();
        mirror.takeWhole(lobby.board());
        return mirror;
    }

    /** Which number stands at which counter. */
    Map<String, String> tickets() {
        return tickets;
    }

    /** How many wait for which service. */
    Map<String, Integer> waiting() {
        return waiting;
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "snapshot" -> takeWhole(frame.path("board"));
            case "queues" -> takeQueues(frame.path("queues"));
            default -> {
                String number = frame.at("/ticket/number").asText();
                String status = frame.at("/ticket/status").asText();
                if (!number.isEmpty()) {
                    tickets.values().removeIf(number::equals);
                }
                if (status.equals("called") || status.equals("serving")) {
                    tickets.put(frame.at("/counter/id").asText(), number);
                }
            }
        }
    }

    private void takeWhole(JsonNode board) {
        tickets.clear();
        StreamSupport.stream(board.path("counters").spliterator(), false)
                .filter(it -> it.path("ticket").isObject())
                .forEach(it -> tickets.put(
                        it.path("id").asText(), it.at("/ticket/number").asText()));
        takeQueues(board.path("queues"));
    }

    private void takeQueues(JsonNode queues) {
        queues.forEach(it ->
                waiting.put(it.path("service").asText(), it.path("waiting").asInt()));
    }
}
