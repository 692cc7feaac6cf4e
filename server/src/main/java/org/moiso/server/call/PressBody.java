package org.moiso.server.call;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Outcome;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.Body;
import org.moiso.server.web.RuleViolation;

/** The parts of a press that several routes take, read from its body. */
public final class PressBody {

    /** A route of more services is a mistake. */
    private static final int ROUTE_AT_MOST = 8;

    private static final int PROCEDURES_AT_MOST = 20;

    private PressBody() {}

    /**
     * An order of a ticket.
     *
     * @throws RuleViolation naming the field that is wrong
     */
    public static IssueOrder order(OfficeId office, Body body, Language language, @Nullable DispenserId dispenser) {
        return new IssueOrder(
                new ServiceId(key(office, body.text("service"), ApiError.SERVICE__NOT_FOUND)),
                body.find("procedure")
                        .map(text -> new ProcedureId(key(office, text, ApiError.PROCEDURE__NOT_FOUND)))
                        .orElse(null),
                priority(body, dispenser),
                language,
                dispenser,
                body.texts("route", ROUTE_AT_MOST).stream()
                        .map(text -> new ServiceId(key(office, text, ApiError.SERVICE__NOT_FOUND)))
                        .toList(),
                body.number("dossiers", 1, Outcome.DOSSIERS_AT_MOST).orElse(1),
                identity(body));
    }

    /** Number of the card that was scanned, if one was. */
    public static @Nullable String identity(Body body) {
        return body.findAs("identity", PressBody::card).orElse(null);
    }

    /** At a dispenser the class of who has an appointment is given for its code alone. */
    private static PriorityId priority(Body body, @Nullable DispenserId dispenser) {
        PriorityId wanted = body.findAs("priority", PriorityId::new).orElse(PriorityId.NORMAL);
        if (dispenser != null && wanted.equals(PriorityId.APPOINTMENT)) {
            throw new RuleViolation(ApiError.PRIORITY__NEEDS_APPOINTMENT);
        }
        return wanted;
    }

    private static String card(String number) {
        if (!number.matches("[0-9A-Z]{6,20}")) {
            throw new IllegalArgumentException("6 to 20 digits and capital letters");
        }
        return number;
    }

    /** What came of a visit, if the press says so. */
    static Optional<Outcome> outcome(OfficeId office, Body body) {
        return body.inside("outcome")
                .map(said -> new Outcome(
                        said.as("result", Outcome.Result::of),
                        said.findAs("channel", Outcome.Channel::of).orElse(Outcome.Channel.PAPER),
                        said.findAs("payment", Outcome.Payment::of).orElse(Outcome.Payment.NONE),
                        done(office, said)));
    }

    private static List<Outcome.Done> done(OfficeId office, Body said) {
        return said.list("procedures", PROCEDURES_AT_MOST).stream()
                .map(it -> new Outcome.Done(
                        new ProcedureId(key(office, it.text("procedure"), ApiError.PROCEDURE__NOT_FOUND)),
                        it.number("count", 1, Outcome.DOSSIERS_AT_MOST).orElse(1)))
                .toList();
    }

    private static String key(OfficeId office, String scoped, ApiError unknown) {
        return office.keyOf(scoped).filter(OfficeId::isKey).orElseThrow(() -> new RuleViolation(unknown, scoped, ""));
    }
}
