package org.moiso.server.ticket;

import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ProcedureId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.text.Language;

/** What a press at a dispenser asks for. */
public record IssueOrder(
        ServiceId service,
        @Nullable ProcedureId procedure,
        PriorityId priority,
        Language language,
        @Nullable DispenserId dispenser) {}
