// @ts-check
// What was done out of the usual order today, with who and why: the newest first.
import { clockTime } from '../shared/format.js';
import { t, textOf } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, nothing, PageElement, repeat } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';

class QHallActs extends PageElement {
  static properties = { acts: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any[]} */
    this.acts = [];
  }

  render() {
    return html`<section class="q-card h-card" aria-label=${t('hall.acts')}>
      <h2>${icon('history')}<span>${t('hall.acts')}</span><span class="q-figures h-count">${this.acts.length}</span></h2>
      ${this.acts.length
        ? html`<ol class="h-acts" tabindex="0" aria-label=${t('hall.acts')}>${repeat(this.acts, (act, index) => act.at + act.type + index, (act) => this.#act(act))}</ol>`
        : html`<p class="q-soft h-empty">${t('hall.noActs')}</p>`}
    </section>`;
  }

  /** @param {any} act */
  #act(act) {
    const isRule = act.type === 'rule.changed';
    const word = (/** @type {any} */ text) => (isRule ? t('hall.ruleName.' + textOf(text)) : textOf(text));
    const said = t('hall.act.' + act.type, { number: act.number ?? '', from: word(act.from), to: word(act.to) });
    return html`<li class="h-act" data-test="act" data-type=${act.type}>
      <span class="q-figures q-note q-soft">${clockTime(act.at)}</span>
      <span><span>${said}</span>${act.reason ? html` <span class="q-note">${t('hall.because', { reason: textOf(act.reason) })}</span>` : nothing} <span class="q-note q-soft">${act.who}</span></span>
    </li>`;
  }
}

customElements.define('q-hall-acts', QHallActs);
