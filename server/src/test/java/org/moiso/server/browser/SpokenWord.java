package org.moiso.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A voice-like sound between two silences, as WAV: what is said into the tests' microphone, over and over. */
final class SpokenWord {

    private static final int RATE = 48_000;
    private static final double QUIET = 0.45;
    private static final double WORD = 0.5;

    private SpokenWord() {}

    /**
     * @param loudness of the peaks, to 1
     */
    static byte[] wav(double loudness) {
        int quiet = (int) (QUIET * RATE);
        int word = (int) (WORD * RATE);
        int samples = quiet + word + quiet;
        ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int at = 0; at < samples; at++) {
            double time = (at - quiet) / (double) RATE;
            boolean speaks = time >= 0 && time < WORD;
            bytes.putShort((short) (speaks ? 32_767 * loudness * voice(time) : 0));
        }
        return bytes.array();
    }

    /** For a browser's microphone. */
    static Path file() {
        try {
            Path file = Files.createTempFile("moiso-word", ".wav");
            file.toFile().deleteOnExit();
            return Files.write(file, wav(0.5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A gliding voice with some harmonics. */
    private static double voice(double time) {
        double phase = 2 * Math.PI * (170 * time + 40 * time * time);
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
            sum += Math.sin(harmonic * phase) / harmonic;
        }
        return sum / 2;
    }
}
