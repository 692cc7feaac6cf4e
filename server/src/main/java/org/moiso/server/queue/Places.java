package org.moiso.server.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;

/** Which place in its list of the plan a service or a priority class has. Immutable. */
final class Places {

    private final Map<ServiceId, Integer> services = new HashMap<>();
    private final Map<PriorityId, Integer> classes = new HashMap<>();

    Places(OfficePlan plan) {
        plan.services().forEach(it -> services.put(it.id(), services.size()));
        plan.priorities().forEach(it -> classes.put(it.id(), classes.size()));
    }

    boolean known(ServiceId service, PriorityId priority) {
        return services.containsKey(service) && classes.containsKey(priority);
    }

    int of(ServiceId service) {
        return services.getOrDefault(service, 0);
    }

    int of(PriorityId priority) {
        return classes.getOrDefault(priority, 0);
    }

    /** Those of some tickets that the plan still knows. */
    List<WaitStore.Waiting> known(List<WaitStore.Waiting> waiting) {
        return waiting.stream().filter(it -> known(it.service(), it.priority())).toList();
    }
}
