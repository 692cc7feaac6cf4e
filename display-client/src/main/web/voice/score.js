// @ts-check
/**
 * What will be heard for one call, and when: chime, then the sentence in each language. Pure: knows which clips exist, plays nothing.
 *
 * Nothing is ever silent in the middle. A part of a sentence whose clips are not all recorded is taken whole from another language, because half a number in one
 * language and half in another is no number; an invitation that is missing becomes a bell, unless the chime has just invited; and where no language has the
 * part, the bell stands for it. A sentence of which no language has anything is left to the chime.
 */
import { readers } from './readers.js';

/** Seconds of quiet after the chime, and between two sentences. */
const AFTER_CHIME = 0.1;
const BETWEEN_SENTENCES = 0.45;
/** Pauses where a pack's own are not known: between words, and before a new part of the sentence. */
const GAP = 0.05;
const PHRASE = 0.16;
const INVITATION = 0;
const PARTS = 4;

/** A clip's language when it belongs to none. */
const NONE = null;

/** The clip that invites to a service in its own words, where an office has recorded one. @param {string} service its key */
export function invitationOf(service) {
  return 'service ' + service;
}

/**
 * @typedef {{clips: Record<string, {length: number}>, gap?: number, phrase?: number}} Pack
 * @typedef {{number: string, counter: number, language?: string | null, service?: string}} SpokenCall `service` is the scoped id of what it was taken for
 * @typedef {{languages: string[], dialect?: string, numbers?: string, repeat?: number, chime?: string, volume?: import('./loudness.js').Volume[], own?: Record<string, string>}} Voice
 * @typedef {{clip: string, language: string | null, at: number, length: number}} Note seconds from the start of the chime
 */

/**
 * @param {SpokenCall} call
 * @param {Voice} voice
 * @param {Record<string, Pack>} packs by language; a language without a pack may be missing
 * @param {{chime: number, bell: number}} lengths seconds
 * @returns {Note[]}
 */
export function score(call, voice, packs, lengths) {
  const languages = spokenLanguages(voice, call.language);
  /** @type {Note[]} */
  const notes = [{ clip: 'chime', language: NONE, at: 0, length: lengths.chime }];
  for (let time = 0; time < Math.max(1, voice.repeat || 1); time++) {
    languages.forEach((language) => {
      const first = notes.length === 1;
      const said = sentence(language, languages, call, voice, packs, lengths);
      append(notes, first ? AFTER_CHIME : BETWEEN_SENTENCES, first && said.length > 0 && said[0].language === NONE ? withoutFirst(said) : said);
    });
  }
  return notes;
}

/**
 * The office's languages in its order, then the ticket's own.
 * @param {Voice} voice @param {string | null} [own]
 */
export function spokenLanguages(voice, own) {
  return own && !voice.languages.includes(own) ? voice.languages.concat(own) : voice.languages.slice();
}

/**
 * @param {string} language @param {string[]} languages @param {SpokenCall} call @param {Voice} voice @param {Record<string, Pack>} packs @param {{bell: number}} lengths
 * @returns {Note[]}
 */
function sentence(language, languages, call, voice, packs, lengths) {
  const candidates = [language].concat(languages, Object.keys(packs)).filter((each) => readers[each] && packs[each]);
  /** @type {Note[]} */
  const notes = [];
  if (candidates.length === 0) {
    return notes;
  }
  for (let part = 0; part < PARTS; part++) {
    const able = candidates.find((each) => clipsOf(each, part, call, voice, packs[each]).every((clip) => clip in packs[each].clips));
    const from = part === INVITATION && able !== language ? undefined : able;
    append(notes, part === INVITATION ? 0 : pause(packs[language], 'phrase', PHRASE), from ? spoken(from, part, call, voice, packs[from]) : [bellFor(lengths)]);
  }
  return notes;
}

/** @param {string} language @param {number} part @param {SpokenCall} call @param {Voice} voice @param {Pack} pack @returns {string[]} */
function clipsOf(language, part, call, voice, pack) {
  const invitation = invitationOf((call.service || '').replace(/^[^.]*\./, ''));
  if (part === INVITATION && invitation in pack.clips) {
    return [invitation];
  }
  return readers[language].call(call.number, call.counter, voice)[part];
}

/** @param {string} language @param {number} part @param {SpokenCall} call @param {Voice} voice @param {Pack} pack @returns {Note[]} */
function spoken(language, part, call, voice, pack) {
  /** @type {Note[]} */
  const notes = [];
  clipsOf(language, part, call, voice, pack).forEach((clip) => {
    append(notes, notes.length === 0 ? 0 : pause(pack, 'gap', GAP), [{ clip, language, at: 0, length: pack.clips[clip].length }]);
  });
  return notes;
}

/** @param {Note[]} notes @returns {Note[]} the same from the second on */
function withoutFirst(notes) {
  const rest = notes.slice(1);
  const start = rest.length === 0 ? 0 : rest[0].at;
  return rest.map((note) => Object.assign({}, note, { at: note.at - start }));
}

/** @param {{bell: number}} lengths @returns {Note} */
function bellFor(lengths) {
  return { clip: 'bell', language: NONE, at: 0, length: lengths.bell };
}

/** @param {Pack | undefined} pack @param {'gap' | 'phrase'} kind @param {number} usual */
function pause(pack, kind, usual) {
  const own = pack && pack[kind];
  return typeof own === 'number' ? own : usual;
}

/**
 * Puts `more`, which counts from its own start, after what is there.
 * @param {Note[]} notes @param {number} quiet @param {Note[]} more
 */
function append(notes, quiet, more) {
  const start = end(notes) + (notes.length === 0 ? 0 : quiet);
  more.forEach((note) => notes.push(Object.assign({}, note, { at: start + note.at })));
}

/** @param {Note[]} notes @returns {number} seconds until the last sound has ended */
export function end(notes) {
  return notes.length === 0 ? 0 : notes[notes.length - 1].at + notes[notes.length - 1].length;
}
