// @ts-check
/** The side panel of pictures and films. It is empty for now; what it owes the announcer stands here already: quiet from the first to the last sound of a call. */

/** @param {HTMLElement} panel */
export function mediaPanel(panel) {
  let hushed = false;
  const apply = () => panel.querySelectorAll('video, audio').forEach((film) => {
    /** @type {HTMLMediaElement} */ (film).muted = hushed;
  });
  // A film that starts in the middle of a call is muted as well.
  panel.addEventListener('play', apply, true);
  return {
    /** @param {boolean} quiet */
    hush(quiet) {
      hushed = quiet;
      panel.dataset.hushed = String(quiet);
      apply();
    },
  };
}
