package org.moiso.server.signage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.moiso.display.Board;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.VoiceSettings;
import org.moiso.server.text.Language;

/** The recordings of offices. Opens and commits nothing. Safe for all threads. */
final class VoiceStore {

    /** How a board speaks: the settings, and which recordings there are of the languages that use them. */
    Board.Voice shown(Handle handle, OfficePlan plan) {
        VoiceSettings voice = plan.settings().voice();
        return new Board.Voice(
                voice.languages().stream().map(Language::code).toList(),
                voice.dialect(),
                voice.numbers(),
                voice.repeat(),
                voice.chime(),
                voice.volume().stream()
                        .map(it -> new Board.Volume(it.from(), it.to(), it.percent()))
                        .toList(),
                voice.own().isEmpty() ? Map.of() : marks(handle, plan.id(), voice.own()));
    }

    /** A word for each language that changes with every recording: how many there are, and when the last one was made. */
    private static Map<String, String> marks(Handle handle, OfficeId office, List<Language> languages) {
        Map<String, String> marks = new TreeMap<>();
        handle.createQuery("""
                        select language, count(*) as clips, max(recorded_at) as latest from voice_clip
                        where office = :office group by language
                        """)
                .bind("office", office.value())
                .map((rs, context) -> Map.entry(
                        rs.getString("language"),
                        rs.getInt("clips") + "-"
                                + rs.getObject("latest", OffsetDateTime.class)
                                        .toInstant()
                                        .toEpochMilli()))
                .forEach(it -> marks.put(it.getKey(), it.getValue()));
        marks.keySet().retainAll(languages.stream().map(Language::code).toList());
        return marks;
    }

    List<VoiceClip> all(Handle handle, OfficeId office, Language language) {
        return handle.createQuery("""
                        select language, clip, hash, type, octet_length(body) as bytes, recorded_at from voice_clip
                        where office = :office and language = :language order by clip
                        """)
                .bind("office", office.value())
                .bind("language", language.code())
                .map((rs, context) -> clip(rs))
                .list();
    }

    Optional<VoiceClip> find(Handle handle, OfficeId office, Language language, String clip) {
        return all(handle, office, language).stream()
                .filter(it -> it.clip().equals(clip))
                .findFirst();
    }

    Optional<byte[]> sound(Handle handle, OfficeId office, VoiceClip clip) {
        return handle.createQuery("""
                        select body from voice_clip
                        where office = :office and language = :language and clip = :clip and hash = :hash
                        """)
                .bind("office", office.value())
                .bind("language", clip.language().code())
                .bind("clip", clip.clip())
                .bind("hash", clip.hash())
                .map((rs, context) -> rs.getBytes("body"))
                .findOne();
    }

    /** In place of the one before. */
    void put(Handle handle, OfficeId office, VoiceClip clip, byte[] sound, String actor) {
        boolean unused = delete(handle, office, clip.language(), clip.clip());
        handle.createUpdate("""
                        insert into voice_clip (office, language, clip, hash, type, body, recorded_at, recorded_by)
                        values (:office, :language, :clip, :hash, :type, :body, :at, :actor)
                        """)
                .bind("office", office.value())
                .bind("language", clip.language().code())
                .bind("clip", clip.clip())
                .bind("hash", clip.hash())
                .bind("type", clip.type())
                .bind("body", sound)
                .bind("at", clip.recordedAt().atOffset(ZoneOffset.UTC))
                .bind("actor", actor)
                .execute();
    }

    /** Returns whether it was there. */
    boolean delete(Handle handle, OfficeId office, Language language, String clip) {
        return handle.createUpdate(
                                "delete from voice_clip where office = :office and language = :language and clip = :clip")
                        .bind("office", office.value())
                        .bind("language", language.code())
                        .bind("clip", clip)
                        .execute()
                > 0;
    }

    private static VoiceClip clip(ResultSet rs) throws SQLException {
        return new VoiceClip(
                Language.of(rs.getString("language")),
                rs.getString("clip"),
                rs.getString("hash"),
                rs.getString("type"),
                rs.getInt("bytes"),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
