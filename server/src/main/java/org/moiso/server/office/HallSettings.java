package org.moiso.server.office;

/**
 * What the hall is measured by.
 *
 * @param normMinutes a wait that nobody should exceed; above it a queue is amber on the supervisor's page, above {@code maxWaitMinutes} red
 * @param askWhenMinutes from how many minutes of expected wait the dispenser asks "take a number?"; 0 never asks
 */
public record HallSettings(int normMinutes, int askWhenMinutes) {

    public static HallSettings usual() {
        return new HallSettings(30, 60);
    }
}
