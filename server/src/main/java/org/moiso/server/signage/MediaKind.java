package org.moiso.server.signage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a screen can play. Told from the first bytes of the content: names and headers may say anything. */
enum MediaKind {
    JPEG("image/jpeg", 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", 0, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
    WEBP("image/webp", 8, "WEBP".getBytes(StandardCharsets.US_ASCII)),
    MP4("video/mp4", 4, "ftyp".getBytes(StandardCharsets.US_ASCII)),
    WEBM("video/webm", 0, new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3});

    private static final long MEGABYTE = 1_000_000;
    private static final long PICTURE_AT_MOST = 10 * MEGABYTE;
    private static final long FILM_AT_MOST = 300 * MEGABYTE;

    private final String type;
    private final int at;
    private final byte[] mark;

    MediaKind(String type, int at, byte[] mark) {
        this.type = type;
        this.at = at;
        this.mark = mark;
    }

    static Optional<MediaKind> of(byte[] start) {
        return Arrays.stream(values()).filter(it -> it.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        return start.length >= at + mark.length
                && Arrays.equals(start, at, at + mark.length, mark, 0, mark.length);
    }

    String type() {
        return type;
    }

    boolean isFilm() {
        return type.startsWith("video/");
    }

    long bytesAtMost() {
        return isFilm() ? FILM_AT_MOST : PICTURE_AT_MOST;
    }
}
