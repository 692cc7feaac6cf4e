package org.moiso.server.office;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device at the door.
 *
 * @param printer where its slips come out; null for one without paper
 * @param buttons which plain push button takes a number for which service: the key that the button sends ({@code 1}, {@code F2}, {@code Enter}; as
 *     browsers name it) and the service's key in the plan. Plans from before there were buttons have none
 */
public record Dispenser(
        DispenserId id, String name, @Nullable PrinterId printer, Map<String, String> buttons) {

    public Dispenser {
        buttons = buttons == null ? Map.of() : Map.copyOf(buttons);
    }
}
