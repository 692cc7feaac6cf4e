package org.moiso.server.lease;

import org.moiso.server.db.OfficeId;

/**
 * A device of an office: what one node drives at a time. In the order of offices, so that two nodes lock leases in the same order.
 *
 * @param key of the printer, or of the dispenser that the keypad belongs to
 */
public record Place(OfficeId office, String key) implements Comparable<Place> {

    public String scoped() {
        return office.scoped(key);
    }

    @Override
    public int compareTo(Place other) {
        return scoped().compareTo(other.scoped());
    }
}
