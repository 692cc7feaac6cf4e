// @ts-check
// Lit 3 as the pages use it: one import, and elements that render into the page itself, so that theme.css and the page's own stylesheet reach them.
import { LitElement } from '../lib/lit-element/lit-element.js';

export { html, svg, nothing } from '../lib/lit-html/lit-html.js';
export { repeat } from '../lib/lit-html/directives/repeat.js';
export { classMap } from '../lib/lit-html/directives/class-map.js';
export { live } from '../lib/lit-html/directives/live.js';
export { ref, createRef } from '../lib/lit-html/directives/ref.js';
export { keyed } from '../lib/lit-html/directives/keyed.js';

/**
 * @typedef {HTMLElement & {connectedCallback(): void, disconnectedCallback(): void, requestUpdate(): void, updated(): void, [property: string]: any}} Page
 * What `@ts-check` knows of an element; its `static properties` are fields that Lit makes.
 */

/** Renders without a shadow root. Declare `static properties` and no class fields of the same names: fields would hide Lit's accessors. */
export const PageElement = /** @type {new () => Page} */ (/** @type {unknown} */ (class extends LitElement {
  createRenderRoot() {
    return this;
  }
}));
