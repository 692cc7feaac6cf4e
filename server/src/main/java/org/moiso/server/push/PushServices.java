package org.moiso.server.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the server may be made to call by a stranger's phone: those of the known push services, and nothing else (ADR 25).
 *
 * @param allowed host names, {@code *.} before one for all below it; or whole origins such as {@code http://10.0.0.5:8090}, for a push service of one's own
 * @param contact {@code mailto:} or {@code https:}, for the operators of push services; null for none
 */
public record PushServices(List<String> allowed, @Nullable String contact) {

    private static final List<String> USUAL = List.of(
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com",
            "*.push.samsungosp.com");

    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/@?#\\s]+");
    private static final int LONGEST = 500;
    private static final int HTTPS = 443;

    public static PushServices usual() {
        return new PushServices(USUAL, null);
    }

    /**
     * From the configuration.
     *
     * @param services with commas between; null for the usual ones
     * @throws IllegalArgumentException with one sentence that names the key and the next step
     */
    public static PushServices read(@Nullable String services, @Nullable String contact) {
        if (contact != null && !contact.matches("(mailto:|https://)\\S+")) {
            throw new IllegalArgumentException(
                    "push.contact is \"" + contact + "\". Give mailto:NAME@HOST or an https:// address.");
        }
        List<String> allowed = services == null
                ? USUAL
                : Stream.of(services.split(","))
                        .map(it -> it.trim().toLowerCase(Locale.ROOT))
                        .filter(it -> !it.isEmpty())
                        .toList();
        allowed.stream()
                .filter(it -> !HOST.matcher(it).matches() && !ORIGIN.matcher(it).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            "push.services has \"" + wrong
                                    + "\". Give host names such as fcm.googleapis.com or *.push.apple.com, or a whole https://HOST:PORT.");
                });
        return new PushServices(allowed, contact);
    }

    /** The endpoint that a browser names, if it lies at one of these services. */
    Optional<URI> endpoint(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI endpoint = new URI(text);
            return endpoint.getHost() != null
                            && endpoint.getRawUserInfo() == null
                            && endpoint.getRawFragment() == null
                            && allowed.stream().anyMatch(it -> fits(endpoint, it))
                    ? Optional.of(endpoint)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port, as RFC 6454 writes them. */
    static String origin(URI endpoint) {
        return endpoint.getScheme().toLowerCase(Locale.ROOT) + "://"
                + endpoint.getHost().toLowerCase(Locale.ROOT)
                + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }

    /**
     * Why an endpoint must not be called now; null when it may be. A name leads to a public address: one that does not was bent by somebody. An origin that the configuration names whole
     * may be anywhere.
     */
    @Nullable String objection(URI endpoint) {
        if (allowed.contains(origin(endpoint))) {
            return null;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
                if (inside(address)) {
                    return endpoint.getHost() + " leads to " + address.getHostAddress()
                            + ", which is no public address";
                }
            }
            return null;
        } catch (UnknownHostException e) {
            return "no address for " + endpoint.getHost();
        }
    }

    private static boolean fits(URI endpoint, String allowed) {
        if (ORIGIN.matcher(allowed).matches()) {
            return origin(endpoint).equals(allowed);
        }
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(endpoint.getScheme())
                && (endpoint.getPort() < 0 || endpoint.getPort() == HTTPS)
                && (allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed));
    }

    /** Loopback, this network, link, the private and shared ranges, multicast: whatever is not out in the internet. */
    static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4
                        ? first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64)
                        : (first & 0xfe) == 0xfc);
    }
}
