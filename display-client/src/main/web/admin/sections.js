// @ts-check
// The sections of the admin page, in the order of its navigation. A section is one element `q-admin-NAME` in a file of that name, gets `.plan` (plan.js) and `.session`,
// and its texts lie in i18n/*/admin-NAME.json (`title` is what the navigation says). `/admin#NAME` opens it.

/** @typedef {{name: string, icon: string}} Section */

/** @type {Section[]} */
export const SECTIONS = [
  { name: 'slip', icon: 'ticket' },
  { name: 'office', icon: 'clock' },
  { name: 'services', icon: 'people' },
  { name: 'printers', icon: 'printer' },
  { name: 'pairing', icon: 'key' },
  { name: 'staff', icon: 'person' },
  { name: 'media', icon: 'screen' },
  { name: 'voice', icon: 'voice' },
  { name: 'file', icon: 'paper' },
];

/** The parts of the texts that the sections need. */
export const TEXTS = SECTIONS.map(({ name }) => 'admin-' + name);

/** Loads a section's element. @param {Section} section @returns {Promise<HTMLElement>} a new one */
export async function open({ name }) {
  await import(`./q-admin-${name}.js`);
  return document.createElement('q-admin-' + name);
}
