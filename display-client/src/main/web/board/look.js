// @ts-check
/** How this screen is to look: its own entry among the office's screens, put on the page as marks that the style sheets know. */
import { kept, keep } from '../shared/device.js';
import { mark, speakIn } from './words.js';

/** A band this much wider than high is a strip. */
const STRIP = 3;

/** @typedef {{id: string, kind: string, layout: string, theme: string, languages: import('../shared/i18n.js').Language[], languageMode: string, counters: string[] | null, services: string[] | null, queues: boolean, media: boolean, speaks: boolean}} Look */

/** A board that is no screen of the office. @type {Look} */
const USUAL = { id: '', kind: 'lobby', layout: 'auto', theme: 'night', languages: ['vi', 'km', 'en'], languageMode: 'together', counters: null, services: null, queues: true, media: true, speaks: true };

/** @param {string} office @param {() => void} onLayout the layout is another one */
export function screenLook(office, onLayout) {
  const asked = new URLSearchParams(location.search).get('screen');
  let own = asked ? office + '.' + asked : kept('screen');
  let look = USUAL;

  function apply() {
    const root = document.documentElement;
    root.classList.toggle('q-dark', look.theme !== 'day');
    root.classList.toggle('q-black', look.theme === 'contrast');
    speakIn(look.languages, look.languageMode);
    const layout = look.layout === 'auto' ? shape() : look.layout;
    if (root.dataset.layout !== layout) {
      mark(root, 'layout', layout);
      onLayout();
    }
  }

  addEventListener('resize', apply);
  apply();

  return {
    /** @param {string} id scoped id of the screen whose token this is */
    is(id) {
      if (!asked) {
        own = id;
        keep('screen', id);
      }
    },
    /** @param {Look[]} screens of the snapshot */
    take(screens) {
      look = (screens || []).find((each) => each.id === own) || USUAL;
      apply();
    },
    now: () => look,
    /** Whether what happens at a counter concerns this screen. @param {string} counter */
    shows: (counter) => look.counters === null || look.counters.includes(counter),
    /** @param {string} service */
    counts: (service) => look.services === null || look.services.includes(service),
    id: () => own || '',
  };
}

function shape() {
  const wide = innerWidth / innerHeight;
  return wide >= STRIP ? 'strip' : wide < 1 ? 'portrait' : 'landscape';
}
