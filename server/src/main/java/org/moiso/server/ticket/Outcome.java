package org.moiso.server.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.moiso.server.catalog.ProcedureId;

/**
 * What came of a visit at a counter, as its officer says when finishing.
 *
 * @param done which procedures, and how many dossiers of each; may be empty
 */
public record Outcome(Result result, Channel channel, Payment payment, List<Done> done) {

    /** More than anybody carries; a larger number is a slip of the finger. */
    public static final int DOSSIERS_AT_MOST = 99;

    /**
     * @param count dossiers, 1 to {@link #DOSSIERS_AT_MOST}
     */
    public record Done(ProcedureId procedure, int count) {}

    public enum Result {
        ACCEPTED,
        SUPPLEMENT,
        HANDED_OVER,
        GUIDED,
        REFUSED,
        OTHER;

        @JsonValue
        public String code() {
            return Outcome.code(this);
        }

        /**
         * @throws IllegalArgumentException when there is no such result
         */
        public static Result of(String code) {
            return Outcome.of(values(), code);
        }
    }

    public enum Channel {
        PAPER,
        ONLINE,
        GUIDED_ONLINE;

        @JsonValue
        public String code() {
            return Outcome.code(this);
        }

        /**
         * @throws IllegalArgumentException when there is no such channel
         */
        public static Channel of(String code) {
            return Outcome.of(values(), code);
        }
    }

    public enum Payment {
        NONE,
        CASH,
        CASHLESS;

        @JsonValue
        public String code() {
            return Outcome.code(this);
        }

        /**
         * @throws IllegalArgumentException when there is no such way to pay
         */
        public static Payment of(String code) {
            return Outcome.of(values(), code);
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E of(E[] values, String code) {
        return Arrays.stream(values)
                .filter(it -> code(it).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such choice: " + code));
    }
}
