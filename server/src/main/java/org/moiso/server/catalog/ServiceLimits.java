package org.moiso.server.catalog;

/**
 * How many tickets a service gives at its dispensers; an officer may give one all the same. 0 and false: no limit.
 *
 * @param perHalfDay tickets before noon, and as many again from noon on; one that was given up makes room
 * @param perIdentity tickets a day for the holder of one identity card, which is scanned before the press
 * @param untilClosing whether it stops when those who wait will keep its counters busy until the office closes
 */
public record ServiceLimits(int perHalfDay, int perIdentity, boolean untilClosing) {

    public static ServiceLimits none() {
        return new ServiceLimits(0, 0, false);
    }
}
