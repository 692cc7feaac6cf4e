package org.moiso.server.signage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a screen can play. Told from the first bytes of the content: names and headers may say anything. */
enum MediaKind {
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    WEBP("image/webp", 8, "WEBP"),
    MP4("video/mp4", 4, "ftyp"),
    WEBM("video/webm", 0, "\u001aE\u00df\u00a3");

    private static final long MEGABYTE = 1_000_000;
    private static final long PICTURE_AT_MOST = 10 * MEGABYTE;
    private static final long FILM_AT_MOST = 300 * MEGABYTE;

    private final String type;
    private final int at;
    private final String mark;

    MediaKind(String type, int at, String mark) {
        this.type = type;
        this.at = at;
        this.mark = mark;
    }

    static Optional<MediaKind> of(byte[] start) {
        return Arrays.stream(values()).filter(it -> it.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(mark, at);
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
