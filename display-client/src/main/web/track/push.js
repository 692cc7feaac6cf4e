// @ts-check
// Asks the browser's push service to wake this phone when the ticket is called, also while the page is closed. Loaded only where the office offers it, and says then what it has.
import { post } from '../shared/api.js';

/** Whether this browser, on this address, can be woken, and nobody has forbidden it. */
export function canPush() {
  return window.isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && Notification.permission !== 'denied';
}

export class Push {
  /** @param {string} code the ticket's @param {string} key the server's public key @param {() => void} onChange */
  constructor(code, key, onChange) {
    this.path = '/api/track/' + encodeURIComponent(code) + '/push';
    this.scope = '/t/' + encodeURIComponent(code);
    this.key = key;
    this.onChange = onChange;
    /** @type {'off' | 'asking' | 'on' | 'refused'} */
    this.state = 'off';
  }

  /** What was switched on before is on again, in the language of now. @param {string} language */
  async resume(language) {
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    const subscription = registration && registration.scope.endsWith(this.scope) && (await registration.pushManager.getSubscription());
    if (subscription && sameKey(subscription, this.key)) {
      await this.register(language);
      await this.tell(subscription);
    }
  }

  /** To be called from a touch. @param {string} language */
  async ask(language) {
    this.become('asking');
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        this.become(Notification.permission === 'denied' ? 'refused' : 'off');
        return;
      }
      const registration = await this.register(language);
      const old = await registration.pushManager.getSubscription();
      if (old) {
        await old.unsubscribe();
      }
      await this.tell(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: this.key }));
    } catch (refused) {
      // No push service behind this browser, or the server has enough of them.
      this.become('refused');
    }
  }

  async stop() {
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    const subscription = registration && (await registration.pushManager.getSubscription());
    this.become('off');
    if (subscription) {
      await subscription.unsubscribe();
      await post(this.path + '/stop', { endpoint: subscription.endpoint });
    }
    if (registration) {
      await registration.unregister();
    }
  }

  /** @param {string} language @returns {Promise<ServiceWorkerRegistration>} */
  async register(language) {
    await navigator.serviceWorker.register('/track-worker.js?language=' + language, { scope: this.scope });
    return navigator.serviceWorker.ready;
  }

  /** @param {PushSubscription} subscription */
  async tell(subscription) {
    await post(this.path, { endpoint: subscription.endpoint });
    this.become('on');
  }

  /** @param {'off' | 'asking' | 'on' | 'refused'} state */
  become(state) {
    this.state = state;
    this.onChange();
  }
}

/** @param {PushSubscription} subscription @param {string} key */
function sameKey(subscription, key) {
  const bytes = subscription.options.applicationServerKey;
  const letters = bytes ? btoa(String.fromCharCode(...new Uint8Array(bytes))) : '';
  return letters.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '') === key;
}

document.dispatchEvent(new CustomEvent('offered', { detail: { Push, canPush } }));
