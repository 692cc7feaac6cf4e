package org.moiso.server.call;

import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DomainEvent;

/**
 * Another calling rule is in force.
 *
 * @param from the rule before: {@code head-start}, {@code interleave} or {@code strict}
 * @param interleave how many priority calls in a row that rule allows; only {@code interleave} looks at it
 */
public record RuleChanged(String from, String to, int interleave, String reason) implements DomainEvent {

    public static final String TYPE = "rule.changed";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable Long about() {
        return null;
    }
}
