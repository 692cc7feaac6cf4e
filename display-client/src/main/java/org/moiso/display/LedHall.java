package org.moiso.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the frames of the board say of every counter. For one thread: that of the line to the server. */
final class LedHall {

    private record Seen(
            String status,
            @Nullable String ticket,
            @Nullable String number) {

        LedSight sight(long call) {
            return new LedSight(status, number, call);
        }
    }

    private final Map<String, Seen> counters = new LinkedHashMap<>();
    private final BiConsumer<String, LedSight> news;

    /**
     * @param news is told the scoped id of a counter and what people should see of it
     */
    LedHall(BiConsumer<String, LedSight> news) {
        this.news = news;
    }

    void take(JsonNode frame) {
        String type = frame.path("type").asText();
        if (type.equals("snapshot")) {
            counters.clear();
            frame.at("/board/counters").forEach(it -> {
                Seen seen = new Seen(
                        it.path("status").asText(),
                        text(it.path("ticket").path("id")),
                        text(it.path("ticket").path("number")));
                counters.put(it.path("id").asText(), seen);
                news.accept(it.path("id").asText(), seen.sight(0));
            });
        } else if (type.startsWith("ticket.") && frame.path("ticket").isObject()) {
            ticket(frame);
        } else if (type.startsWith("counter.") && frame.path("counter").isObject()) {
            status(frame.path("counter"), 0);
        }
    }

    private void ticket(JsonNode frame) {
        String ticket = frame.at("/ticket/id").asText();
        String status = frame.at("/ticket/status").asText();
        boolean there = status.equals("called") || status.equals("serving");
        String at = there ? frame.at("/counter/id").asText() : "";
        counters.replaceAll((id, seen) -> {
            if (!id.equals(at) && ticket.equals(seen.ticket)) {
                Seen left = new Seen(seen.status, null, null);
                news.accept(id, left.sight(0));
                return left;
            }
            return seen;
        });
        if (there) {
            boolean call =
                    frame.path("call").isObject() && !frame.path("replayed").asBoolean();
            Seen before = counters.getOrDefault(at, new Seen("open", null, null));
            counters.put(
                    at,
                    new Seen(before.status, ticket, frame.at("/ticket/number").asText()));
            status(frame.path("counter"), call ? frame.path("seq").asLong() : 0);
        }
    }

    private void status(JsonNode counter, long call) {
        String id = counter.path("id").asText();
        Seen before = counters.getOrDefault(id, new Seen("closed", null, null));
        String status = counter.path("status").asText(before.status);
        Seen now = new Seen(status, before.ticket, before.number);
        counters.put(id, now);
        news.accept(id, now.sight(call));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
