package org.moiso.server.ticket;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Whoever has it may follow a ticket and give it up: 12 letters and digits, 60 random bits, without the letters that are mistaken for digits. */
public record TrackingCode(String value) {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    public TrackingCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a tracking code");
        }
    }

    static TrackingCode random(SecureRandom random) {
        char[] code = new char[LENGTH];
        long bits = random.nextLong();
        for (int i = 0; i < LENGTH; i++) {
            code[i] = LETTERS.charAt((int) (bits >>> (BITS * i)) & (LETTERS.length() - 1));
        }
        return new TrackingCode(new String(code));
    }
}
