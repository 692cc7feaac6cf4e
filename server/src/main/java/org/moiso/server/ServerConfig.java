package org.moiso.server;

import java.io.IOException;
import java.io.Reader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.moiso.server.db.DatabaseConfig;

/**
 * How a server is started: from {@code moiso.properties} in the data folder, overridden by {@code MOISO_…} variables, overridden by the command
 * line. {@code docs/configuration.md} explains every key.
 *
 * @param port 0 for a free one
 * @param publicUrl under which phones reach the server; null to use the machine's own address
 */
public record ServerConfig(
        Path data, String host, int port, @Nullable String publicUrl, DatabaseConfig database) {

    private static final List<String> KEYS = List.of(
            "host", "port", "public.url", "database.url", "database.user", "database.password", "database.connections");

    /**
     * Reads the configuration.
     *
     * @param port from the command line; null to take the configured one
     * @throws IllegalArgumentException with one sentence that names the key and the next step
     */
    public static ServerConfig read(Path data, @Nullable Integer port, Map<String, String> environment) {
        Properties values = fromFile(data.resolve("moiso.properties"));
        KEYS.forEach(key -> {
            String variable = "MOISO_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
            if (environment.containsKey(variable)) {
                values.setProperty(key, environment.getOrDefault(variable, ""));
            }
        });
        String url = values.getProperty("database.url");
        if (url != null && !url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database.url is \"" + url
                            + "\", but MoiSo works with jdbc:postgresql://HOST/NAME, or with its own H2 file when the key is left out.");
        }
        DatabaseConfig database = url == null
                ? DatabaseConfig.embedded(data)
                : new DatabaseConfig(
                        url,
                        values.getProperty("database.user"),
                        values.getProperty("database.password"),
                        Math.max(2, number(values, "database.connections", DatabaseConfig.USUAL_CONNECTIONS)));
        return new ServerConfig(
                data,
                values.getProperty("host", "0.0.0.0"),
                port == null ? number(values, "port", 8080) : port,
                values.getProperty("public.url"),
                database);
    }

    /** The address for phones and for the codes on slips, without a slash at its end. */
    String publicUrl(int boundPort) {
        String configured = publicUrl;
        return configured == null
                ? "http://" + ownAddress().orElse("localhost") + ":" + boundPort
                : configured.replaceFirst("/+$", "");
    }

    private static Properties fromFile(Path file) {
        Properties values = new Properties();
        if (!Files.exists(file)) {
            return values;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
        values.stringPropertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(file + " has the unknown key \"" + key + "\". Known keys are "
                            + String.join(", ", KEYS) + ".");
                });
        return values;
    }

    private static int number(Properties values, String key, int usual) {
        String text = values.getProperty(key);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(key + " is \"" + text + "\". Give a number from 0 to 65535.");
        }
        return Integer.parseInt(text);
    }

    /** The machine's address in its local network, if it has one. */
    private static Optional<String> ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(ServerConfig::usable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean usable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isVirtual();
        } catch (SocketException e) {
            return false;
        }
    }
}
