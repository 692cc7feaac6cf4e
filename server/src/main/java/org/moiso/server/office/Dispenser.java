package org.moiso.server.office;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The device at the door.
 *
 * @param printer where its slips come out; null for one without paper
 * @param buttons which plain push button takes a number for which service: the key that the button sends ({@code 1}, {@code F2}, {@code Enter}; as
 *     browsers name it; the characters that a serial keypad sends) and the service's key in the plan. Plans from before there were buttons have none
 * @param keypad the serial port that the buttons are on, {@code serial:/dev/serial/by-path/…?baud=9600}: the server reads them itself, and no page is needed. Null for buttons that are a keyboard
 */
public record Dispenser(
        DispenserId id,
        String name,
        @Nullable PrinterId printer,
        Map<String, String> buttons,
        @Nullable String keypad) {

    public Dispenser {
        buttons = buttons == null ? Map.of() : Map.copyOf(buttons);
    }
}
