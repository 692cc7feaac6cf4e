package org.moiso.server.appointment;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for an appointment: eight digits, easily typed and read out. Whoever has it may look the appointment up and cancel it. */
public record AppointmentCode(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{8}");
    private static final Pattern AT_THE_END = Pattern.compile("(?:^|[^0-9])([0-9]{4}) ?([0-9]{4})$");

    public AppointmentCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the code of an appointment");
        }
    }

    /** The code in what somebody typed or a reader read: digits, also with a space between, also at the end of an address. */
    public static Optional<AppointmentCode> find(String text) {
        Matcher matcher = AT_THE_END.matcher(text.strip());
        return matcher.find()
                ? Optional.of(new AppointmentCode(matcher.group(1) + matcher.group(2)))
                : Optional.empty();
    }

    static AppointmentCode random(SecureRandom random) {
        return new AppointmentCode("%08d".formatted(random.nextInt(100_000_000)));
    }

    @Override
    public String toString() {
        return value;
    }
}
