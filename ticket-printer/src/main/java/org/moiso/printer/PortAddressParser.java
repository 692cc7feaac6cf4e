package org.moiso.printer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Reads the forms of {@link PortAddress}. */
final class PortAddressParser {
    private static final Set<Integer> RATES =
            Set.of(1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600);

    private final String text;

    PortAddressParser(String text) {
        this.text = text;
    }

    PortAddress parse() {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw refusal("names no kind of port");
        }
        String rest = text.substring(colon + 1);
        return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "virtual" -> new PortAddress.Virtual(rest.isEmpty() ? null : rest);
            case "tcp" -> tcp();
            case "serial" -> serial(rest);
            case "device" -> new PortAddress.Device(named(rest, "device file"));
            case "spooler" -> new PortAddress.Spooler(named(rest, "queue"));
            default -> throw refusal("names an unknown kind of port");
        };
    }

    private PortAddress tcp() {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            if (host == null
                    || !uri.getRawPath().isEmpty()
                    || uri.getRawQuery() != null
                    || uri.getRawUserInfo() != null) {
                throw refusal("is not a host and a port");
            }
            int port = uri.getPort() == -1 ? 9100 : uri.getPort();
            if (port < 1 || port > 65535) {
                throw refusal("has a port outside 1 to 65535");
            }
            return new PortAddress.Tcp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
        } catch (URISyntaxException e) {
            throw refusal("is not a host and a port");
        }
    }

    private PortAddress serial(String rest) {
        int question = rest.indexOf('?');
        String path = named(question < 0 ? rest : rest.substring(0, question), "serial port");
        int baud = 115200;
        PortAddress.Flow flow = PortAddress.Flow.NONE;
        for (String option :
                question < 0 ? new String[0] : rest.substring(question + 1).split("&", -1)) {
            if (option.startsWith("baud=")) {
                baud = rate(option.substring(5));
            } else if (option.startsWith("flow=")) {
                flow = flow(option.substring(5));
            } else {
                throw refusal("has an unknown option '" + option + "' (known: baud, flow)");
            }
        }
        return new PortAddress.Serial(path, baud, flow);
    }

    private int rate(String word) {
        if (word.matches("\\d{1,7}") && RATES.contains(Integer.valueOf(word))) {
            return Integer.parseInt(word);
        }
        throw refusal(
                "has a rate '" + word + "' that is not usual for a serial line (such as 9600, 19200, 38400, 115200)");
    }

    private PortAddress.Flow flow(String word) {
        return switch (word) {
            case "none" -> PortAddress.Flow.NONE;
            case "dtr" -> PortAddress.Flow.DTR;
            case "rts" -> PortAddress.Flow.RTS;
            default -> throw refusal("has a flow control '" + word + "' (known: none, dtr, rts)");
        };
    }

    private String named(String word, String what) {
        if (word.isBlank()) {
            throw refusal("names no " + what);
        }
        return word;
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("port address '" + text + "' " + why + "; " + PortAddress.FORMS);
    }
}
