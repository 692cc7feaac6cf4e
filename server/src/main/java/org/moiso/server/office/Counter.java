package org.moiso.server.office;

import java.util.List;
import org.moiso.server.text.LocalText;

/**
 * A numbered place of service.
 *
 * @param number as spoken and shown, 1 or more
 * @param serves what is done here, in tiers
 */
public record Counter(CounterId id, int number, LocalText name, List<Tier> serves) {

    /** A service (by its key in the plan) served at a counter: tier 1 is its own work, higher tiers are helped when idle. */
    public record Tier(String service, int tier) {}

    public boolean serves(String service) {
        return serves.stream().anyMatch(it -> it.service().equals(service));
    }
}
