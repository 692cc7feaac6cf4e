package org.moiso.server.signage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** The pictures and films of an office's screens (ADR 22). Safe for all threads. */
public final class MediaLibrary {

    private static final int PIECE = 256 * 1024;
    private static final long OFFICE_AT_MOST = 1_000_000_000;
    private static final int PICTURE_SECONDS = 12;

    /** How one item is to be played. */
    record Arrangement(String hash, int seconds, List<String> screens) {}

    /** A file that was taken in, before anybody knows of it. */
    private record Taken(Path file, String hash, MediaKind kind, long bytes) {}

    private final Db db;
    private final MediaStore store = new MediaStore();

    public MediaLibrary(Db db) {
        this.db = db;
    }

    List<MediaItem> of(OfficeId office) {
        return db.read(handle -> store.all(handle, office));
    }

    /** In a read that is under way. */
    List<MediaItem> of(Handle handle, OfficeId office) {
        return store.all(handle, office);
    }

    /**
     * Takes a file in; the same content again is the item that is there.
     *
     * @throws RuleViolation when no screen could play it, when it is too large, or when the office has no room left
     */
    MediaItem add(OfficeId office, Cause press, String name, InputStream content) throws IOException {
        Taken taken = take(content);
        try {
            Optional<MediaItem> known = of(office).stream()
                    .filter(it -> it.hash().equals(taken.hash()))
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            long used = of(office).stream().mapToLong(MediaItem::bytes).sum();
            if (used + taken.bytes() > OFFICE_AT_MOST) {
                throw new RuleViolation(ApiError.MEDIA__FULL, OFFICE_AT_MOST / 1_000_000);
            }
            writePieces(office, taken);
            return enter(office, press, name, taken);
        } finally {
            Files.deleteIfExists(taken.file());
        }
    }

    private static Taken take(InputStream content) throws IOException {
        byte[] start = content.readNBytes(16);
        MediaKind kind = MediaKind.of(start).orElseThrow(() -> new RuleViolation(ApiError.MEDIA__UNKNOWN));
        Path file = Files.createTempFile("moiso-media", null);
        MessageDigest digest = sha256();
        long length = start.length;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            digest.update(start);
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                length += read;
                if (length > kind.bytesAtMost()) {
                    throw new RuleViolation(ApiError.MEDIA__TOO_LARGE, kind.bytesAtMost() / 1_000_000);
                }
                out.write(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Taken(file, HexFormat.of().formatHex(digest.digest()), kind, length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Piece by piece, so that calls and tickets go on between them; what an interrupted upload left is taken away first. */
    private void writePieces(OfficeId office, Taken taken) throws IOException {
        db.write(handle -> {
            store.deletePieces(handle, office, taken.hash());
            return taken;
        });
        try (InputStream in = Files.newInputStream(taken.file())) {
            int place = 0;
            for (byte[] body = in.readNBytes(PIECE); body.length > 0; body = in.readNBytes(PIECE)) {
                byte[] piece = body;
                int at = place;
                db.write(handle -> {
                    store.insertPiece(handle, office, taken.hash(), at, piece);
                    return taken;
                });
                place++;
            }
        }
    }

    private MediaItem enter(OfficeId office, Cause press, String name, Taken taken) {
        return db.inOffice(office, press, tx -> {
            List<MediaItem> there = store.all(tx.handle(), office);
            Optional<MediaItem> known =
                    there.stream().filter(it -> it.hash().equals(taken.hash())).findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            MediaItem item = new MediaItem(
                    taken.hash(),
                    name,
                    taken.kind().type(),
                    taken.bytes(),
                    taken.kind().isFilm() ? 0 : PICTURE_SECONDS,
                    List.of(),
                    tx.now());
            store.insert(tx.handle(), office, item, there.size(), press.actor());
            tx.record(new MediaChanged("added", item.hash()));
            return item;
        });
    }

    /**
     * Order, durations and screens; the order of the list is that of playing. What is not named goes to its end.
     *
     * @throws RuleViolation when one of them is not there
     */
    List<MediaItem> arrange(OfficeId office, Cause press, List<Arrangement> wanted) {
        return db.inOffice(office, press, tx -> {
            if (tx.repeated().isPresent()) {
                return store.all(tx.handle(), office);
            }
            List<MediaItem> before = store.all(tx.handle(), office);
            for (int place = 0; place < wanted.size(); place++) {
                Arrangement it = wanted.get(place);
                if (!store.arrange(tx.handle(), office, it.hash(), place, it.seconds(), it.screens())) {
                    throw new RuleViolation(ApiError.MEDIA__NOT_FOUND, it.hash());
                }
            }
            List<MediaItem> after = store.all(tx.handle(), office);
            if (!after.equals(before)) {
                tx.record(new MediaChanged("arranged", ""));
            }
            return after;
        });
    }

    /**
     * Takes an item away; taking it away twice is taking it away once.
     */
    void remove(OfficeId office, Cause press, String hash) {
        db.inOffice(office, press, tx -> {
            boolean there = store.delete(tx.handle(), office, hash);
            if (there) {
                tx.record(new MediaChanged("removed", hash));
            }
            return there;
        });
    }

    Optional<MediaItem> find(OfficeId office, String hash) {
        return db.read(handle -> store.find(handle, office, hash));
    }

    void write(OfficeId office, MediaItem item, OutputStream out) throws IOException {
        long left = item.bytes();
        for (int place = 0; left > 0; place++) {
            int at = place;
            byte[] piece = db.read(handle -> store.piece(handle, office, item.hash(), at))
                    .orElseThrow(() -> new IOException("media " + item.hash() + " lacks its piece " + at));
            out.write(Arrays.copyOf(piece, (int) Math.min(left, piece.length)));
            left -= piece.length;
        }
    }
}
