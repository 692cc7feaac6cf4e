// @ts-check
// The page's help: every key, and the switch that turns the digits off.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { html, PageElement } from '../shared/lit.js';
import { KEYS, keysAreOn, turnKeys } from './keyboard.js';
import { keyCap } from './key-button.js';
import { Spoken } from '../shared/spoken.js';

class QKeys extends PageElement {
  constructor() {
    super();
    new Spoken(this);
  }

  firstUpdated() {
    this.querySelector('h2')?.focus();
  }

  render() {
    return html`<section class="q-card c-form c-panel" data-test="keys">
      <h2 tabindex="-1">${t('console.keys')}</h2>
      <dl class="c-keys">
        ${Object.entries(KEYS).map(([name, key]) => line(key, t('console.do.' + name)))} ${line(html`${icon('arrow-down')}${icon('arrow-up')}`, t('console.keyRows'))} ${line('+ −', t('console.keyRowsPad'))}
        ${line('Enter', t('console.keyEnter'))} ${line('Esc', t('console.keyEscape'))} ${line('?', t('console.keyHelp'))}
      </dl>
      <p class="q-soft">${t('console.keysPad')}</p>
      <p class="q-soft">${t('console.keysScanner')}</p>
      <label class="c-tick"><input type="checkbox" .checked=${keysAreOn()} @change=${(/** @type {Event} */ event) => this.#turn(event)} data-test="keys-on">${t('console.keysOn')}</label>
      <div class="c-form-end">
        <button type="button" class="q-button" data-test="close" @click=${() => this.dispatchEvent(new CustomEvent('q-close'))}><span>${t('common.close')}</span>${keyCap('Esc')}</button>
      </div>
    </section>`;
  }

  /** @param {Event} event */
  #turn(event) {
    turnKeys(/** @type {HTMLInputElement} */ (event.target).checked);
    this.dispatchEvent(new CustomEvent('q-turned'));
  }
}

/** @param {unknown} key what stands on it @param {string} meaning */
function line(key, meaning) {
  return html`<div><dt><kbd class="q-key">${key}</kbd></dt><dd>${meaning}</dd></div>`;
}

customElements.define('q-keys', QKeys);
