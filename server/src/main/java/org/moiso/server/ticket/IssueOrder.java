package org.moiso.server.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;

/**
 * What a press at a dispenser asks for.
 *
 * @param route services to go on to afterwards, in order; where it is empty the procedure's own route counts
 * @param dossiers how many somebody brings, 1 or more
 * @param identity number of the identity card that was scanned before; never written anywhere, only its hash of the day where a service wants one ticket a person
 */
public record IssueOrder(
        ServiceId service,
        @Nullable ProcedureId procedure,
        PriorityId priority,
        Language language,
        @Nullable DispenserId dispenser,
        List<ServiceId> route,
        int dossiers,
        @Nullable String identity) {

    public IssueOrder {
        route = List.copyOf(route);
    }

    /** One service, one dossier: what nearly everybody wants. */
    public IssueOrder(
            ServiceId service,
            @Nullable ProcedureId procedure,
            PriorityId priority,
            Language language,
            @Nullable DispenserId dispenser) {
        this(service, procedure, priority, language, dispenser, List.of(), 1, null);
    }

    /** For logs: without the card's number. */
    @Override
    public String toString() {
        return "IssueOrder[" + service + ", " + priority + "]";
    }
}
