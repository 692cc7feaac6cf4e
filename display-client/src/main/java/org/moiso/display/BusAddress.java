package org.moiso.display;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The serial line of the boards, 8N1.
 *
 * @param device {@code /dev/ttyUSB0}, {@code COM3}
 * @param baud bits a second; the boards come with 9600
 */
public record BusAddress(String device, int baud) {

    private static final Pattern SHAPE = Pattern.compile("([^?]+)(?:\\?baud=(\\d{3,6}))?");
    private static final int USUAL_BAUD = 9600;

    /**
     * Reads {@code /dev/ttyUSB0?baud=9600}; without a rate 9600.
     *
     * @throws IllegalArgumentException with a sentence that says how it is written
     */
    public static BusAddress parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no bus. Write a serial line, such as /dev/ttyUSB0?baud=9600 or COM3.");
        }
        return new BusAddress(parts.group(1), parts.group(2) == null ? USUAL_BAUD : Integer.parseInt(parts.group(2)));
    }
}
