package org.moiso.server.office;

import org.jspecify.annotations.Nullable;

/**
 * The device at the door.
 *
 * @param printer where its slips come out; null for one without paper
 */
public record Dispenser(
        DispenserId id, String name, @Nullable PrinterId printer) {}
