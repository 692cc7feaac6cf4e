// @ts-check
// High contrast, larger text, lower buttons: one touch each, undone for the next visitor.
import { icon } from '../shared/icon.js';
import { t } from '../shared/i18n.js';
import { PageElement, html } from '../shared/lit.js';

const WAYS = [
  ['contrast', 'contrast'],
  ['larger', 'text-size'],
  ['reach', 'reach'],
];

export class QComfort extends PageElement {
  static properties = { comfort: {}, language: {} };

  /** @param {string} way */
  toggle(way) {
    this.dispatchEvent(new CustomEvent('q-comfort', { detail: { ...this.comfort, [way]: !this.comfort[way] } }));
  }

  render() {
    return html`<footer>
      <div class="k-comfort" role="group" aria-label=${t('kiosk.comfort')}>
        ${WAYS.map(([way, sign]) => html`<button class="q-button" type="button" data-test="comfort-${way}" aria-pressed=${this.comfort[way]} @click=${() => this.toggle(way)}>${icon(sign)}<span>${t('kiosk.' + way)}</span></button>`)}
      </div>
    </footer>`;
  }
}

customElements.define('q-comfort', QComfort);
