// @ts-check
// From what a microphone heard to a clip like those of the product (make-pack.py): the words alone, as loud as every other clip, with edges that do not click when clips are joined.

/** Samples a second: enough for speech through a hall's loudspeakers. */
export const RATE = 22050;

const FRAME = Math.round(RATE / 200); // 5 ms, the step in which speech is told from silence
const SILENCE = decibels(-38); // below the loudest frame: breath and room
const NOISE = decibels(8); // above the quiet of the room: still no speech
const NEAREST = decibels(-14); // the border never rises above this part of the loudest frame
const AUDIBLE = decibels(-46); // a loudest frame below this is no speech, but a microphone that is off
const PAUSE = 50; // frames between two words that belong together
const CLICK = 12; // frames: what is shorter, alone, is the key that was pressed
const LEAD = 0.015; // seconds kept around the speech, so that soft consonants stay
const TAIL = 0.035;
const FADE_IN = 0.006;
const FADE_OUT = 0.025;
const LEVEL = decibels(-20.5); // of the speech, as in the packs of the product
const PEAK = decibels(-1);

/** @param {number} db */
function decibels(db) {
  return Math.pow(10, db / 20);
}

/**
 * @param {Float32Array} samples at `RATE`
 * @returns {Float32Array | null} the words, levelled; null when nothing was said
 */
export function mastered(samples) {
  const words = trimmed(samples);
  return words && levelled(words);
}

/** @param {Float32Array} samples @returns {Float32Array | null} */
export function trimmed(samples) {
  const levels = levelsOf(samples);
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  if (loudest < AUDIBLE) {
    return null;
  }
  const room = levels.slice().sort((one, other) => one - other)[Math.floor(levels.length / 10)];
  const border = Math.min(loudest * NEAREST, Math.max(loudest * SILENCE, room * NOISE));
  const spans = spansOf(levels, border).filter(([from, to]) => to - from >= CLICK);
  if (spans.length === 0) {
    return null;
  }
  const first = Math.max(0, spans[0][0] * FRAME - Math.round(LEAD * RATE));
  const last = Math.min(samples.length, spans[spans.length - 1][1] * FRAME + Math.round(TAIL * RATE));
  return samples.slice(first, last);
}

/** Where it is loud, with short pauses taken in. @param {number[]} levels @param {number} border @returns {[number, number][]} frames, the second not included */
function spansOf(levels, border) {
  /** @type {[number, number][]} */
  const spans = [];
  levels.forEach((level, at) => {
    const latest = spans[spans.length - 1];
    if (level <= border) {
      return;
    }
    if (latest && at - latest[1] <= PAUSE && latest[1] - latest[0] >= CLICK) {
      latest[1] = at + 1;
    } else if (latest && latest[1] === at) {
      latest[1] = at + 1;
    } else {
      spans.push([at, at + 1]);
    }
  });
  return spans;
}

/** Even loudness of what is heard: the RMS of the frames that carry speech, then the peaks kept below the ceiling, and soft edges. @param {Float32Array} samples @returns {Float32Array} */
export function levelled(samples) {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(LEVEL / loudness(samples), PEAK / peak);
  const fadeIn = Math.round(FADE_IN * RATE);
  const fadeOut = Math.round(FADE_OUT * RATE);
  return samples.map((sample, at) => sample * gain * edge(at, fadeIn) * edge(samples.length - 1 - at, fadeOut));
}

/** @param {Float32Array} samples @returns {number} RMS of the frames that are not more than 20 dB below the loudest */
export function loudness(samples) {
  const levels = levelsOf(samples);
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const heard = levels.filter((level) => level > loudest / 10);
  return Math.sqrt(heard.reduce((sum, level) => sum + level * level, 0) / Math.max(1, heard.length));
}

/** @param {Float32Array} samples @returns {number[]} RMS of each frame */
function levelsOf(samples) {
  const levels = [];
  for (let from = 0; from < samples.length; from += FRAME) {
    const frame = samples.subarray(from, from + FRAME);
    levels.push(Math.sqrt(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length));
  }
  return levels;
}

/** @param {number} distance @param {number} length */
function edge(distance, length) {
  return distance >= length ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * distance) / length);
}

/** @param {Float32Array} samples @returns {Blob} WAV, 16 bit, mono */
export function wav(samples) {
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (/** @type {number} */ at, /** @type {string} */ word) => [...word].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // PCM
  bytes.setUint16(22, 1, true); // channels
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, at) => bytes.setInt16(44 + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true));
  return new Blob([bytes.buffer], { type: 'audio/wav' });
}
