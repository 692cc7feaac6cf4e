package org.moiso.display;

/** What seven segments can show of a counter. */
final class LedText {

    /** Letters that nobody takes for a digit or for another letter, in the case that seven segments can draw. */
    private static final String LETTERS = "AbCdEFHLPU";

    private LedText() {}

    /**
     * A ticket's number, right-aligned. A letter that cannot be drawn is left out, and so is the prefix where the board is too short: the counter tells the rest.
     *
     * @param digits how many the board has
     */
    static String ofNumber(String number, int digits) {
        StringBuilder drawn = new StringBuilder();
        number.chars().forEach(it -> {
            if (Character.isDigit(it)) {
                drawn.append((char) it);
            } else {
                int at = LETTERS.toUpperCase(java.util.Locale.ROOT).indexOf(Character.toUpperCase(it));
                drawn.append(at < 0 ? "" : LETTERS.substring(at, at + 1));
            }
        });
        String text = drawn.length() > digits ? drawn.toString().replaceAll("\\D", "") : drawn.toString();
        return aligned(text.substring(Math.max(0, text.length() - digits)), digits);
    }

    /** A counter without a ticket: dashes while it is paused, nothing when it is closed, two dashes in the middle when it is free. */
    static String ofState(String status, int digits) {
        return switch (status) {
            case "paused" -> "-".repeat(digits);
            case "open" -> aligned("--" + " ".repeat((digits - 1) / 2), digits);
            default -> " ".repeat(digits);
        };
    }

    static String blank(int digits) {
        return " ".repeat(digits);
    }

    private static String aligned(String text, int digits) {
        return " ".repeat(Math.max(0, digits - text.length())) + text;
    }
}
