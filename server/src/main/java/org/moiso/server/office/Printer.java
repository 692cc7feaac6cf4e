package org.moiso.server.office;

/**
 * A slip printer of the office.
 *
 * @param port its address: {@code virtual:}, {@code tcp://192.168.1.50:9100}, {@code serial:/dev/ttyUSB0?baud=115200},
 *     {@code device:/dev/usb/lp0}, or {@code agent:} when a printer agent drives it
 * @param width paper width in millimetres, 80 or 58
 * @param rollMetres the length of a new roll; plans from before it was asked for have 0, which reads as the usual
 */
public record Printer(PrinterId id, String name, String port, int width, int rollMetres) {

    /** The length of a usual roll of 80 mm, in metres. */
    public static final int USUAL_ROLL = 80;

    public Printer {
        rollMetres = rollMetres == 0 ? USUAL_ROLL : rollMetres;
    }
}
