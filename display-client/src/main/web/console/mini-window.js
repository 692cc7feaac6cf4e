// @ts-check
// The console as a small window that stays on top (Document Picture-in-Picture), where the browser has it. The element itself moves there and back, with all it holds.

import { bringIconsTo } from '../shared/icon.js';

/** @typedef {{requestWindow: (size: {width: number, height: number}) => Promise<Window>, window: Window | null}} PictureInPicture */

/** @type {PictureInPicture | undefined} */
const offered = (/** @type {any} */ (window)).documentPictureInPicture;

export const miniWindowIsOffered = offered !== undefined;

/** @param {Document} document @returns {boolean} whether what stands in it stands in the mini window */
export function isMiniWindow(document) {
  return offered?.window?.document === document;
}

/**
 * @param {HTMLElement} element moves into the mini window until that is closed
 * @param {HTMLElement} standIn takes its place meanwhile
 */
export async function openMiniWindow(element, standIn) {
  if (!offered) {
    return;
  }
  const mini = await offered.requestWindow({ width: 420, height: 640 });
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
    mini.document.head.append(sheet.cloneNode());
  }
  mini.document.documentElement.lang = document.documentElement.lang;
  mini.document.title = document.title;
  await bringIconsTo(mini.document).catch(() => undefined);
  element.replaceWith(standIn);
  mini.document.body.append(element);
  mini.addEventListener('pagehide', () => standIn.replaceWith(element), { once: true });
}

export function closeMiniWindow() {
  offered?.window?.close();
}
