#!/usr/bin/env python3
"""Makes a voice pack of the lobby board again: clips spoken by espeak-ng, trimmed, levelled, joined into one Ogg Opus file, and a manifest.

    display-client/voice/make-pack.py vi en     (needs espeak-ng, sox and opusenc)

The words stand in <language>.tsv beside this script: the clip's name, and what the synthesiser is given to say it.
"""
import array
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import wave

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parent / "src/main/web/voice/packs"

RATE = 48_000  # what Opus works at: offsets in the manifest are then exact samples
FRAME = RATE // 200  # 5 ms, the step in which speech is told from silence
SILENCE_DB = -38  # below the loudest frame: breath and the synthesiser's tail
LEAD, TAIL = 0.012, 0.030  # seconds kept around the speech, so that soft consonants stay
FADE_IN, FADE_OUT = 0.006, 0.025  # raised cosine: a joined edge must not click
LEVEL_DB = -20.5  # RMS of the speech in every clip; low enough that hardly any clip meets the ceiling first
PEAK_DB = -1.0
BETWEEN = 0.080  # silence between clips in the file: a decoder that is off by its pre-skip still hits the clip

VOICES = {
    "vi": {"voice": "vi", "speed": 150, "pitch": 45, "dialects": ["south", "north"], "gap": 0.045, "phrase": 0.16},
    "en": {"voice": "en-gb", "speed": 165, "pitch": 45, "dialects": [], "gap": 0.045, "phrase": 0.16},
}


def main(languages):
    for language in languages:
        make(language, VOICES[language])


def make(language, voice):
    words = [line.split("\t") for line in (HERE / f"{language}.tsv").read_text("utf-8").splitlines()[1:]]
    folder = PACKS / language
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        clips, sprite = {}, silence(BETWEEN)
        for name, said in words:
            clip = levelled(trimmed(spoken(said, voice, pathlib.Path(work))))
            clips[name] = {"file": "clips.ogg", "start": seconds(sprite), "length": seconds(clip)}
            sprite.extend(clip)
            sprite.extend(silence(BETWEEN))
        joined = pathlib.Path(work) / "sprite.wav"
        write(joined, sprite)
        run("opusenc", "--quiet", "--speech", "--bitrate", "36", "--framesize", "20", "--serial", "1", "--padding", "0",
            "--discard-comments", str(joined), str(folder / "clips.ogg"))
    write_manifest(folder / "manifest.json", language, voice, clips)
    print(f"{language}: {len(clips)} clips, {seconds(sprite):.1f} s, {(folder / 'clips.ogg').stat().st_size / 1024:.0f} KB")


def spoken(said, voice, work):
    raw, clean = work / "raw.wav", work / "clean.wav"
    run("espeak-ng", "-v", voice["voice"], "-s", str(voice["speed"]), "-p", str(voice["pitch"]), "-w", str(raw), said)
    # A hall is boomy: take away the rumble, lift where consonants live, and even out vowels against consonants a little.
    run("sox", "-D", str(raw), "-r", str(RATE), "-c", "1", "-b", "16", str(clean), "gain", "-6", "highpass", "110",
        "equalizer", "2600", "1.0q", "3", "compand", "0.005,0.08", "6:-60,-60,-30,-22,-12,-10,0,-6", "0", "-90", "0.005")
    return read(clean)


def trimmed(samples):
    levels = [rms(samples[at:at + FRAME]) for at in range(0, len(samples), FRAME)]
    floor = max(levels) * 10 ** (SILENCE_DB / 20)
    loud = [index for index, level in enumerate(levels) if level > floor]
    first = max(0, loud[0] * FRAME - int(LEAD * RATE))
    last = min(len(samples), (loud[-1] + 1) * FRAME + int(TAIL * RATE))
    return samples[first:last]


def levelled(samples):
    """Even loudness of what is heard: the RMS of the frames that carry speech, then the peaks kept below the ceiling."""
    gain = 32768 * 10 ** (LEVEL_DB / 20) / speech_rms(samples)
    ceiling = 32768 * 10 ** (PEAK_DB / 20)
    gain = min(gain, ceiling / max(abs(sample) for sample in samples))
    fade_in, fade_out, length = int(FADE_IN * RATE), int(FADE_OUT * RATE), len(samples)
    faded = array.array("h", bytes(2 * length))
    for at, sample in enumerate(samples):
        faded[at] = round(sample * gain * edge(at, fade_in) * edge(length - 1 - at, fade_out))
    return faded


def speech_rms(samples):
    levels = [rms(samples[at:at + FRAME]) for at in range(0, len(samples), FRAME)]
    heard = [level for level in levels if level > max(levels) * 10 ** (-20 / 20)]
    return math.sqrt(sum(level * level for level in heard) / len(heard))


def edge(distance, length):
    return 1.0 if distance >= length else 0.5 - 0.5 * math.cos(math.pi * distance / length)


def rms(frame):
    return math.sqrt(sum(sample * sample for sample in frame) / max(1, len(frame)))


def silence(length):
    return array.array("h", bytes(2 * round(length * RATE)))


def seconds(samples):
    return round(len(samples) / RATE, 5)


def read(path):
    with wave.open(str(path)) as file:
        return array.array("h", file.readframes(file.getnframes()))


def write(path, samples):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def write_manifest(path, language, voice, clips):
    head = {"language": language, "dialects": voice["dialects"], "speaker": f"espeak-ng, voice {voice['voice']}", "licence": "Apache-2.0",
            "gap": voice["gap"], "phrase": voice["phrase"]}
    lines = [f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps(clip)}" for name, clip in clips.items()]
    body = json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "clips": {\n' + ",\n".join(lines) + "\n  }\n}\n"
    path.write_text(body, "utf-8")


def run(*command):
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:] or list(VOICES))
