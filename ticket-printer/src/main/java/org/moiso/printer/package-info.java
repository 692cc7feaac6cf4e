/**
 * A slip, from its content to the paper: {@link org.moiso.printer.Slip} is laid out by {@link
 * org.moiso.printer.SlipLayout}, turned into ESC/POS bytes, and brought to paper by {@link
 * org.moiso.printer.SlipPrinter} over a {@link org.moiso.printer.Port}. Knows nothing of tickets, queues or
 * databases.
 */
@org.jspecify.annotations.NullMarked
package org.moiso.printer;
