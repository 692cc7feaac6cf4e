package org.moiso.server.catalog;

/**
 * How the numbers of one or more services are formed. {@code A001}, {@code CA-021} and {@code 1001} are all expressible.
 *
 * @param prefix 0 to 3 letters
 * @param separator between prefix and digits, empty or {@code -}
 * @param width digits at least, filled with zeros
 * @param whenExhausted {@code refuse}, or {@code wrap} to the first number if that one is no longer live
 */
public record NumberSeries(
        SeriesId id, String prefix, String separator, int first, int last, int width, String whenExhausted) {

    public String format(int number) {
        String digits = Integer.toString(number);
        return prefix + separator + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    public boolean wraps() {
        return whenExhausted.equals("wrap");
    }
}
