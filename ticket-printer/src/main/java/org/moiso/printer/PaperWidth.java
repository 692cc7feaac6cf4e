package org.moiso.printer;

/** The paper in the printer: its printable width at 203 dots per inch (8 dots per mm). */
public enum PaperWidth {
    MM_80(576),
    MM_58(384);

    private final int dots;

    PaperWidth(int dots) {
        this.dots = dots;
    }

    /** Printable dots in a row; a multiple of 8. */
    public int dots() {
        return dots;
    }

    /** The width for a roll of 80 or 58 mm. */
    public static PaperWidth ofMillimetres(int millimetres) {
        return switch (millimetres) {
            case 80 -> MM_80;
            case 58 -> MM_58;
            default -> throw new IllegalArgumentException("paper is 80 or 58 mm wide, not " + millimetres);
        };
    }
}
