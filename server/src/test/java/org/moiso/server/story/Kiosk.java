package org.moiso.server.story;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The dispenser at the door. */
record Kiosk(TestOffice office, Client client) {

    static String requestId() {
        return UUID.randomUUID().toString();
    }

    /** Takes a number for a service, by its Vietnamese name. */
    TestTicket press(String service) {
        return press(service, "normal");
    }

    TestTicket press(String service, String priority) {
        return TestTicket.issued(order(Map.of("service", office.service(service), "priority", priority))
                .must(201));
    }

    /** Presses as often as that. */
    TestTicket[] press(String service, int times) {
        TestTicket[] tickets = new TestTicket[times];
        for (int i = 0; i < times; i++) {
            tickets[i] = press(service);
        }
        return tickets;
    }

    /** Presses and hears whatever the server says; a requestId is made where none is given. */
    Answer order(Map<String, ?> body) {
        Map<String, Object> whole = new HashMap<>(body);
        whole.putIfAbsent("requestId", requestId());
        return client.post(office.path("tickets"), whole);
    }

    Answer tries(String service) {
        return order(Map.of("service", office.service(service)));
    }
}
