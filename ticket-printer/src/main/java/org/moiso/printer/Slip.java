package org.moiso.printer;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands on one printed slip: the contract between the server and the printer. Pure content, no layout, no job; it
 * travels as JSON without annotations.
 *
 * <p>A text is a map from language code ({@code vi}, {@code en}, {@code km}) to the words; {@code vi} is always there,
 * a missing language falls back to it. The fixed words of a slip ("People ahead" …) are the layout's own, in all three
 * languages.
 *
 * @param office the lines at the head, the office's name first; one to three lines
 * @param number the ticket number, for example {@code H015}; 1 to 12 characters
 * @param languages the languages to print, in order; one or two codes
 * @param service the name of the service (or of the procedure)
 * @param priority the name of the priority class, null for a normal ticket
 * @param counter where to go, for example "Quầy 2"; null if not known yet
 * @param ahead people waiting before this ticket when it was issued
 * @param estimate the expected wait, null where nothing honest can be said
 * @param issuedAt when the ticket was issued, at the office's offset
 * @param papers what to bring, one line each, in the words of the catalogue; may be empty
 * @param trackingUrl the address behind the QR code, ASCII, at most 200 characters; null for no QR code
 * @param footer the last words of the slip; null for none
 * @param reprint whether the slip is printed again and says so ("BẢN IN LẠI")
 * @param template how it is laid out; null for {@link SlipTemplate#usual()}
 */
public record Slip(
        List<String> office,
        String number,
        List<String> languages,
        Map<String, String> service,
        @Nullable Map<String, String> priority,
        @Nullable Map<String, String> counter,
        int ahead,
        @Nullable Estimate estimate,
        OffsetDateTime issuedAt,
        List<String> papers,
        @Nullable String trackingUrl,
        @Nullable Map<String, String> footer,
        boolean reprint,
        @Nullable SlipTemplate template) {

    /** So long that its code still leaves room for words beside it on narrow paper. */
    private static final int LONGEST_URL = 200;

    /** The expected wait in whole minutes, 10th to 90th percentile. */
    public record Estimate(int low, int high) {
        public Estimate {
            require(low >= 0 && low <= high, "an estimate needs 0 <= low <= high, not " + low + " to " + high);
        }
    }

    public Slip {
        office = List.copyOf(office);
        languages = List.copyOf(languages);
        papers = List.copyOf(papers);
        service = text("service", service);
        priority = priority == null ? null : text("priority", priority);
        counter = counter == null ? null : text("counter", counter);
        footer = footer == null ? null : text("footer", footer);
        require(
                !number.isBlank() && number.length() <= 12,
                "a slip's number has 1 to 12 characters, not '" + number + "'");
        require(languages.size() == 1 || languages.size() == 2, "a slip's languages are one or two, not " + languages);
        require(
                languages.stream().distinct().count() == languages.size(),
                "a slip's languages differ, not " + languages);
        require(
                SlipTexts.CODES.containsAll(languages),
                "a slip's languages are of " + SlipTexts.CODES + ", not " + languages);
        require(
                trackingUrl == null || trackingUrl.matches("[!-~]{1," + LONGEST_URL + "}"),
                "a slip's tracking address has 1 to " + LONGEST_URL + " ASCII characters, not '" + trackingUrl + "'");
        require(ahead >= 0, "people ahead cannot be " + ahead);
    }

    /**
     * A slip to try a printer with: a zero number, and every part that a slip can have.
     *
     * @param office the office's name
     */
    public static Slip test(String office, OffsetDateTime now) {
        return new Slip(
                List.of(office),
                "T000",
                List.of("vi", "km"),
                Map.of("vi", "Phiếu in thử", "en", "Test slip", "km", "សំបុត្រសាកល្បង"),
                null,
                Map.of("vi", "Quầy 0", "en", "Counter 0", "km", "បញ្ជរ 0"),
                0,
                new Estimate(5, 10),
                now,
                List.of("Ă Â Đ Ê Ô Ơ Ư – ắ ằ ẳ ẵ ặ – ữ ự"),
                "http://moiso.example/t/TEST",
                null,
                false,
                null);
    }

    /** The same slip laid out another way. */
    public Slip laidOut(@Nullable SlipTemplate template) {
        return new Slip(
                office,
                number,
                languages,
                service,
                priority,
                counter,
                ahead,
                estimate,
                issuedAt,
                papers,
                trackingUrl,
                footer,
                reprint,
                template);
    }

    /** The same slip with the mark of a reprint. */
    public Slip reprinted() {
        return new Slip(
                office,
                number,
                languages,
                service,
                priority,
                counter,
                ahead,
                estimate,
                issuedAt,
                papers,
                trackingUrl,
                footer,
                true,
                template);
    }

    private static Map<String, String> text(String field, Map<String, String> text) {
        require(text.containsKey("vi"), "the " + field + " of a slip needs its Vietnamese words (vi)");
        return Map.copyOf(text);
    }

    private static void require(boolean kept, String sentence) {
        if (!kept) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
