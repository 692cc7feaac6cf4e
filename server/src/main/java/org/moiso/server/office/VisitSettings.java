package org.moiso.server.office;

import java.util.List;

/**
 * What an office wants to know of each visit.
 *
 * @param outcomeAskedFor keys of the services after whose visits the console asks what came of them; may be left unanswered
 * @param outcomeRequiredFor keys of the services whose visits cannot be finished without saying so
 * @param askDossiers whether the dispenser asks how many dossiers somebody brings
 */
public record VisitSettings(List<String> outcomeAskedFor, List<String> outcomeRequiredFor, boolean askDossiers) {

    public static VisitSettings usual() {
        return new VisitSettings(List.of(), List.of(), false);
    }

    public boolean asksOutcome(String service) {
        return outcomeAskedFor.contains(service) || requiresOutcome(service);
    }

    public boolean requiresOutcome(String service) {
        return outcomeRequiredFor.contains(service);
    }
}
