package org.moiso.printer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a device is, as it stands in the configuration: a printer, or a keypad.
 *
 * <ul>
 *   <li>{@code virtual:} a picture file per slip instead of paper; {@code virtual:FOLDER} says where
 *   <li>{@code tcp://192.168.1.50:9100} a network printer; without a port, 9100
 *   <li>{@code serial:/dev/ttyUSB0?baud=115200} or {@code serial:COM3}; 8N1; without {@code baud} 115200, {@code
 *       flow=none} (usual), {@code dtr} or {@code rts}
 *   <li>{@code device:/dev/usb/lp0} a device file, or {@code device:\\pc\printer}, a Windows share
 *   <li>{@code spooler:NAME} a queue of the system's print spooler; its slips are never confirmed
 * </ul>
 */
public sealed interface PortAddress {

    /** What an address may look like; every refusal ends with it. */
    String FORMS =
            "write virtual:, tcp://HOST:9100, serial:/dev/ttyUSB0?baud=115200, device:/dev/usb/lp0 or spooler:NAME";

    /** @param folder where the pictures go, null: into the folder that the caller gives */
    record Virtual(@Nullable String folder) implements PortAddress {}

    record Tcp(String host, int port) implements PortAddress {}

    record Serial(String path, int baud, Flow flow) implements PortAddress {

        /**
         * A closed port of a device that speaks by itself, such as a keypad.
         *
         * @param folder as for {@link PortAddress#port}
         * @param patience how long a read waits for its first byte; in tenths of a second
         */
        public Port listening(Path folder, Duration patience) {
            return new SerialPort(this, library(folder), patience);
        }
    }

    record Device(String path) implements PortAddress {}

    record Spooler(String queue) implements PortAddress {}

    /**
     * How a serial printer says "wait": not at all, by its DTR line (seen here as DSR and held by DTR), or by RTS/CTS.
     */
    enum Flow {
        NONE,
        DTR,
        RTS
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence that names the address, what is wrong and how to write it
     */
    static PortAddress parse(String text) {
        return new PortAddressParser(text.strip()).parse();
    }

    /**
     * Whether two addresses lead to the same file of this machine: the same name, or a link to it, such as those of
     * {@code /dev/serial/by-path}. Two devices cannot share one.
     */
    static boolean same(PortAddress one, PortAddress other) {
        String first = one.path();
        String second = other.path();
        return first != null
                && second != null
                && (first.equalsIgnoreCase(second)
                        || Path.of(first).normalize().equals(Path.of(second).normalize())
                        || isSameFile(Path.of(first), Path.of(second)));
    }

    private static boolean isSameFile(Path first, Path second) {
        try {
            return Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second);
        } catch (IOException e) {
            return false;
        }
    }

    /** The name of the device's file; null for one that has none. */
    private @Nullable String path() {
        return this instanceof Serial serial ? serial.path : this instanceof Device device ? device.path : null;
    }

    private static Path library(Path folder) {
        return folder.resolve("serial-line");
    }

    /**
     * A closed port at this address; nothing is opened or looked for yet.
     *
     * @param folder a folder of the caller's own, made when needed: pictures of a virtual printer, native library of
     *     the serial line
     */
    default Port port(Path folder) {
        // Pattern matching for switch is not in Java 17.
        if (this instanceof Tcp tcp) {
            return new TcpPort(tcp.host, tcp.port);
        } else if (this instanceof Serial serial) {
            return new SerialPort(serial, library(folder), SerialPort.USUAL_PATIENCE);
        } else if (this instanceof Device device) {
            return new DevicePort(device.path);
        } else if (this instanceof Spooler spooler) {
            return new SpoolerPort(spooler.queue);
        } else {
            String own = ((Virtual) this).folder;
            return new VirtualPrinter(own == null ? folder.resolve("slips") : Path.of(own));
        }
    }
}
