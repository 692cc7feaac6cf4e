package org.moiso.display;

import java.util.Arrays;
import java.util.Locale;

/**
 * The registers of a kind of seven-segment board with Modbus RTU. Sources: the manufacturer's test script of the LED-485 series (Armfly, V1.1, 2020); the register
 * table of DM56A04 and DM36B06 (eletechsup).
 */
public enum LedProfile {
    /** LED-485-043 and its kin: text at 0070h, two characters a register. It cannot blink by itself and is not asked what it shows. */
    LED_485(0x70, 2, -1),
    /** DM56A04, DM36B06: text from register 0, one character each; register 8 blinks the digits whose bits are set. */
    DM56(0, 1, 8);

    private final int textRegister;
    private final int charactersEach;
    private final int blinkRegister;

    LedProfile(int textRegister, int charactersEach, int blinkRegister) {
        this.textRegister = textRegister;
        this.charactersEach = charactersEach;
        this.blinkRegister = blinkRegister;
    }

    /**
     * @throws IllegalArgumentException when there is no such profile
     */
    static LedProfile of(String name) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is no profile of a board. Use led-485 or dm56."));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int textRegister() {
        return textRegister;
    }

    /** The text as register values, from {@link #textRegister} on. */
    int[] registers(String text) {
        int count = (text.length() + charactersEach - 1) / charactersEach;
        int[] values = new int[count];
        for (int i = 0; i < count * charactersEach; i++) {
            int character = i < text.length() ? text.charAt(i) : ' ';
            values[i / charactersEach] = (values[i / charactersEach] << 8) | character;
        }
        return values;
    }

    /** Whether the board blinks by itself, and can be asked what it shows. */
    boolean isClever() {
        return blinkRegister >= 0;
    }

    int blinkRegister() {
        return blinkRegister;
    }
}
