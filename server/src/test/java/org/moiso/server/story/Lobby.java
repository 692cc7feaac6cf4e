package org.moiso.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** The big screen's picture. */
record Lobby(JsonNode board) {

    /** The number that stands beside a counter, if one does. */
    Optional<String> numberAt(int counter) {
        return stream(board.path("counters"))
                .filter(it -> it.path("number").asInt() == counter)
                .map(it -> it.path("ticket").path("number"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    String statusOf(int counter) {
        return stream(board.path("counters"))
                .filter(it -> it.path("number").asInt() == counter)
                .map(it -> it.path("status").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The numbers in the list of the last calls, the newest first. */
    List<String> calls() {
        return stream(board.path("calls"))
                .map(it -> it.path("ticket").path("number").asText())
                .toList();
    }

    /** How many wait for a service, by its key. */
    int waiting(String service) {
        return stream(board.path("queues"))
                .filter(it -> it.path("service").asText().endsWith("." + service))
                .mapToInt(it -> it.path("waiting").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** {@code assertThat(office.lobby()).shows("H001", office.counter(3))}. */
    static Claims assertThat(Lobby lobby) {
        return new Claims(lobby);
    }

    static final class Claims extends AbstractAssert<Claims, Lobby> {

        private Claims(@Nullable Lobby lobby) {
            super(lobby, Claims.class);
        }

        Claims shows(String number, TestCounter counter) {
            isNotNull();
            if (!actual.numberAt(counter.number()).equals(Optional.of(number))) {
                failWithMessage("Expected %s at counter %s of %s", number, counter.number(), actual.board());
            }
            return this;
        }

        Claims showsNobodyAt(TestCounter counter) {
            isNotNull();
            if (actual.numberAt(counter.number()).isPresent()) {
                failWithMessage("Expected nobody at counter %s of %s", counter.number(), actual.board());
            }
            return this;
        }
    }
}
