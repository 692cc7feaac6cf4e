// @ts-check
// The microphone of this machine, and what is heard through its loudspeaker. Browsers give the microphone only to pages of HTTPS or of the machine itself.
import { RATE } from './mastering.js';

/** Hertz below which there is no speech but rumble. */
const RUMBLE = 90;
/** Milliseconds after which a recording ends by itself: no clip is longer. */
const LONGEST = 6000;

const WISHES = { audio: { channelCount: 1, echoCancellation: false, autoGainControl: false, noiseSuppression: true } };

/** Whether this browser gives a page of this address a microphone at all. */
export function canRecord() {
  return Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.MediaRecorder);
}

export class Microphone {
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {AudioContext | null} */
  #speaker = null;
  /** @type {AudioBufferSourceNode | null} */
  #playing = null;
  #open = true;

  /**
   * Begins to record; the first time the browser asks for permission.
   * @returns {Promise<Take>}
   */
  async record() {
    this.hush();
    this.#stream = this.#stream ?? (await navigator.mediaDevices.getUserMedia(WISHES));
    if (!this.#open) {
      this.close();
      throw new DOMException('The page was left', 'AbortError');
    }
    return new Take(this.#stream);
  }

  /** @param {Blob | ArrayBuffer} sound in any format of the browser @returns {Promise<Float32Array>} mono, at `RATE`, without rumble */
  async samples(sound) {
    const bytes = sound instanceof Blob ? await sound.arrayBuffer() : sound;
    const decoded = await this.#context().decodeAudioData(bytes);
    const studio = new OfflineAudioContext(1, Math.max(1, Math.ceil(decoded.duration * RATE)), RATE);
    const source = new AudioBufferSourceNode(studio, { buffer: decoded });
    source.connect(new BiquadFilterNode(studio, { type: 'highpass', frequency: RUMBLE })).connect(studio.destination);
    source.start();
    return (await studio.startRendering()).getChannelData(0);
  }

  /** Plays a sound; one that still plays is stopped. @param {ArrayBuffer} sound @returns {Promise<void>} when it has begun */
  async play(sound) {
    this.hush();
    const context = this.#context();
    await context.resume();
    const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(sound) });
    source.connect(context.destination);
    source.start();
    this.#playing = source;
  }

  hush() {
    this.#playing?.stop();
    this.#playing = null;
  }

  /** Gives the microphone back: its light goes out. */
  close() {
    this.#open = false;
    this.hush();
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#speaker?.close();
    this.#speaker = null;
  }

  #context() {
    this.#speaker = this.#speaker ?? new AudioContext();
    return this.#speaker;
  }
}

/** A recording under way. */
class Take {
  /** @type {Blob[]} */
  #parts = [];

  /** @param {MediaStream} stream */
  constructor(stream) {
    this.recorder = new MediaRecorder(stream);
    /** Settles when it ends, by `stop()` or because no clip is that long. @type {Promise<Blob>} */
    this.sound = new Promise((resolve, reject) => {
      this.recorder.ondataavailable = (event) => this.#parts.push(event.data);
      this.recorder.onstop = () => resolve(new Blob(this.#parts, { type: this.recorder.mimeType }));
      this.recorder.onerror = () => reject(new DOMException('The recording broke off', 'AbortError'));
    });
    this.recorder.start();
    setTimeout(() => this.stop(), LONGEST);
  }

  stop() {
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
    }
  }
}
