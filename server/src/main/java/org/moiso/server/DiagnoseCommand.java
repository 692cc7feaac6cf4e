package org.moiso.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.backup.BackupRequest;
import org.moiso.server.check.Checker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moiso diagnose}: what somebody far away needs to help, and nothing of a visitor. */
@Command(
        name = "diagnose",
        description = {
            "Packs what is needed to find a fault into one zip file: versions, settings without secrets, sizes, health, the log, and the checker's findings where the server is stopped.",
            "Nothing of a visitor, no password and no token is in it; read it before you send it."
        },
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {

    private static final List<String> SECRET = List.of("password", "token");

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "Where to (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("moiso-diagnose.zip");

    @Mixin
    private Place place = new Place();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        ServerConfig config = place.existing();
        boolean runs = BackupRequest.serverRuns(config.data());
        try (OutputStream target = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(target)) {
            put(zip, "about.txt", about(config.data()));
            put(zip, "settings.txt", settings(config.data()));
            put(zip, "files.txt", files(config.data()));
            put(zip, "health.json", runs ? health() : "The server is stopped.");
            put(zip, "check.txt", runs ? "The server runs. Stop it to have the data checked." : check(config));
            for (Path log : logs(config.data())) {
                put(zip, LogFiles.FOLDER + "/" + log.getFileName(), withoutValues(Files.readString(log)));
            }
        }
        out.println("Written: " + file.toAbsolutePath() + ". Read it before you send it.");
        out.flush();
        return 0;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String about(Path data) throws IOException {
        Runtime java = Runtime.getRuntime();
        return "moiso " + QueueServer.VERSION
                + "\njava " + Runtime.version() + " " + System.getProperty("java.vendor")
                + "\nsystem " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch")
                + "\nprocessors " + java.availableProcessors()
                + "\ndisk free MB " + Files.getFileStore(data).getUsableSpace() / 1_000_000
                + "\nnow " + Clock.systemUTC().instant() + "\n";
    }

    private static String settings(Path data) throws IOException {
        Path file = data.resolve("moiso.properties");
        return Files.exists(file)
                ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(DiagnoseCommand::withoutSecret)
                        .collect(Collectors.joining("\n"))
                : "There is no moiso.properties.";
    }

    /** A secret may also stand in an address, such as jdbc:postgresql://host/name?password=… */
    private static String withoutSecret(String line) {
        String key = line.split("[=:]", 2)[0];
        return SECRET.stream().anyMatch(key::contains)
                ? key + "= (left out)"
                : line.replaceAll("(?i)(user|password)=[^&\\s]*", "$1=(left out)")
                        .replaceAll("//[^/@\\s]*@", "//(left out)@");
    }

    private static String files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data, 2)) {
            return all.filter(Files::isRegularFile)
                    .map(it -> it.toFile().length() + "\t" + data.relativize(it))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private String health() throws InterruptedException {
        int port = place.config(null).port();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/health"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "Nobody answers at port " + port + ": " + e;
        }
    }

    private static String check(ServerConfig config) {
        try (Core folder = Core.open(config, Clock.systemUTC())) {
            return String.join("\n", new Checker(folder.db()).check().lines());
        } catch (RuntimeException e) {
            return "The data does not open: " + Refusals.sentence(e);
        }
    }

    /** A statement that fails is logged with what was bound to it, which may be a visitor's. */
    private static String withoutValues(String log) {
        return log.replaceAll("arguments:\\{[^\n]*", "arguments (left out)")
                .replaceAll("VALUES \\([^\n]*", "VALUES (left out)");
    }

    private static List<Path> logs(Path data) throws IOException {
        Path folder = data.resolve(LogFiles.FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(it -> it.toString().endsWith(".log")).sorted().toList();
        }
    }
}
