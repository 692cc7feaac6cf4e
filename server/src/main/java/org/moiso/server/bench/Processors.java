package org.moiso.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time used so far, in seconds. */
final class Processors {

    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 1;
    private static final int SYSTEM = 3;

    private Processors() {}

    static double ofThisProcess() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(it -> it.toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    /** Of everything that runs on this machine, where the system tells. */
    static double ofTheMachine() throws IOException {
        Path stat = Path.of("/proc/stat");
        if (!Files.exists(stat)) {
            return Double.NaN;
        }
        String[] all = Files.readAllLines(stat).get(0).split(" +", SYSTEM + 2);
        double ticks = 0;
        for (int i = USER; i <= SYSTEM; i++) {
            ticks += Double.parseDouble(all[i]);
        }
        return ticks / TICKS_A_SECOND;
    }
}
