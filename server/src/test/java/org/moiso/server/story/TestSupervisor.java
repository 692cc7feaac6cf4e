package org.moiso.server.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.moiso.server.web.Role;

/** The supervisor of an office: what they see of the hall, and what they do about it. */
record TestSupervisor(TestOffice office, Client client) {

    static TestSupervisor of(TestOffice office) {
        return new TestSupervisor(office, office.staff(Role.SUPERVISOR, "truong"));
    }

    JsonNode hall() {
        return client.get(office.path("hall")).must(200).json();
    }

    Answer moves(TestTicket ticket, Map<String, String> to) {
        return presses("/api/tickets/" + ticket.id() + "/move", to, "nhầm lĩnh vực");
    }

    Answer reclassifies(TestTicket ticket, String priority) {
        return presses("/api/tickets/" + ticket.id() + "/priority", Map.of("priority", priority), "có giấy tờ");
    }

    /** Closes a service for everybody; {@code until} may be empty. */
    Answer closes(String service, String reason, String until) {
        Map<String, Object> body = new HashMap<>();
        body.put("reason", Map.of("vi", reason, "en", "In English: " + reason));
        if (!until.isEmpty()) {
            body.put("until", until);
        }
        return sends("/api/services/" + office.service(service) + "/close", body);
    }

    Answer opens(String service) {
        return presses("/api/services/" + office.service(service) + "/open", Map.of(), "xong việc");
    }

    Answer changesRule(String rule, String reason) {
        return presses(office.path("rule"), Map.of("callingRule", rule), reason);
    }

    Answer writes(TestCounter counter, String words) {
        return sends("/api/counters/" + counter.id() + "/notes", Map.of("words", words));
    }

    /** The queue of a service as the hall shows it. */
    JsonNode queue(String service) {
        return entry("queues", "service", office.service(service));
    }

    JsonNode counter(int number) {
        return entry("counters", "number", String.valueOf(number));
    }

    List<String> acts() {
        return StreamSupport.stream(hall().path("acts").spliterator(), false)
                .map(it -> it.path("type").asText())
                .toList();
    }

    Answer sends(String path, Map<String, ?> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.putIfAbsent("requestId", Kiosk.requestId());
        return client.post(path, whole);
    }

    private Answer presses(String path, Map<String, String> body, String reason) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("reason", reason);
        return sends(path, whole);
    }

    private JsonNode entry(String list, String field, String value) {
        return StreamSupport.stream(hall().path(list).spliterator(), false)
                .filter(it -> it.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
