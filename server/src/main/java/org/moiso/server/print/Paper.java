package org.moiso.server.print;

import org.moiso.printer.SlipImage;

/** How much of a roll slips take. */
final class Paper {

    private static final int ROWS_PER_MILLIMETRE = 8;

    /** From the print head to the cutter: about 14 mm on the usual printers, fed with each slip. */
    private static final int FEED_ROWS = 14 * ROWS_PER_MILLIMETRE;

    private Paper() {}

    /** The rows of paper that a slip takes, from cut to cut. */
    static int rows(SlipImage image) {
        return image.height() + FEED_ROWS;
    }

    static double metres(long rows) {
        return rows / (ROWS_PER_MILLIMETRE * 1000.0);
    }

    static long rows(int metres) {
        return metres * 1000L * ROWS_PER_MILLIMETRE;
    }
}
