package org.moiso.server.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.OfficeId;

/** An outcome as events and answers show it. */
public record OutcomeFacts(
        Outcome.Result result, Outcome.Channel channel, Outcome.Payment payment, List<Done> procedures) {

    /**
     * @param procedure scoped id
     */
    public record Done(String procedure, int count) {}

    public static @Nullable OutcomeFacts of(OfficeId office, @Nullable Outcome outcome) {
        return outcome == null
                ? null
                : new OutcomeFacts(
                        outcome.result(),
                        outcome.channel(),
                        outcome.payment(),
                        outcome.done().stream()
                                .map(it -> new Done(office.scoped(it.procedure().value()), it.count()))
                                .toList());
    }
}
