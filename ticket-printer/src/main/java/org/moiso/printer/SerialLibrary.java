package org.moiso.printer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Puts jSerialComm's machine code where only this program can write. By itself that library loads whatever lies in a
 * world-writable folder below the machine's temporary one, which would let any local user run code in the server.
 */
public final class SerialLibrary {
    /** Where jSerialComm looks, read once when its class is loaded. */
    private static final String PROPERTY = "jSerialComm.library.path";

    private SerialLibrary() {}

    /**
     * Safe to call again and from several threads: a file that is right is left alone, another is replaced in one step.
     */
    public static synchronized void unpackInto(Path folder) throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        Files.createDirectories(folder);
        ownerOnly(folder);
        String system = system();
        String name = system.equals("Windows") ? "jSerialComm.dll" : "libjSerialComm.so";
        for (String machine : machines(system)) {
            String packedAs = "/" + system + "/" + machine + "/" + name;
            try (InputStream packed = com.fazecast.jSerialComm.SerialPort.class.getResourceAsStream(packedAs)) {
                if (packed != null) {
                    put(folder.resolve(system).resolve(machine), name, packed.readAllBytes());
                }
            }
        }
        System.setProperty(PROPERTY, folder.toAbsolutePath().toString());
    }

    private static void put(Path folder, String name, byte[] code) throws IOException {
        Files.createDirectories(folder);
        ownerOnly(folder);
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), code)) {
            return;
        }
        Path fresh = Files.createTempFile(folder, "unpacking", null);
        Files.write(fresh, code);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void ownerOnly(Path folder) throws IOException {
        // On Windows the folder inherits the rights of the program's data folder.
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? "Windows" : "Linux";
    }

    private static List<String> machines(String system) {
        return system.equals("Windows")
                ? List.of("x86_64", "aarch64", "x86", "armv7")
                : List.of("x86_64", "armv8_64", "armv8_32", "armv7hf", "armv6hf", "armv5", "x86", "ppc64le");
    }
}
