package org.moiso.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

class KnownCallersTest {

    private static final Caller MAI = new Caller(Role.OFFICER, "mai", "Mai", new OfficeId("xa-mau"));

    private final KnownCallers callers =
            new KnownCallers(Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC));
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void what_was_looked_up_before_a_change_is_worth_nothing_after_it() {
        assertThat(callers.holder("a", () -> found(MAI))).isEqualTo(MAI);

        callers.forget();

        assertThat(callers.holder("a", Optional::empty)).isEqualTo(Caller.visitor());
    }

    @Test
    void what_is_being_looked_up_while_something_changes_is_worth_nothing_either() {
        Caller seen = callers.holder("a", () -> {
            callers.forget();
            return found(MAI);
        });

        assertThat(seen).isEqualTo(MAI);
        assertThat(callers.holder("a", Optional::empty)).isEqualTo(Caller.visitor());
    }

    @Test
    void who_is_not_known_is_looked_up_each_time_and_may_be_known_the_next() {
        assertThat(callers.holder("a", this::nobody)).isEqualTo(Caller.visitor());
        assertThat(callers.holder("a", this::nobody)).isEqualTo(Caller.visitor());

        assertThat(callers.holder("a", () -> found(MAI))).isEqualTo(MAI);
        assertThat(looks).hasValue(3);
    }

    private Optional<Caller> found(Caller caller) {
        looks.incrementAndGet();
        return Optional.of(caller);
    }

    private Optional<Caller> nobody() {
        looks.incrementAndGet();
        return Optional.empty();
    }
}
