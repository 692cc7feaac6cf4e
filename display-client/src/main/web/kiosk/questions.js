// @ts-check
// Which element asks the question of each page, and what its answer leads to. The kiosk page decides; this is its table.
import { html } from '../shared/lit.js';
import './q-appointment.js';
import './q-identity.js';
import './q-issuing.js';
import './q-menu.js';
import './q-dossiers-question.js';
import './q-priority-question.js';
import './q-procedure-search.js';
import './q-procedure.js';
import './q-setup.js';
import './q-ticket.js';
import './q-wait-question.js';

/** @param {import('./q-kiosk.js').QKiosk} kiosk */
export function question(kiosk) {
  const { page, language, menu } = kiosk;
  const back = () => kiosk.back();
  switch (page.name) {
    case 'setup':
      return html`<q-setup
        .refused=${page.refused ?? false}
        .office=${kiosk.office}
        .language=${language}
        @q-token=${(/** @type {CustomEvent} */ event) => kiosk.admit(event.detail)}
      ></q-setup>`;
    case 'search':
      return html`<q-procedure-search
        .menu=${menu}
        .query=${page.query ?? ''}
        .language=${language}
        @q-back=${back}
        @q-procedure=${(/** @type {CustomEvent} */ event) => kiosk.show('procedure', event.detail)}
      ></q-procedure-search>`;
    case 'procedure':
      return html`<q-procedure
        .procedure=${page.procedure}
        .menu=${menu}
        .reachable=${kiosk.reachable}
        .language=${language}
        @q-back=${back}
        @q-take=${(/** @type {CustomEvent} */ event) => kiosk.issue(event.detail.service, event.detail.procedure)}
      ></q-procedure>`;
    case 'priority':
      return html`<q-priority-question
        .priorities=${menu.priorities}
        .language=${language}
        @q-back=${back}
        @q-priority=${(/** @type {CustomEvent} */ event) => kiosk.choosePriority(event.detail)}
      ></q-priority-question>`;
    case 'appointment':
      return html`<q-appointment
        .reachable=${kiosk.reachable}
        .language=${language}
        @q-back=${back}
        @q-code=${(/** @type {CustomEvent} */ event) => kiosk.arrive(event.detail)}
      ></q-appointment>`;
    case 'question':
      return html`<q-wait-question
        .service=${page.service}
        .language=${language}
        @q-back=${back}
        @q-take=${() => kiosk.issue(page.service, null)}
      ></q-wait-question>`;
    case 'dossiers':
      return html`<q-dossiers-question .language=${language} @q-back=${back} @q-dossiers=${(/** @type {CustomEvent} */ event) => kiosk.issue(page.service, page.procedure, event.detail)}></q-dossiers-question>`;
    case 'identity':
      return html`<q-identity .service=${page.service} .language=${language} @q-back=${back}></q-identity>`;
    case 'issuing':
      return html`<q-issuing .service=${page.service} .late=${page.late} .language=${language} @q-back=${() => page.stop.abort()}></q-issuing>`;
    case 'ticket':
      return html`<q-ticket .ticket=${page.ticket} .service=${page.service} .word=${page.word ?? null} .language=${language} @q-done=${() => kiosk.rest()}></q-ticket>`;
    case 'refused':
      return html`<q-issuing .refused=${true} .detail=${page.detail} .language=${language} @q-back=${back}></q-issuing>`;
    default:
      return html`<q-menu
        .menu=${menu}
        .reachable=${kiosk.reachable}
        .detail=${kiosk.trouble?.detail ?? null}
        .priority=${kiosk.priority}
        .language=${language}
        @q-service=${(/** @type {CustomEvent} */ event) => kiosk.choose(event.detail)}
        @q-search=${(/** @type {CustomEvent} */ event) => kiosk.show('search', { query: event.detail })}
        @q-appointment=${() => kiosk.show('appointment')}
        @q-ask-priority=${() => kiosk.show('priority')}
        @q-drop-priority=${() => kiosk.choosePriority(null)}
      ></q-menu>`;
  }
}
