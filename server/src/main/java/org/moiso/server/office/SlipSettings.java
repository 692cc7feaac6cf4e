package org.moiso.server.office;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.SlipTemplate;

/**
 * How an office lays out its slips.
 *
 * @param template for all services; null for the usual layout, as it is in this version
 * @param services templates of single services, by their key in the plan
 */
public record SlipSettings(@Nullable SlipTemplate template, Map<String, SlipTemplate> services) {

    public SlipSettings {
        services = Map.copyOf(services);
    }

    public static SlipSettings usual() {
        return new SlipSettings(null, Map.of());
    }

    /** The template of a service's slips. */
    public SlipTemplate of(String service) {
        return Optional.ofNullable(services.get(service))
                .or(() -> Optional.ofNullable(template))
                .orElseGet(SlipTemplate::usual);
    }
}
