package org.moiso.display;

/** What can be wrong with a board, as far as its bus can tell. */
enum LedFault {
    /** Nothing comes back: no power, a broken wire, another address. */
    SILENT("silent"),
    /** What comes back has a wrong CRC: a bad wire, two boards with one address. */
    GARBLED("garbled"),
    /** It answers that it does not know the request: another kind of board. */
    REFUSED("refused"),
    /** The serial port itself is gone, and with it every board. */
    LINE_LOST("line-lost");

    private final String code;

    LedFault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
