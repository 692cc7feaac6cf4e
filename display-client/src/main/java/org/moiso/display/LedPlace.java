package org.moiso.display;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a counter's board hangs on the bus.
 *
 * @param counter its key or scoped id: {@code q2}, {@code xa-mau.q2}
 * @param address of the board on the bus, 1 to 247
 * @param digits how many it has, 3 to 8
 */
public record LedPlace(String counter, int address, LedProfile profile, int digits) {

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9._-]+)=(\\d{1,3}),([a-z0-9-]+)(?:,(\\d))?");
    private static final int USUAL_DIGITS = 4;

    public LedPlace {
        if (address < 1 || address > 247) {
            throw new IllegalArgumentException(
                    "The board of " + counter + " has the address " + address + ". Use 1 to 247.");
        }
        if (digits < 3 || digits > 8) {
            throw new IllegalArgumentException("The board of " + counter + " has " + digits + " digits. Use 3 to 8.");
        }
    }

    /**
     * Reads {@code q2=1,led-485} or {@code q2=1,dm56,6}.
     *
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    public static LedPlace parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no board. Write COUNTER=ADDRESS,PROFILE, such as q2=1,led-485 or q3=2,dm56,6.");
        }
        int digits = parts.group(4) == null ? USUAL_DIGITS : Integer.parseInt(parts.group(4));
        return new LedPlace(parts.group(1), Integer.parseInt(parts.group(2)), LedProfile.of(parts.group(3)), digits);
    }

    boolean isOf(String scopedCounter) {
        return scopedCounter.equals(counter) || scopedCounter.endsWith("." + counter);
    }
}
