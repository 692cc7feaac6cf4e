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
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupPlan;
import org.moiso.server.db.DatabaseConfig;
import org.moiso.server.push.PushServices;

/**
 * How a server is started: from {@code moiso.properties} in the data folder, overridden by {@code MOISO_…} variables, overridden by the command
 * line. {@code docs/configuration.md} explains every key.
 *
 * @param port 0 for a free one
 * @param publicUrl under which phones reach the server; null to use the machine's own address
 * @param backups when and where the H2 file is copied
 * @param metricsToken who may read the figures; null for nobody
 * @param push which push services phones may be told through
 */
public record ServerConfig(
        Path data,
        String host,
        int port,
        @Nullable String publicUrl,
        DatabaseConfig database,
        BackupPlan backups,
        @Nullable String metricsToken,
        PushServices push) {

    private static final List<String> KEYS = List.of(
            "host",
            "port",
            "public.url",
            "database.url",
            "database.user",
            "database.password",
            "database.connections",
            "backup.at",
            "backup.keep",
            "backup.folder",
            "copy.folder",
            "copy.seconds",
            "metrics.token",
            "push.services",
            "push.contact");

    private static final int KEPT = 14;
    private static final int COPY_SECONDS = 60;
    private static final int COPY_SECONDS_LEAST = 10;

    /** One that makes no backup by itself. */
    public ServerConfig(Path data, String host, int port, @Nullable String publicUrl, DatabaseConfig database) {
        this(data, host, port, publicUrl, database, BackupPlan.onlyWhenAsked(data), null, PushServices.usual());
    }

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
        if (url != null && DatabaseConfig.relative(url)) {
            throw new IllegalArgumentException("database.url is \"" + url
                    + "\", a file that is elsewhere whenever MoiSo is started from elsewhere. Give its whole path, such as jdbc:h2:file:"
                    + data.toAbsolutePath().resolve("moiso")
                    + ", or leave the key out: then it is that one.");
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
                database,
                backups(values, data),
                values.getProperty("metrics.token"),
                push(values));
    }

    private static PushServices push(Properties values) {
        String url = values.getProperty("public.url", "");
        return PushServices.read(
                values.getProperty("push.services"),
                values.getProperty("push.contact", url.startsWith("https://") ? url : null));
    }

    private static BackupPlan backups(Properties values, Path data) {
        String copy = values.getProperty("copy.folder");
        return new BackupPlan(
                Path.of(values.getProperty(
                        "backup.folder", data.resolve("backups").toString())),
                time(values.getProperty("backup.at", "02:00")),
                Math.max(1, number(values, "backup.keep", KEPT)),
                copy == null ? null : Path.of(copy),
                Duration.ofSeconds(Math.max(COPY_SECONDS_LEAST, number(values, "copy.seconds", COPY_SECONDS))));
    }

    private static @Nullable LocalTime time(String text) {
        if (text.equals("never")) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "backup.at is \"" + text + "\". Give a time of day such as 02:00, or never.", e);
        }
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
