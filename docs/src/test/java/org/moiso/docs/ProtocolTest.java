package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.moiso.display.Board;
import org.moiso.display.Frame;
import org.moiso.printer.Slip;
import org.moiso.server.json.Json;

/** The examples beside the protocol are what the server reads and writes. */
class ProtocolTest {

    private static final String PAGE = Repository.text("docs/protocol/README.md");
    private static final Map<String, String> SCHEMAS = Map.of(
            "menu.json", "Menu",
            "ticket.json", "Ticket",
            "session.json", "Session",
            "board.json", "Board",
            "track.json", "Track");

    @Test
    void every_example_is_json_and_is_named_in_the_protocol() {
        List<Path> examples = Repository.files(".json").stream()
                .filter(file -> Repository.name(file).startsWith("docs/protocol/"))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            assertThat(Json.tree(Repository.text(example)).isContainerNode()).isTrue();
            assertThat(PAGE).contains("`" + example.getFileName() + "`");
        });
    }

    @Test
    void the_read_models_are_as_the_description_says() {
        Description description = Description.read();

        SCHEMAS.forEach((file, schema) ->
                assertThat(description.misfits(schema, example(file))).as(file).isEmpty());
    }

    @Test
    void the_board_and_its_frames_are_those_of_the_code() throws Exception {
        JsonNode board = example("board.json");
        assertThat(written(Json.mapper().treeToValue(board, Board.class))).isEqualTo(board);

        for (JsonNode frame : example("frames.json")) {
            String type = frame.path("type").asText();
            assertThat(PAGE).contains(type);
            if (type.equals("queues")) {
                assertThat(written(Json.mapper().treeToValue(frame, Frame.Queues.class)))
                        .isEqualTo(frame);
            } else if (!type.equals("ping")) {
                assertThat(written(Json.mapper().treeToValue(frame, Frame.Event.class)))
                        .isEqualTo(frame);
            }
        }
    }

    @Test
    void a_slip_is_what_the_printer_takes() throws Exception {
        JsonNode print = StreamSupport.stream(example("printer.json").spliterator(), false)
                .filter(frame -> frame.path("type").asText().equals("print"))
                .findFirst()
                .orElseThrow();

        Slip slip = Json.mapper().treeToValue(print.path("slip"), Slip.class);

        assertThat(written(slip)).isEqualTo(print.path("slip"));
    }

    @Test
    void every_event_of_the_log_stands_in_the_protocol() {
        List<String> missing = Repository.files(".java").stream()
                .filter(file -> Repository.name(file).startsWith("server/src/main"))
                .flatMap(file -> Pattern.compile("String TYPE = \"([a-z.-]+)\"")
                        .matcher(Repository.text(file))
                        .results()
                        .map(it -> it.group(1)))
                .filter(type -> !PAGE.contains("`" + type + "`"))
                .toList();

        assertThat(missing).isEmpty();
    }

    private static JsonNode example(String file) {
        return Json.tree(shortened(Repository.text("docs/protocol/" + file)));
    }

    private static JsonNode written(Object value) {
        return Json.tree(shortened(Json.write(value)));
    }

    /** Without the zeros at the end of a fraction of a second, which mean nothing. */
    private static String shortened(String json) {
        return json.replaceAll("(:\\d\\d(?:\\.\\d*?[1-9])?)\\.?0+(?=[+-]\\d\\d:\\d\\d\")", "$1");
    }
}
