package org.moiso.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;

/** The picture and the table in states.md are printed from the table in the code; what fails here says what belongs there. */
class StatesTest {

    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\n(stateDiagram.*?)```", Pattern.DOTALL);

    @Test
    void every_state_diagram_is_that_of_the_code() {
        List<String> diagrams = Repository.files(".md").stream()
                .flatMap(
                        page -> DIAGRAM.matcher(Repository.text(page)).results().map(it -> it.group(1)))
                .toList();

        assertThat(diagrams)
                .isNotEmpty()
                .allSatisfy(diagram -> assertThat(diagram).isEqualTo(diagram()));
    }

    @Test
    void the_table_of_operations_is_that_of_the_code() {
        assertThat(Repository.text("docs/states.md")).contains(table());
    }

    private static String diagram() {
        Stream<String> names = Arrays.stream(TicketStatus.values())
                .filter(status -> !status.code().equals(id(status)))
                .map(status -> "    state \"" + status.code() + "\" as " + id(status));
        Stream<String> moves = Arrays.stream(TicketMove.values())
                .flatMap(move -> Arrays.stream(TicketStatus.values())
                        .filter(move::legalFrom)
                        .map(from -> "    " + id(from) + " --> " + id(move.to()) + ": " + move.code()));
        Stream<String> ends = Arrays.stream(TicketStatus.values())
                .filter(status -> Arrays.stream(TicketMove.values()).noneMatch(move -> move.legalFrom(status)))
                .map(status -> "    " + id(status) + " --> [*]");
        return Stream.of(Stream.of("stateDiagram-v2"), names, Stream.of("    [*] --> waiting: issue"), moves, ends)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String table() {
        return Arrays.stream(TicketMove.values())
                .map(move -> "| `" + move.code() + "` | "
                        + Arrays.stream(TicketStatus.values())
                                .filter(move::legalFrom)
                                .map(TicketStatus::code)
                                .collect(Collectors.joining(", "))
                        + " | " + move.to().code() + " | " + (move.undoable() ? "yes" : "") + " |\n")
                .collect(Collectors.joining());
    }

    private static String id(TicketStatus status) {
        return status.code().replace('-', '_');
    }
}
