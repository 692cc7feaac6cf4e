package org.moiso.server.signage;

import java.time.Instant;
import org.moiso.server.text.Language;

/**
 * A recording of some words, made in the office.
 *
 * @param clip the words, as the readers of numbers name them
 * @param hash SHA-256 of the sound, in hexadecimal
 * @param type told from the content
 */
record VoiceClip(Language language, String clip, String hash, String type, int bytes, Instant recordedAt) {}
