// @ts-check
/** What frames the calls: the office's name, clock and date above, the ticker and two small signs below. */
import { officeClock } from '../shared/format.js';
import { inLanguage, t, textOf } from '../shared/i18n.js';
import { languagesHere, write, writeEach, writeName } from './words.js';

/** How long the ticker stands in one language. Milliseconds. */
const TICKER = 12000;
/** How long a moving ticker takes for its way; as in board.css. */
const LAP = 40000;
/** A line that is lost for less than this is no news. Milliseconds. */
const PATIENCE = 3000;

/** @param {HTMLElement} board */
export function boardFrame(board) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (board.querySelector(name));
  const ticker = tickerIn(part('.ticker'));
  const offline = part('.line');
  const sound = part('.sound');
  /** @type {ReturnType<typeof officeClock> | null} */
  let clock = null;
  let heard = '';
  let lostAt = 0;

  return {
    /** @param {any} snapshot */
    show(snapshot) {
      writeName(part('.office'), snapshot.office.name);
      document.title = textOf(snapshot.office.name, 'vi') + ' · MoiSo';
      this.setClock(snapshot.now);
    },
    /** @param {Record<string, string | null> | null} text in the languages of this screen */
    ticker: (text) => ticker.show(text),
    /** The server's time: the television's own clock is never asked. @param {string} now */
    setClock(now) {
      clock = officeClock(now);
      this.tick();
    },
    /** Once a second. */
    tick() {
      if (clock) {
        const date = clock.date();
        write(part('.time'), clock.time());
        writeEach(part('.date'), (language) => dateIn(language, date));
      }
      offline.hidden = lostAt === 0 || performance.now() - lostAt < PATIENCE;
      ticker.tick();
    },
    /** The office's time as an instant, for what is reported. @returns {string} */
    now: () => new Date(clock ? clock.now() : Date.now()).toISOString(),
    /** The office's time of the day, `11:30`. @returns {string} */
    time: () => (clock ? clock.time() : ''),
    /** A frame came, so what stands here is as new as now. */
    heard() {
      heard = clock ? clock.time() : '';
    },
    /** @param {boolean} lost the line to the server */
    line(lost) {
      if (lost && lostAt === 0) {
        lostAt = performance.now();
        write(part('.line .sign-text'), t('board.lastNews', { time: heard }));
      } else if (!lost) {
        lostAt = 0;
      }
      offline.hidden = offline.hidden || !lost;
    },
    /** @param {import('../voice/speaker.js').Sound | 'mute'} state `mute`: it is not to speak */
    sound(state) {
      sound.hidden = state === 'on' || state === 'mute';
      write(part('.sound .sign-text'), t(state === 'off' ? 'board.noSound' : 'board.touchForSound'));
      board.dataset.sound = state;
    },
  };
}

/** @param {import('../shared/i18n.js').Language} language @param {string} date "20/11/2026" */
function dateIn(language, date) {
  const [day, month, year] = date.split('/').map(Number);
  const weekday = inLanguage(language, 'board.day' + new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return language === 'vi' ? weekday + ', ' + date : weekday;
}

/** One line that changes its language; a text longer than the line moves through it. @param {HTMLElement} line */
function tickerIn(line) {
  const place = /** @type {HTMLElement} */ (line.firstElementChild);
  /** @type {{language: string, text: string}[]} */
  let texts = [];
  let index = 0;
  let since = performance.now();

  function paint() {
    const current = texts[index % Math.max(1, texts.length)];
    write(place, current ? current.text : '');
    place.lang = current ? current.language : 'vi';
    line.classList.remove('moving');
    if (place.offsetWidth > line.clientWidth) {
      line.classList.add('moving');
    }
  }

  return {
    /** @param {Record<string, string | null> | null} ticker */
    show(ticker) {
      texts = languagesHere().filter((language) => ticker && ticker[language]).map((language) => ({ language, text: (ticker || {})[language] || '' }));
      paint();
    },
    tick() {
      const time = line.classList.contains('moving') ? LAP : TICKER;
      if (texts.length > 1 && performance.now() - since >= time) {
        index = (index + 1) % texts.length;
        since = performance.now();
        paint();
      }
    },
  };
}
