package org.moiso.server.office;

import org.moiso.server.db.OfficeId;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** A counter as an address names it: {@code xa-mau.q2}. */
public record CounterPath(OfficeId office, CounterId counter) {

    /**
     * @throws RuleViolation when it names no counter of any office
     */
    public static CounterPath of(String scoped) {
        try {
            OfficeId office = OfficeId.ofScoped(scoped).orElseThrow(() -> new IllegalArgumentException(scoped));
            String key = office.keyOf(scoped).orElseThrow(() -> new IllegalArgumentException(scoped));
            return new CounterPath(office, new CounterId(key));
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.COUNTER__NOT_FOUND, scoped);
        }
    }
}
