package org.moiso.server.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The two copies of H2's header, which say where its newest chunk is. H2 writes both at once and seldom, and otherwise looks for newer chunks from there: in vain where one between has been overwritten meanwhile. Here each new chunk
 * is named at once, in the copy that does not name the one before it, so that one copy always names a chunk that is whole. Guarded by the channel that owns it.
 */
final class NewestChunk {

    static final int BLOCK = 4096;

    private static final String VERSION = "version";
    private static final String CLEAN = "clean";
    private static final String FLETCHER = ",fletcher:";
    private static final int CHUNK_HEADER_AT_MOST = 1024;

    private final FileChannel file;

    /** What each copy says; empty where it cannot be read. */
    private final List<Map<String, String>> copies = new ArrayList<>(List.of(Map.of(), Map.of()));

    private long named = -1;

    NewestChunk(FileChannel file) throws IOException {
        this.file = file;
        for (int i = 0; i < 2; i++) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (block.hasRemaining() && file.read(block, (long) i * BLOCK + block.position()) > 0) {
                // goes on where it stopped
            }
            copies.set(i, parsed(block.array()));
        }
    }

    /**
     * Hears what H2 is about to write into both copies.
     *
     * @return whether that says more than the copies do already
     */
    boolean isNews(ByteBuffer both) {
        byte[] block = new byte[Math.min(BLOCK, both.remaining())];
        both.duplicate().get(block);
        Map<String, String> header = parsed(block);
        if (named >= 0 && !header.containsKey(CLEAN) && copies.stream().anyMatch(header::equals)) {
            return false;
        }
        copies.set(0, header);
        copies.set(1, header);
        named = version(header);
        return true;
    }

    /** Names what was just written there in one copy, if it is a chunk and newer than the last one. */
    void name(ByteBuffer written, long at) throws IOException {
        Map<String, String> chunk = chunk(written);
        long version = version(chunk);
        if (version <= named) {
            return;
        }
        int kept = version(copies.get(0)) < version
                        && (version(copies.get(0)) >= version(copies.get(1)) || version(copies.get(1)) >= version)
                ? 0
                : 1;
        Map<String, String> header = new HashMap<>(copies.get(kept));
        if (header.isEmpty()) {
            return;
        }
        header.remove(CLEAN);
        header.put("chunk", chunk.getOrDefault("chunk", ""));
        header.put("block", Long.toHexString(at / BLOCK));
        header.put(VERSION, Long.toHexString(version));
        int other = 1 - kept;
        ByteBuffer block = ByteBuffer.wrap(block(header));
        while (block.hasRemaining()) {
            file.write(block, (long) other * BLOCK + block.position());
        }
        copies.set(other, header);
        named = version;
    }

    private static byte[] block(Map<String, String> header) {
        StringBuilder text = DataUtils.appendMap(new StringBuilder(), new HashMap<>(header));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        text.append(FLETCHER)
                .append(Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length)))
                .append('\n');
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.ISO_8859_1), BLOCK);
    }

    private static Map<String, String> parsed(byte[] block) {
        String text = new String(block, StandardCharsets.ISO_8859_1).trim();
        int end = text.lastIndexOf(FLETCHER);
        if (end < 0) {
            return Map.of();
        }
        String check = Integer.toHexString(
                DataUtils.getFletcher32(text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), 0, end));
        return text.substring(end + FLETCHER.length()).equals(check) ? map(text.substring(0, end)) : Map.of();
    }

    private static Map<String, String> chunk(ByteBuffer written) {
        byte[] begin = new byte[Math.min(CHUNK_HEADER_AT_MOST, written.remaining())];
        written.duplicate().get(begin);
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 || !text.startsWith("chunk:")
                ? Map.of()
                : map(text.substring(0, end).trim());
    }

    private static Map<String, String> map(String text) {
        try {
            return DataUtils.parseMap(text);
        } catch (MVStoreException e) {
            return Map.of();
        }
    }

    private static long version(@Nullable Map<String, String> map) {
        return map == null || !map.containsKey(VERSION) ? -1 : DataUtils.readHexLong(map, VERSION, -1);
    }
}
