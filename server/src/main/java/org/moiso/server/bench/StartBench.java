package org.moiso.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** From nothing to the first ticket, as the launcher starts the server: with the archive of classes and without. */
final class StartBench {

    /**
     * One start.
     *
     * @param how without an archive, or with one
     * @param seconds from the start of the process to the answer of the first ticket
     * @param cpuSeconds processor time until then; on a busy machine the better measure
     * @param megabytes resident after it
     */
    record Start(String how, double seconds, double cpuSeconds, double megabytes) {}

    private final Path jar;
    private final Path data;
    private final String token;
    private final PrintWriter out;

    StartBench(Path jar, Path data, String token, PrintWriter out) {
        this.jar = jar;
        this.data = data;
        this.token = token;
        this.out = out;
    }

    /** Starts the server so many times each way and takes the median of each figure. */
    List<Start> measure(List<String> options, int times) throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        starts.add(median("without an archive", options, times));
        List<String> quick = new ArrayList<>(options);
        quick.addAll(ClassArchive.made(jar, data, options));
        starts.add(median("with an archive", quick, times));
        starts.forEach(it -> out.println(String.format(
                Locale.ROOT,
                "%-20s start to first ticket %.2f s, processor %.2f s, resident %.0f MB",
                it.how,
                it.seconds,
                it.cpuSeconds,
                it.megabytes)));
        out.flush();
        return starts;
    }

    private Start median(String how, List<String> options, int times) throws IOException, InterruptedException {
        List<Start> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (ServerUnderLoad server = new ServerUnderLoad(jar, data, options, token)) {
                all.add(new Start(how, server.startSeconds(), server.cpuSeconds(), server.residentMegabytes()));
            }
        }
        all.sort(Comparator.comparing(Start::cpuSeconds));
        return all.get(all.size() / 2);
    }
}
