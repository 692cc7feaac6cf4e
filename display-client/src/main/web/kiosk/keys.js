// @ts-check
// Keys that choose: a key pressed by itself. One that comes in a burst belongs to a barcode reader, whose first digit must not choose a card.

/** Milliseconds: people are slower from key to key, readers faster. */
export const BURST = 100;

/** @param {(key: string) => void} onKey told 0.1 s after the press, when no other key came @returns {() => void} stops listening */
export function listenToSingleKeys(onKey) {
  let last = -Infinity;
  let timer = 0;
  /** @param {KeyboardEvent} event */
  const hear = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) {
      return;
    }
    clearTimeout(timer);
    if (event.timeStamp - last > BURST && !event.repeat) {
      timer = setTimeout(() => onKey(event.key), BURST);
    }
    last = event.timeStamp;
  };
  addEventListener('keydown', hear);
  return () => {
    clearTimeout(timer);
    removeEventListener('keydown', hear);
  };
}
