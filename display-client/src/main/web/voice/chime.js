// @ts-check
/**
 * The bell before a call, computed and not recorded: it needs no file, so it sounds even when every pack is missing.
 * Usually two struck notes, a fourth apart and falling on the ear as a question and its answer; `bell` is the first of them alone and stands in for
 * words that nobody has recorded yet.
 */
const PEAK = 0.32;

/** A struck bar: the fundamental rings longest, the upper partials die fast. Ratio, loudness, seconds to fall to a third. */
const PARTIALS = [
  [1, 1, 0.42],
  [2.01, 0.28, 0.2],
  [3.02, 0.12, 0.11],
  [5.4, 0.05, 0.05],
];

/** Seconds in which the stroke rises, and in which the end of the clip is faded out: neither may click. */
const RISE = 0.004;
const FADE = 0.08;

/** All are clips like any other: when their notes start (seconds), the notes (hertz), their length. @type {Record<string, {length: number, notes: number[][]}>} */
const CHIMES = {
  one: { length: 0.95, notes: [[0, 987.77]] },
  two: { length: 1.15, notes: [[0, 1174.66], [0.3, 880]] },
  three: { length: 1.5, notes: [[0, 1174.66], [0.28, 987.77], [0.56, 783.99]] },
};
const BELL = { length: 0.6, notes: [[0, 1174.66]] };

/** The chimes that an office can choose from, the usual one first. */
export const chimes = ['two', 'one', 'three'];

/** @param {BaseAudioContext} context @param {string} [kind] one of `chimes` @returns {AudioBuffer} */
export function chime(context, kind) {
  return buffer(context, CHIMES[kind || chimes[0]] || CHIMES[chimes[0]]);
}

/** @param {BaseAudioContext} context @returns {AudioBuffer} */
export function bell(context) {
  return buffer(context, BELL);
}

/** @param {BaseAudioContext} context @param {{length: number, notes: number[][]}} sound */
function buffer(context, sound) {
  const rate = context.sampleRate;
  const result = context.createBuffer(1, Math.ceil(sound.length * rate), rate);
  const samples = result.getChannelData(0);
  sound.notes.forEach(([start, pitch]) => strike(samples, rate, Math.floor(start * rate), pitch));
  fadeOut(samples, Math.floor(FADE * rate));
  return result;
}

/** @param {Float32Array} samples @param {number} rate @param {number} from @param {number} pitch */
function strike(samples, rate, from, pitch) {
  for (let at = from; at < samples.length; at++) {
    const time = (at - from) / rate;
    let sum = 0;
    for (const [ratio, loudness, decay] of PARTIALS) {
      sum += loudness * Math.exp(-time / decay) * Math.sin(2 * Math.PI * pitch * ratio * time);
    }
    samples[at] += PEAK * Math.min(1, time / RISE) * sum;
  }
}

/** @param {Float32Array} samples @param {number} length */
function fadeOut(samples, length) {
  for (let left = 0; left < length; left++) {
    samples[samples.length - 1 - left] *= left / length;
  }
}
