// @ts-check
// Stands in the tab while the console is in the mini window.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, PageElement } from '../shared/lit.js';
import { closeMiniWindow } from './mini-window.js';
import { Spoken } from '../shared/spoken.js';

class QAway extends PageElement {
  constructor() {
    super();
    new Spoken(this);
  }

  render() {
    return html`<main class="c-entrance" data-test="away">
      <div class="q-card c-form">
        <p class="q-lead">${icon('mini-window')} ${t('console.isAway')}</p>
        <button type="button" class="q-button q-primary" data-test="bring-back" @click=${closeMiniWindow}>${t('console.bringBack')}</button>
      </div>
    </main>`;
  }
}

customElements.define('q-away', QAway);
