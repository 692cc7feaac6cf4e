package org.moiso.display;

import static org.awaitility.Awaitility.await;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The far end of an RS-485 line with some Modbus slaves on it, written from the Modbus specification and independent of any Modbus library: it finds the frames and checks their CRC itself. Safe
 * for all threads.
 */
public final class RtuSlaves implements AutoCloseable {

    private final Path computer;
    private final Path far;
    private final Process socat;
    private final RandomAccessFile file;
    private final FileChannel out;
    private final Map<Integer, Map<Integer, Integer>> slaves = new ConcurrentHashMap<>();
    private final Set<Integer> garbling = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refusing = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> garbage = new CopyOnWriteArrayList<>();

    public RtuSlaves(Path folder, int... addresses) {
        computer = folder.resolve("bus");
        far = folder.resolve("far-end");
        for (int address : addresses) {
            powerOn(address);
        }
        try {
            socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + computer, "pty,raw,echo=0,link=" + far)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().until(() -> Files.exists(computer) && Files.exists(far));
            file = new RandomAccessFile(far.toFile(), "rw");
            out = new FileOutputStream(file.getFD()).getChannel();
            FileChannel in = new FileInputStream(file.getFD()).getChannel();
            Thread thread = new Thread(() -> read(in), "rtu-slaves");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BusAddress address() {
        return new BusAddress(computer.toString(), 9600);
    }

    /** Its memory is empty, as after a power cut. */
    public void powerOn(int address) {
        slaves.put(address, new TreeMap<>());
        garbling.remove(address);
        refusing.remove(address);
    }

    /** From now on its answers have a wrong CRC. */
    public void garbles(int address) {
        garbling.add(address);
    }

    /** From now on it answers that it cannot do what it is asked. */
    public void refuses(int address) {
        refusing.add(address);
    }

    public void powerOff(int address) {
        slaves.remove(address);
    }

    /** The registers of a slave that were written, as characters: two a register where both bytes are set. */
    public String text(int address, int first, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int value = register(address, first + i);
            if (value > 0xFF) {
                text.append((char) (value >> 8));
            }
            text.append((char) (value & 0xFF));
        }
        return text.toString();
    }

    public int register(int address, int register) {
        Map<Integer, Integer> memory = slaves.getOrDefault(address, Map.of());
        synchronized (memory) {
            return memory.getOrDefault(register, 0);
        }
    }

    /** Every good request so far, in hexadecimal, with its CRC. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What came in and was no frame with a right CRC. */
    public List<String> garbage() {
        return List.copyOf(garbage);
    }

    private void read(FileChannel in) {
        List<Byte> pending = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(256);
        try {
            while (in.read(buffer.clear()) >= 0) {
                for (int i = 0; i < buffer.position(); i++) {
                    pending.add(buffer.get(i));
                }
                for (int length = length(pending); length > 0 && pending.size() >= length; length = length(pending)) {
                    byte[] frame = new byte[length];
                    for (int i = 0; i < length; i++) {
                        frame[i] = pending.remove(0);
                    }
                    take(frame);
                }
            }
        } catch (IOException e) {
            // The line was taken away.
        }
    }

    /** How long the request that begins here is; 0 while that cannot be known. */
    private static int length(List<Byte> bytes) {
        if (bytes.size() < 2) {
            return 0;
        }
        return switch (bytes.get(1)) {
            case 0x03, 0x06 -> 8;
            case 0x10 -> bytes.size() < 7 ? 0 : 9 + (bytes.get(6) & 0xFF);
            default -> bytes.size();
        };
    }

    private void take(byte[] frame) throws IOException {
        String hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame);
        int crc = ((frame[frame.length - 1] & 0xFF) << 8) | (frame[frame.length - 2] & 0xFF);
        if (crc(frame, frame.length - 2) != crc) {
            garbage.add(hex);
            return;
        }
        requests.add(hex);
        Map<Integer, Integer> memory = slaves.get((int) frame[0]);
        if (memory != null) {
            answer(frame, memory);
        }
    }

    private void answer(byte[] frame, Map<Integer, Integer> memory) throws IOException {
        int register = word(frame, 2);
        int value = word(frame, 4);
        if (refusing.contains((int) frame[0])) {
            send(new byte[] {frame[0], (byte) (frame[1] | 0x80), 2});
            return;
        }
        synchronized (memory) {
            switch (frame[1]) {
                case 0x03 -> {
                    byte[] body = new byte[3 + 2 * value];
                    body[0] = frame[0];
                    body[1] = frame[1];
                    body[2] = (byte) (2 * value);
                    for (int i = 0; i < value; i++) {
                        int there = memory.getOrDefault(register + i, 0);
                        body[3 + 2 * i] = (byte) (there >> 8);
                        body[4 + 2 * i] = (byte) there;
                    }
                    send(body);
                }
                case 0x06 -> {
                    memory.put(register, value);
                    send(Arrays.copyOf(frame, 6));
                }
                case 0x10 -> {
                    for (int i = 0; i < value; i++) {
                        memory.put(register + i, word(frame, 7 + 2 * i));
                    }
                    send(Arrays.copyOf(frame, 6));
                }
                default -> send(new byte[] {frame[0], (byte) (frame[1] | 0x80), 1});
            }
        }
    }

    private static int word(byte[] frame, int at) {
        return ((frame[at] & 0xFF) << 8) | (frame[at + 1] & 0xFF);
    }

    private void send(byte[] body) throws IOException {
        int crc = crc(body, body.length) ^ (garbling.contains((int) body[0]) ? 0x0101 : 0);
        ByteBuffer answer = ByteBuffer.allocate(body.length + 2);
        answer.put(body).put((byte) crc).put((byte) (crc >> 8)).flip();
        out.write(answer);
    }

    /** CRC-16/MODBUS, bit by bit as the specification describes it. */
    static int crc(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        return crc;
    }

    @Override
    public void close() throws IOException {
        socat.destroyForcibly().onExit().join();
        file.close();
        Files.deleteIfExists(computer);
        Files.deleteIfExists(far);
    }
}
