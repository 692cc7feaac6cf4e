package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.web.Role;

/** Every state × every operation. The table is written down here once more, from the design and not from the code. */
@OnBothDatabases
class StateMatrixTest {

    private enum Operation {
        CALL("called", "ticket.not-waiting", "waiting", "on-hold"),
        RECALL("called", "ticket.not-called", "called"),
        START("serving", "ticket.not-called", "called"),
        FINISH("finished", "ticket.not-at-counter", "called", "serving"),
        HOLD("on-hold", "ticket.not-at-counter", "called", "serving"),
        RESUME("waiting", "ticket.not-on-hold", "on-hold"),
        TRANSFER("waiting", "ticket.not-at-counter", "called", "serving"),
        NO_SHOW("no-show", "ticket.not-called", "called"),
        REQUEUE("waiting", "ticket.not-called", "called"),
        REINSTATE("waiting", "ticket.not-missed", "no-show", "cancelled"),
        CANCEL("cancelled", "ticket.not-waiting", "waiting", "on-hold"),
        MOVE("waiting", "ticket.not-waiting", "waiting"),
        RECLASSIFY("waiting", "ticket.not-waiting", "waiting");

        private final String to;
        private final String refusal;

        @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, only its type does not say so
        private final Set<String> from;

        Operation(String to, String refusal, String... from) {
            this.to = to;
            this.refusal = refusal;
            this.from = Set.of(from);
        }

        private static Client supervisor(TestOffice office) {
            return office.staff(Role.SUPERVISOR, "truong-" + Kiosk.requestId());
        }

        Answer on(TestOffice office, TestTicket ticket) {
            TestCounter counter = office.counter(2);
            return switch (this) {
                case CALL -> counter.triesToCallNext(Map.of("ticket", ticket.id(), "reason", "đã hẹn"));
                case HOLD -> counter.tries("hold", ticket, Map.of("reason", "photo"));
                case TRANSFER -> counter.tries("transfer", ticket, Map.of("service", office.service("Chứng thực")));
                case NO_SHOW -> counter.tries("no-show", ticket);
                case MOVE ->
                    supervisor(office)
                            .post(
                                    "/api/tickets/" + ticket.id() + "/move",
                                    Map.of(
                                            "service",
                                            office.service("Chứng thực"),
                                            "reason",
                                            "nhầm",
                                            "requestId",
                                            Kiosk.requestId()));
                case RECLASSIFY ->
                    supervisor(office)
                            .post(
                                    "/api/tickets/" + ticket.id() + "/priority",
                                    Map.of(
                                            "priority",
                                            "elderly",
                                            "reason",
                                            "cao tuổi",
                                            "requestId",
                                            Kiosk.requestId()));
                default -> counter.tries(name().toLowerCase(java.util.Locale.ROOT), ticket);
            };
        }
    }

    private static final List<String> STATES =
            List.of("waiting", "called", "serving", "finished", "on-hold", "no-show", "cancelled", "expired");

    private final TestOffice office;

    StateMatrixTest(TestServer server) {
        office = server.newOffice();
    }

    static Stream<Arguments> legal() {
        return STATES.stream()
                .flatMap(state -> Arrays.stream(Operation.values())
                        .filter(operation -> operation.from.contains(state))
                        .map(operation -> argumentSet(operation + " of a ticket that is " + state, state, operation)));
    }

    static Stream<String> states() {
        return STATES.stream();
    }

    @ParameterizedTest
    @MethodSource("legal")
    void a_legal_operation_goes_through(String state, Operation operation) {
        TestTicket ticket = ticketIn(state);

        Answer answer = operation.on(office, ticket);

        answer.must(operation == Operation.CALL ? 201 : 200);
        assertThat(office.statusOf(ticket)).isEqualTo(operation.to);
        assertThat(answer.body()).contains("\"number\":\"H001\"", "\"status\":\"" + operation.to + "\"");
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_other_operation_is_refused_by_a_sentence_and_changes_nothing(String state) {
        TestTicket ticket = ticketIn(state);
        List<OfficeEvent> events = office.events();
        Map<String, Object> row = office.row(ticket);

        for (Operation operation : Operation.values()) {
            if (!operation.from.contains(state)) {
                Answer answer = operation.on(office, ticket);

                assertThat(answer.refused(409, operation.refusal)).contains("H001");
                assertThat(office.events()).as("after " + operation).isEqualTo(events);
                assertThat(office.row(ticket)).as("after " + operation).isEqualTo(row);
            }
        }
    }

    private TestTicket ticketIn(String state) {
        TestCounter counter = office.counter(2).opens();
        TestTicket ticket = office.kiosk().press("Hộ tịch");
        if (Set.of("called", "serving", "finished", "on-hold", "no-show").contains(state)) {
            counter.callsNext();
            office.clock().advanceSeconds(10);
        }
        switch (state) {
            case "serving" -> counter.does("start", ticket);
            case "finished" -> counter.does("finish", ticket);
            case "on-hold" -> counter.does("hold", ticket, Map.of("reason", "chờ giấy tờ"));
            case "no-show" -> counter.does("no-show", ticket);
            case "cancelled" -> counter.does("cancel", ticket);
            case "expired" -> {
                office.clock().set("2026-11-21T00:00:00+07:00");
                office.kiosk().press("Chứng thực");
            }
            default -> {
                // waiting and called: there already
            }
        }
        assertThat(office.statusOf(ticket)).isEqualTo(state);
        return ticket;
    }
}
