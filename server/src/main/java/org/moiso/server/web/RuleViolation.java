package org.moiso.server.web;

import java.util.List;

/** A request that the rules refuse. It becomes a problem answer in the caller's language; nothing has changed. */
public final class RuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final transient List<Object> arguments;

    /**
     * @param arguments what fills the sentence's places; LocalText and Phrase are put into the reader's language
     */
    public RuleViolation(ApiError error, Object... arguments) {
        super(error.code() + " " + List.of(arguments), null, false, false);
        this.error = error;
        this.arguments = List.of(arguments);
    }

    public ApiError error() {
        return error;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
