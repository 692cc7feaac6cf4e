// @ts-check
/** The clips of a language that were recorded in the office. ES2018 at most: the lobby board runs it on Chrome 79. */
import { getBytes, getFile } from '../shared/api.js';

/** Decoded sounds by the hash of their content, so that one new recording is one request. @type {Map<string, AudioBuffer>} */
const decoded = new Map();

/** @param {string} office @param {string} language @returns {string} where its recordings are */
export function recordingsOf(office, language) {
  return '/api/offices/' + encodeURIComponent(office) + '/voice/' + language;
}

/**
 * A recording that cannot be had or decoded is left out: the product's own clip is heard then.
 * @param {BaseAudioContext} context @param {string} office @param {string} language
 * @returns {Promise<Record<string, import('./packs.js').Clip>>}
 */
export async function ownClips(context, office, language) {
  const home = recordingsOf(office, language);
  const list = await getFile(home);
  /** @type {Record<string, import('./packs.js').Clip>} */
  const clips = {};
  await Promise.all(list.map(async (/** @type {{clip: string, hash: string}} */ { clip, hash }) => {
    try {
      const buffer = decoded.get(hash) || await context.decodeAudioData(await getBytes(home + '/' + encodeURIComponent(clip) + '?hash=' + hash));
      decoded.set(hash, buffer);
      clips[clip] = { buffer, start: 0, length: buffer.duration };
    } catch (unusable) {
      console.warn('The recording of "' + clip + '" cannot be used', unusable);
    }
  }));
  return clips;
}
