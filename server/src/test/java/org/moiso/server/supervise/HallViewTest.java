package org.moiso.server.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.moiso.server.json.Json;

/** The example in the protocol is what the server writes. */
class HallViewTest {

    @Test
    void the_example_of_the_protocol_is_a_hall_and_nothing_is_missing_in_it() throws IOException {
        String example = Files.readString(Path.of("..", "docs", "protocol", "hall.json"));

        JsonNode written = Json.tree(Json.write(Json.read(example, HallView.class)));

        assertThat(written).isEqualTo(Json.tree(example));
    }
}
