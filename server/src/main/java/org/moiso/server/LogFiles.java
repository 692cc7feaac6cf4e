package org.moiso.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;

/** The log on the disk: {@code logs/moiso.0.log} in the data folder is the newest, and the oldest goes by itself. */
final class LogFiles {

    static final String FOLDER = "logs";

    private static final int BYTES = 4 * 1024 * 1024;
    private static final int FILES = 8;

    private LogFiles() {}

    /** Writes what is logged from now on there too. */
    static Handler keep(Path data) {
        Path folder = data.resolve(FOLDER);
        try {
            Files.createDirectories(folder);
            FileHandler files =
                    new FileHandler(folder.toString().replace("%", "%%") + "/moiso.%g.log", BYTES, FILES, true);
            files.setFormatter(new LogFormat());
            Logger.getLogger("").addHandler(files);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The log folder " + folder + " cannot be written to", e);
        }
    }
}
