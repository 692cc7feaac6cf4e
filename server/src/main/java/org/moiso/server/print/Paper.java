package org.moiso.server.print;

/** Paper by its rows of dots, 8 to a millimetre. */
final class Paper {

    private static final int ROWS_PER_METRE = 8000;

    private Paper() {}

    static double metres(long rows) {
        return rows / (double) ROWS_PER_METRE;
    }

    static long rows(int metres) {
        return (long) metres * ROWS_PER_METRE;
    }
}
