package org.moiso.server.browser;

/**
 * A screen.
 *
 * @param width in CSS pixels, as {@code height}
 */
record Size(int width, int height) {

    /** How many pixels a length has on a panel of this diagonal. */
    double pixels(double millimetres, double inches) {
        return millimetres * Math.hypot(width, height) / (inches * 25.4);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
