// @ts-check
/**
 * Says a call through the audio graph. All sounds of a call are given to the audio clock at once, so they join without gaps however busy the page is,
 * and "said to its end" is what the graph reports, not what a timer guesses.
 */
import { bell, chime, chimes } from './chime.js';
import { percentAt } from './loudness.js';
import { loadPacks } from './packs.js';
import { announceSpoken, remember } from './played.js';
import { readers } from './readers.js';
import { end, score } from './score.js';

/** Seconds between the order and the first sound: enough for the graph to be ready. */
const HEADSTART = 0.06;
/** Milliseconds past its end after which a call that the graph never reported counts as unheard. */
const PATIENCE = 2500;
/** Milliseconds that the browser gets to start a sleeping audio device before a call is shown without sound. */
const WAKING = 400;
/** Milliseconds that a call waits for voices that are still being loaded. */
const LOADING = 3000;

/** @typedef {{chime: AudioBuffer, bell: AudioBuffer}} Bells */
/** @typedef {'on' | 'blocked' | 'off'} Sound `blocked`: the browser wants a touch first; `off`: this browser has no audio */

/** @param {(sound: Sound) => void} onSound called on each change @param {string} office whose recordings are heard */
export function openSpeaker(onSound, office) {
  const Context = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
  /** @type {AudioContext | null} */
  const context = Context ? new Context() : null;
  const output = context ? outputOf(context) : null;
  /** @type {Record<string, import('./packs.js').Pack>} */
  let packs = {};
  let prepared = '';
  /** @type {Promise<void> | null} the voices under way */
  let loading = null;

  if (context) {
    context.onstatechange = report;
    ['pointerdown', 'touchend', 'keydown'].forEach((touch) => addEventListener(touch, wake, true));
  }
  report();

  /** @returns {Sound} */
  function sound() {
    return context === null ? 'off' : context.state === 'running' ? 'on' : 'blocked';
  }

  function report() {
    onSound(sound());
  }

  function wake() {
    if (context && context.state !== 'running') {
      context.resume().catch(report);
    }
  }

  /**
   * Loads the voices, before the first call needs them. May be called again and again: it loads once, and tries again after a failure.
   * @param {import('./score.js').Voice} voice
   * @returns {Promise<void>}
   */
  async function prepare(voice) {
    const wanted = voice.languages.concat(Object.keys(readers)).filter((each, index, all) => all.indexOf(each) === index);
    const own = voice.own || {};
    const key = JSON.stringify([wanted, voice.dialect, own]);
    if (context && key !== prepared && loading === null) {
      loading = loadPacks(context, wanted, voice.dialect, { office, languages: Object.keys(own) }).then((loaded) => {
        packs = loaded.packs;
        prepared = loaded.whole ? key : '';
      }, () => {
        // The voices are not to be had just now. Calls are announced by the chime until they are.
      });
      await loading;
      loading = null;
    }
    return loading || undefined;
  }

  /**
   * @param {{seq: number, number: string, counter: number, language: string | null, service?: string, time?: string}} call `time` of the office's day, `11:30`
   * @param {import('./score.js').Voice} voice
   * @returns {Promise<boolean>} true when the last sound was heard to its end, false when nothing or not all was heard
   */
  async function say(call, voice) {
    const percent = percentAt(voice.volume, call.time || '');
    await within(LOADING, prepare(voice));
    if (!context || !output || percent === 0 || !(await awake(context))) {
      return false;
    }
    const sounds = output.sounds(voice.chime || chimes[0]);
    const notes = score(call, voice, packs, { chime: sounds.chime.duration, bell: sounds.bell.duration });
    output.volume.gain.value = percent / 100;
    const heard = await play(context, output.volume, sounds, notes, call.seq);
    if (heard) {
      announceSpoken({ seq: call.seq, number: call.number, counter: call.counter });
    }
    return heard;
  }

  /** @param {AudioContext} audio @param {AudioNode} out @param {Bells} bells @param {import('./score.js').Note[]} notes @param {number} seq @returns {Promise<boolean>} */
  function play(audio, out, bells, notes, seq) {
    const start = audio.currentTime + HEADSTART;
    return new Promise((resolve) => {
      let left = notes.length;
      /** @type {AudioBufferSourceNode[]} */
      const sources = notes.map((note) => {
        const source = audio.createBufferSource();
        const clip = note.language === null ? null : packs[note.language].clips[note.clip];
        source.buffer = clip ? clip.buffer : note.clip === 'chime' ? bells.chime : bells.bell;
        source.connect(out);
        source.onended = () => {
          remember({ seq, clip: note.clip, language: note.language, at: start + note.at, until: start + note.at + note.length });
          left--;
          if (left === 0) {
            finish(true);
          }
        };
        source.start(start + note.at, clip ? clip.start : 0, note.length);
        return source;
      });
      // An audio device can fall asleep in the middle: the hall must not wait for it.
      const lost = setTimeout(() => finish(false), end(notes) * 1000 + PATIENCE);

      /** @param {boolean} heard */
      function finish(heard) {
        clearTimeout(lost);
        sources.forEach((source) => {
          source.onended = null;
          source.disconnect();
          if (!heard) {
            source.stop();
          }
        });
        resolve(heard);
      }
    });
  }

  return { prepare, say, sound, wake };
}

/** What all sounds go through, and those that are computed. @param {AudioContext} audio */
function outputOf(audio) {
  const volume = audio.createGain();
  volume.connect(audio.destination);
  const struck = bell(audio);
  /** @type {Record<string, AudioBuffer>} */
  const known = {};
  return {
    volume,
    /** @param {string} kind of chime @returns {Bells} */
    sounds(kind) {
      known[kind] = known[kind] || chime(audio, kind);
      return { chime: known[kind], bell: struck };
    },
  };
}

/** @param {AudioContext} audio @returns {Promise<boolean>} */
async function awake(audio) {
  if (audio.state !== 'running') {
    // Where the browser wants a touch first, resume() never settles.
    await within(WAKING, audio.resume().catch(() => undefined));
  }
  return audio.state === 'running';
}

/** @param {number} milliseconds @param {Promise<unknown>} promise @returns {Promise<unknown>} settles with it, or without it when the time is over */
function within(milliseconds, promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}
