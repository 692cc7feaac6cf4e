package org.moiso.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The archive of classes that the launcher starts every server with but the first. */
final class ClassArchive {

    private static final String UNLOCK = "-XX:+UnlockDiagnosticVMOptions";
    private static final String IN_PLACE = "-XX:ArchiveRelocationMode=0";

    private ClassArchive() {}

    /**
     * Makes the archive in the way of the Java that runs, and says how to use it.
     *
     * @param data whose neighbour it becomes
     * @param options that the server is started with
     * @return the options that use it
     */
    static List<String> made(Path jar, Path data, List<String> options) throws IOException, InterruptedException {
        boolean cache = Runtime.version().feature() >= 25;
        Path archive = data.resolveSibling("classes.archive");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.add((cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        command.addAll(List.of("-jar", jar.toString(), "warm-up"));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("archive.log").toFile())
                .start()
                .waitFor();
        if (status != 0 || !Files.exists(archive)) {
            throw new IOException("No archive was made; see " + data.resolveSibling("archive.log"));
        }
        return cache
                ? List.of("-XX:AOTCache=" + archive, "-Xlog:aot=off", "-Xlog:cds=off", UNLOCK, IN_PLACE)
                : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", UNLOCK, IN_PLACE);
    }
}
