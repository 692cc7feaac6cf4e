package org.moiso.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

/** A counter and the officer at it. Whatever the officer does first, the counter is taken before. */
final class TestCounter {

    private final TestOffice office;
    private final int number;
    private final Client officer;
    private final AtomicBoolean taken = new AtomicBoolean();

    TestCounter(TestOffice office, int number, Client officer) {
        this.office = office;
        this.number = number;
        this.officer = officer;
    }

    int number() {
        return number;
    }

    String id() {
        return office.scoped("q" + number);
    }

    Client officer() {
        return officer;
    }

    TestCounter opens() {
        if (!taken.getAndSet(true)) {
            officer.post("/api/counters/" + id() + "/session", Map.of()).must(204);
        }
        return this;
    }

    /** Calls the next one; somebody must be waiting. */
    TestTicket callsNext() {
        return TestTicket.called(triesToCallNext(Map.of()).must(201));
    }

    TestTicket finishesAndCallsNext() {
        return TestTicket.called(triesToCallNext(Map.of("finishCurrent", true)).must(201));
    }

    /** Calls the next one, if anybody waits. */
    Optional<TestTicket> callsNextIfAny() {
        Answer answer = triesToCallNext(Map.of("finishCurrent", true));
        return answer.status() == 204 ? Optional.empty() : Optional.of(TestTicket.called(answer.must(201)));
    }

    TestTicket calls(TestTicket chosen, String reason) {
        return TestTicket.called(
                triesToCallNext(Map.of("ticket", chosen.id(), "reason", reason)).must(201));
    }

    Answer triesToCallNext(Map<String, ?> body) {
        opens();
        return officer.post("/api/counters/" + id() + "/calls", withRequestId(body));
    }

    /** Does something with a ticket: {@code start}, {@code finish} … It must succeed. */
    Answer does(String operation, TestTicket ticket) {
        return tries(operation, ticket, Map.of()).must(200);
    }

    Answer does(String operation, TestTicket ticket, Map<String, ?> body) {
        return tries(operation, ticket, body).must(200);
    }

    Answer tries(String operation, TestTicket ticket) {
        return tries(operation, ticket, Map.of());
    }

    Answer tries(String operation, TestTicket ticket, Map<String, ?> body) {
        opens();
        return officer.post("/api/tickets/" + ticket.id() + "/" + operation, withRequestId(body));
    }

    /** What the officer's console shows now. */
    JsonNode desk() {
        opens();
        try (LiveSocket socket = LiveSocket.open(officer, "/ws/counters/" + id())) {
            return socket.first().path("counter");
        }
    }

    /** The numbers in one of the console's lists: {@code next}, {@code held}, {@code missed}. */
    List<String> listed(String list) {
        return StreamSupport.stream(desk().path(list).spliterator(), false)
                .map(it -> it.path("number").asText())
                .toList();
    }

    Answer becomes(String status, String reason) {
        opens();
        return officer.put("/api/counters/" + id() + "/status", Map.of("status", status, "reason", reason));
    }

    private static Map<String, Object> withRequestId(Map<String, ?> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.putIfAbsent("requestId", Kiosk.requestId());
        return whole;
    }
}
