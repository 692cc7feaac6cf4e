package org.moiso.server.signage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.text.Language;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/** The voice that an office has recorded (ADR 24). Safe for all threads. */
public final class VoiceLibrary {

    static final int BYTES_AT_MOST = 300_000;
    /** Every word of a language and one invitation for each service are far fewer. */
    private static final int CLIPS_AT_MOST = 400;

    private final Db db;
    private final VoiceStore store = new VoiceStore();

    public VoiceLibrary(Db db) {
        this.db = db;
    }

    List<VoiceClip> of(OfficeId office, Language language) {
        return db.read(handle -> store.all(handle, office, language));
    }

    Optional<VoiceClip> find(OfficeId office, Language language, String clip) {
        return db.read(handle -> store.find(handle, office, language, clip));
    }

    /** Empty when it was recorded anew meanwhile. */
    Optional<byte[]> sound(OfficeId office, VoiceClip clip) {
        return db.read(handle -> store.sound(handle, office, clip));
    }

    /**
     * Keeps a recording; the same sound again changes nothing.
     *
     * @throws RuleViolation when it is no sound that a screen can play, or too large
     */
    VoiceClip put(OfficeId office, Cause press, Language language, String clip, byte[] sound) {
        if (sound.length > BYTES_AT_MOST) {
            throw new RuleViolation(ApiError.VOICE__TOO_LARGE, BYTES_AT_MOST / 1000);
        }
        String type = type(sound);
        String hash = hash(sound);
        return db.inOffice(office, press, tx -> {
            List<VoiceClip> there = store.all(tx.handle(), office, language);
            Optional<VoiceClip> before =
                    there.stream().filter(it -> it.clip().equals(clip)).findFirst();
            if (before.isPresent() && before.get().hash().equals(hash)) {
                return before.get();
            }
            if (before.isEmpty() && there.size() >= CLIPS_AT_MOST) {
                throw new RuleViolation(ApiError.REQUEST__INVALID, "clip");
            }
            VoiceClip fresh = new VoiceClip(language, clip, hash, type, sound.length, tx.now());
            store.put(tx.handle(), office, fresh, sound, press.actor());
            tx.record(new VoiceChanged(language.code(), clip));
            return fresh;
        });
    }

    /**
     * @throws RuleViolation when there is no such recording
     */
    void remove(OfficeId office, Cause press, Language language, String clip) {
        boolean unused = db.inOffice(office, press, tx -> {
            if (!store.delete(tx.handle(), office, language, clip)) {
                throw new RuleViolation(ApiError.VOICE__NOT_FOUND, clip);
            }
            tx.record(new VoiceChanged(language.code(), clip));
            return true;
        });
    }

    /** Told from the first bytes: names and headers may say anything. */
    private static String type(byte[] sound) {
        String start = new String(sound, 0, Math.min(12, sound.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF") && start.startsWith("WAVE", 8)) {
            return "audio/wav";
        }
        if (start.startsWith("OggS")) {
            return "audio/ogg";
        }
        throw new RuleViolation(ApiError.VOICE__UNKNOWN);
    }

    private static String hash(byte[] sound) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
