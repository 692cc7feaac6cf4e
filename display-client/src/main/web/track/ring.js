// @ts-check
// Rings and buzzes. Browsers allow sound only after a touch, and vibration likewise; a phone's screen stays awake as long as the ring is armed.

/** Two notes, falling, as at a door. */
const NOTES = [880, 659.25];
const EVERY = 3500;
const TIMES = 8;

export class Ring {
  constructor() {
    /** @type {AudioContext | null} */
    this.audio = null;
    this.timer = 0;
    /** @type {any} */
    this.awake = null;
    document.addEventListener('visibilitychange', () => this.audio && !document.hidden && this.stayAwake());
  }

  get armed() {
    return this.audio !== null;
  }

  /** To be called from a touch. One short note tells that it works. */
  arm() {
    if (!this.audio) {
      this.audio = new AudioContext();
      this.note(NOTES[0], 0, 0.15);
      this.buzz([80]);
      this.stayAwake();
    }
  }

  /** Until `stop`, or for half a minute. @param {() => void} onEnd */
  start(onEnd) {
    this.stop();
    let left = TIMES;
    const once = () => {
      if (left-- <= 0) {
        this.stop();
        onEnd();
        return;
      }
      NOTES.forEach((pitch, index) => this.note(pitch, index * 0.35, 0.9));
      this.buzz([400, 150, 400]);
      this.timer = setTimeout(once, EVERY);
    };
    once();
  }

  stop() {
    clearTimeout(this.timer);
    this.buzz([0]);
  }

  /** @param {number} pitch @param {number} delay @param {number} length seconds */
  note(pitch, delay, length) {
    const { audio } = this;
    if (!audio) {
      return;
    }
    audio.resume();
    const from = audio.currentTime + delay;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.6, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + length);
  }

  /** @param {number[]} pattern milliseconds */
  buzz(pattern) {
    if (this.armed && 'vibrate' in navigator) {
      navigator.vibrate(pattern);
    }
  }

  async stayAwake() {
    try {
      // The lock ends whenever the page is hidden, so it is asked for again.
      this.awake = 'wakeLock' in navigator ? await navigator.wakeLock.request('screen') : null;
    } catch (refused) {
      // A phone low on battery refuses; the page says to keep it open anyway.
    }
  }
}
