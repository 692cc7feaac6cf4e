// @ts-check
/** The recorded voices of this server: which there are, and one of them decoded and ready to sound. */
import { getBytes, getFile } from '../shared/api.js';
import { ownClips } from './own.js';

const HOME = '/web/voice/packs/';

/**
 * @typedef {{start: number, length: number, buffer: AudioBuffer}} Clip seconds within `buffer`
 * @typedef {{language: string, gap?: number, phrase?: number, clips: Record<string, Clip>}} Pack
 */

/** Whole files, decoded once. @type {Map<string, AudioBuffer>} */
const decoded = new Map();

/**
 * Loads one pack for each language that has one; a language without one is simply not in the answer. Clips that the office has recorded stand in the place of the product's own.
 * @param {BaseAudioContext} context @param {string[]} languages @param {string | undefined} dialect
 * @param {{office: string, languages: string[]}} own which languages the office speaks with its recordings
 * @returns {Promise<{packs: Record<string, Pack>, whole: boolean}>} not `whole` when recordings are missing that are not to be had just now
 */
export async function loadPacks(context, languages, dialect, own) {
  const offered = await getFile(HOME + 'index.json');
  /** @type {Record<string, Pack>} */
  const packs = {};
  let whole = true;
  await Promise.all(languages.map(async (language) => {
    const chosen = choose(offered, language, dialect);
    /** @type {Pack} */
    const pack = chosen ? await load(context, HOME + chosen.folder + '/') : { language, clips: {} };
    if (own.languages.includes(language)) {
      await ownClips(context, own.office, language).then((clips) => Object.assign(pack.clips, clips), () => {
        whole = false;
      });
    }
    if (Object.keys(pack.clips).length > 0) {
      packs[language] = pack;
    }
  }));
  return { packs, whole };
}

/** @param {{language: string, dialects: string[], folder: string}[]} offered @param {string} language @param {string | undefined} dialect */
function choose(offered, language, dialect) {
  const own = offered.filter((pack) => pack.language === language);
  return own.find((pack) => dialect !== undefined && pack.dialects.includes(dialect)) || own[0];
}

/**
 * Whole files are decoded once and played in windows: a call then needs no request, no decoding and no waiting.
 * @param {BaseAudioContext} context @param {string} home @returns {Promise<Pack>}
 */
async function load(context, home) {
  const manifest = await getFile(home + 'manifest.json');
  const names = Object.keys(manifest.clips);
  const files = names.map((name) => manifest.clips[name].file).filter((file, index, all) => all.indexOf(file) === index);
  /** @type {Record<string, AudioBuffer>} */
  const buffers = {};
  await Promise.all(files.map(async (file) => {
    buffers[file] = decoded.get(home + file) || await context.decodeAudioData(await getBytes(home + file));
    decoded.set(home + file, buffers[file]);
  }));
  /** @type {Record<string, Clip>} */
  const clips = {};
  names.forEach((name) => {
    const { file, start, length } = manifest.clips[name];
    const buffer = buffers[file];
    clips[name] = { buffer, start: start || 0, length: length || buffer.duration };
  });
  return { language: manifest.language, gap: manifest.gap, phrase: manifest.phrase, clips };
}
