package org.moiso.server.catalog;

import java.util.List;

/**
 * An address outside that is told what happens in the office, so that a province can send its own messages.
 *
 * @param id unique in the office; who changes it begins anew with what happens from then on
 * @param url {@code http} or {@code https}
 * @param secret signs every delivery; at least 16 characters
 * @param events types such as {@code ticket.called}, or {@code ticket.*} for all of a kind; empty for every event of a ticket
 */
public record Webhook(String id, String url, String secret, List<String> events) {

    private static final List<String> USUAL = List.of("ticket.*");

    /** Whether it is told of events of this type. */
    public boolean wants(String type) {
        return (events.isEmpty() ? USUAL : events)
                .stream()
                        .anyMatch(it -> it.endsWith(".*")
                                ? type.startsWith(it.substring(0, it.length() - 1))
                                : type.equals(it));
    }
}
