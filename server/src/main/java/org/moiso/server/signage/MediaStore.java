package org.moiso.server.signage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.moiso.server.db.OfficeId;

/** Media and their pieces. Opens and commits nothing. Safe for all threads. */
final class MediaStore {

    /** In the order of playing. */
    List<MediaItem> all(Handle handle, OfficeId office) {
        return handle.createQuery("""
                        select hash, name, type, bytes, seconds, screens, added_at from media
                        where office = :office order by place, added_at
                        """)
                .bind("office", office.value())
                .map((rs, context) -> item(rs))
                .list();
    }

    Optional<MediaItem> find(Handle handle, OfficeId office, String hash) {
        return all(handle, office).stream().filter(it -> it.hash().equals(hash)).findFirst();
    }

    void insert(Handle handle, OfficeId office, MediaItem item, int place, String actor) {
        handle.createUpdate("""
                        insert into media (office, hash, name, type, bytes, place, seconds, screens, added_at, added_by)
                        values (:office, :hash, :name, :type, :bytes, :place, :seconds, :screens, :at, :actor)
                        """)
                .bind("office", office.value())
                .bind("hash", item.hash())
                .bind("name", item.name())
                .bind("type", item.type())
                .bind("bytes", item.bytes())
                .bind("place", place)
                .bind("seconds", item.seconds())
                .bind("screens", String.join(",", item.screens()))
                .bind("at", item.addedAt().atOffset(ZoneOffset.UTC))
                .bind("actor", actor)
                .execute();
    }

    /** Returns whether it is there. */
    boolean arrange(Handle handle, OfficeId office, String hash, int place, int seconds, List<String> screens) {
        return handle.createUpdate("""
                                update media set place = :place, seconds = :seconds, screens = :screens
                                where office = :office and hash = :hash
                                """)
                        .bind("place", place)
                        .bind("seconds", seconds)
                        .bind("screens", String.join(",", screens))
                        .bind("office", office.value())
                        .bind("hash", hash)
                        .execute()
                > 0;
    }

    /** Takes an item and its pieces away. Returns whether it was there. */
    boolean delete(Handle handle, OfficeId office, String hash) {
        deletePieces(handle, office, hash);
        return handle.createUpdate("delete from media where office = :office and hash = :hash")
                        .bind("office", office.value())
                        .bind("hash", hash)
                        .execute()
                > 0;
    }

    void deletePieces(Handle handle, OfficeId office, String hash) {
        handle.createUpdate("delete from media_piece where office = :office and hash = :hash")
                .bind("office", office.value())
                .bind("hash", hash)
                .execute();
    }

    void insertPiece(Handle handle, OfficeId office, String hash, int place, byte[] body) {
        handle.createUpdate("""
                        insert into media_piece (office, hash, place, body) values (:office, :hash, :place, :body)
                        """)
                .bind("office", office.value())
                .bind("hash", hash)
                .bind("place", place)
                .bind("body", body)
                .execute();
    }

    Optional<byte[]> piece(Handle handle, OfficeId office, String hash, int place) {
        return handle.createQuery("""
                        select body from media_piece where office = :office and hash = :hash and place = :place
                        """)
                .bind("office", office.value())
                .bind("hash", hash)
                .bind("place", place)
                .map((rs, context) -> rs.getBytes("body"))
                .findOne();
    }

    private static MediaItem item(ResultSet rs) throws SQLException {
        Instant added = rs.getObject("added_at", OffsetDateTime.class).toInstant();
        return new MediaItem(
                rs.getString("hash"),
                rs.getString("name"),
                rs.getString("type"),
                rs.getLong("bytes"),
                rs.getInt("seconds"),
                Arrays.stream(rs.getString("screens").split(",", -1))
                        .filter(it -> !it.isEmpty())
                        .toList(),
                added);
    }
}
