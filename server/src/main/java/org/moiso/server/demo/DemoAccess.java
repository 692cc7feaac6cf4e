package org.moiso.server.demo;

import java.util.List;

/** How to get into the demo office: {@code demo-access.json} in its data folder. */
public record DemoAccess(
        String url, String office, List<Service> services, List<Counter> counters, List<Person> staff, Tokens tokens) {

    public record Service(String id, String name, String prefix) {}

    public record Counter(String id, int number, List<String> services) {}

    public record Person(String username, String password, String role) {}

    public record Tokens(String dispenser, String screen, String printer) {}
}
