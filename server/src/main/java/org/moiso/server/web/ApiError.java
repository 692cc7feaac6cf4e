package org.moiso.server.web;

import java.util.Locale;

/**
 * Every way in which the product says no: one catalogue. The name gives the stable code ({@code TICKET__NOT_WAITING} is
 * {@code ticket.not-waiting}), the sentence stands in {@code messages/*.properties} under {@code error.} and the code.
 */
public enum ApiError {
    REQUEST__MALFORMED(400),
    REQUEST__INVALID(422),
    REQUEST__TOO_LARGE(413),
    REQUEST__REUSED(409),
    ROUTE__NOT_FOUND(404),
    ROUTE__WRONG_METHOD(405),
    SESSION__REQUIRED(401),
    SESSION__REFUSED(401),
    SESSION__TOO_MANY_TRIES(429),
    ACCESS__DENIED(403),
    PASSWORD__TOO_SHORT(422),
    OFFICE__NOT_FOUND(404),
    OFFICE__NOT_ISSUING(409),
    OFFICE__NOT_ISSUING_TODAY(409),
    PLAN__CHANGED(409),
    PLAN__UNUSABLE(422),
    SERVICE__NOT_FOUND(422),
    SERVICE__CLOSED(409),
    SERVICE__FULL_THIS_HALF_DAY(409),
    SERVICE__NO_TIME_LEFT(409),
    SERIES__EXHAUSTED(409),
    ROLL__NOT_FOUND(404),
    ROLL__RANGE(422),
    ROLL__TAKEN(409),
    ROLL__USED_UP(409),
    ROLL__OTHER_NUMBER(409),
    PROCEDURE__NOT_FOUND(422),
    PRIORITY__NOT_FOUND(422),
    PRIORITY__NEEDS_APPOINTMENT(422),
    IDENTITY__NEEDED(422),
    IDENTITY__LIMIT(409),
    COUNTER__NOT_FOUND(404),
    COUNTER__TAKEN(409),
    COUNTER__NOT_YOURS(409),
    COUNTER__NOT_OPEN(409),
    COUNTER__BUSY(409),
    EMERGENCY__NONE(409),
    EMERGENCY__ANSWERED(409),
    DEVICE__NOT_FOUND(422),
    PAIRING__NOT_FOUND(404),
    PAIRING__OTHER_KIND(422),
    PAIRING__TOO_MANY(429),
    STAFF__NOT_FOUND(404),
    STAFF__TAKEN(409),
    STAFF__USERNAME(422),
    STAFF__YOURSELF(409),
    TOKEN__NOT_FOUND(404),
    NOTE__NOT_FOUND(404),
    MEDIA__NOT_FOUND(404),
    MEDIA__UNKNOWN(415),
    MEDIA__TOO_LARGE(413),
    MEDIA__FULL(409),
    VOICE__NOT_FOUND(404),
    VOICE__UNKNOWN(415),
    VOICE__TOO_LARGE(413),
    PRINTER__NOT_FOUND(404),
    LOGO__UNUSABLE(422),
    SLIP__SETTLED(409),
    SLIP__UNDER_WAY(409),
    TICKET__NOT_FOUND(404),
    TICKET__NOT_WAITING(409),
    TICKET__NOT_CALLED(409),
    TICKET__NOT_AT_COUNTER(409),
    TICKET__NOT_ON_HOLD(409),
    TICKET__NOT_MISSED(409),
    TICKET__AT_OTHER_COUNTER(409),
    OUTCOME__REQUIRED(422),
    APPOINTMENT__NOT_FOUND(404),
    APPOINTMENT__NO_SLOT(422),
    APPOINTMENT__FULL(409),
    APPOINTMENT__TOO_EARLY(409),
    APPOINTMENT__OTHER_DAY(409),
    APPOINTMENT__USED(409),
    APPOINTMENT__CANCELLED(409),
    APPOINTMENT__TOO_MANY(429),
    RECALL__TOO_SOON(409),
    RECALL__LIMIT(409),
    UNDO__TOO_LATE(409),
    SERVER__BUSY(503),
    SERVER__ERROR(500);

    private final int status;

    ApiError(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().replace("__", ".").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
