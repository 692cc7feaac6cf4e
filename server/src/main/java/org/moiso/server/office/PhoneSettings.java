package org.moiso.server.office;

/**
 * What visitors' phones are offered beside the tracking page.
 *
 * @param push whether a phone may be told of the call while its page is closed, through the push services of the browsers' makers; needs HTTPS, and internet at the server
 */
public record PhoneSettings(boolean push) {

    public static PhoneSettings usual() {
        return new PhoneSettings(false);
    }
}
