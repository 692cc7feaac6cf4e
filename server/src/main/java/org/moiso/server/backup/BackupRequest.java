package org.moiso.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How another program of the same machine asks the running server for a backup: by a file in the backups' folder, which who may write there may do anyway. */
public final class BackupRequest {

    private static final int PATIENCE_SECONDS = 600;
    private static final int LOOK_MILLISECONDS = 200;

    private final Path folder;

    public BackupRequest(Path folder) {
        this.folder = folder;
    }

    /** Whether a server, or another command, has the data open. */
    public static boolean serverRuns(Path data) throws IOException {
        return BackupFile.inUse(data);
    }

    /**
     * Asks, and waits until the backup is there.
     *
     * @return its file
     */
    public Path answered() throws IOException, InterruptedException, BackupFailed {
        Files.createDirectories(folder);
        Path answer = folder.resolve(BackupWatch.ANSWER);
        Path request = folder.resolve(BackupWatch.REQUEST);
        Files.deleteIfExists(answer);
        Files.writeString(request, "");
        for (int i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_MILLISECONDS; i++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
            String said = Files.exists(answer) ? Files.readString(answer) : "";
            if (said.startsWith("ok ")) {
                return Path.of(said.substring("ok ".length()));
            }
            if (said.startsWith("failed ")) {
                throw new BackupFailed(said.substring("failed ".length()));
            }
        }
        Files.deleteIfExists(request);
        throw new BackupFailed("The server has not answered for " + PATIENCE_SECONDS
                + " s. Look at its log; is it a server, and does it use this folder for its backups?");
    }
}
