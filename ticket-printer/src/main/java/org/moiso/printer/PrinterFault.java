package org.moiso.printer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with a printer, each with a sentence for people and what to do about it. */
public enum PrinterFault {
    /** The roll is nearly used up; a warning, slips still print. */
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    /** The cutter is blocked. */
    CUTTER,
    /** The print head is too hot; the printer goes on by itself. */
    OVERHEATED,
    /** Stopped by an error that a person can clear. */
    RECOVERABLE_ERROR,
    /** Stopped by an error that needs switching off, or repair. */
    UNRECOVERABLE_ERROR,
    /** Says that it is offline, and no more. */
    OFFLINE,
    /** No connection can be made, or the port cannot be opened. */
    UNREACHABLE,
    /** The connection was there and broke. */
    LINE_LOST,
    /** Takes no more bytes. */
    STALLED,
    /** Used to answer and no longer does. */
    SILENT,
    /** Took a whole slip and never confirmed it. */
    UNCONFIRMED;

    /** The constant as it stands in JSON and in the database, for example {@code paper-out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with this {@link #code()}. */
    public static Optional<PrinterFault> ofCode(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }

    /** Whether slips still print in spite of it. */
    public boolean warning() {
        return this == PAPER_LOW;
    }

    /** What is wrong, in one sentence.
     *
     * @param language {@code vi}, {@code en} or {@code km}; anything else reads as {@code vi}
     */
    public String sentence(String language) {
        return SlipTexts.in(language).of("fault." + code());
    }

    /** What to do about it, in one or two sentences.
     *
     * @param language {@code vi}, {@code en} or {@code km}; anything else reads as {@code vi}
     */
    public String remedy(String language) {
        return SlipTexts.in(language).of("remedy." + code());
    }
}
