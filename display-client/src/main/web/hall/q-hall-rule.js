// @ts-check
// By what the next number is chosen, in one sentence.
import { t } from '../shared/i18n.js';
import { icon } from '../shared/icon.js';
import { html, PageElement } from '../shared/lit.js';
import { Spoken } from '../shared/spoken.js';
import { ruleSentence } from './forms.js';

class QHallRule extends PageElement {
  static properties = { rule: { attribute: false } };

  constructor() {
    super();
    new Spoken(this);
    /** @type {any} */
    this.rule = null;
  }

  render() {
    return html`<section class="q-card h-card" aria-label=${t('hall.ruleNow')}>
      <h2>${icon('start')}<span>${t('hall.ruleNow')}: ${t('hall.ruleName.' + this.rule.callingRule)}</span></h2>
      <p data-test="rule" data-rule=${this.rule.callingRule}>${ruleSentence(this.rule)}</p>
      <button type="button" class="q-button h-small h-alone" data-test="change-rule" @click=${() => this.dispatchEvent(new CustomEvent('q-ask', { detail: { act: 'rule', about: null } }))}>${t('hall.changeRule')}</button>
    </section>`;
  }
}

customElements.define('q-hall-rule', QHallRule);
