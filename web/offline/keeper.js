/**
 * The page's side of the service worker: has the page kept for use without a network, and says when
 * a new version waits. The reader decides when it is taken; nothing is asked of the host by itself.
 */

/** @typedef {'not-kept' | 'kept' | 'new-version'} Kept */

export class OfflineKeeper {
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;
  #taking = false;

  /** @param {(kept: Kept) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
  }

  /**
   * @param {string} script  address of the service worker
   * @returns {Promise<void>}
   */
  async start(script) {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return; // no https: the page works, but only with its host
    serviceWorker.addEventListener('controllerchange', () => {
      if (this.#taking) location.reload();
      else this.#tell();
    });
    try {
      const registration = await serviceWorker.register(script, { updateViaCache: 'none' });
      this.#registration = registration;
      registration.addEventListener('updatefound', () => this.#follow(registration.installing));
      this.#follow(registration.installing);
      this.#tell();
    } catch {
      // Private windows of some browsers keep nothing: as above.
    }
  }

  /** Puts the version that waits in place of this one; the page is then opened anew. */
  takeNew() {
    this.#taking = true;
    this.#registration?.waiting?.postMessage('take-over');
  }

  /** @param {ServiceWorker | null} worker */
  #follow(worker) {
    worker?.addEventListener('statechange', () => this.#tell());
  }

  #tell() {
    const { active, waiting } = this.#registration ?? {};
    if (active && waiting) this.onChange('new-version');
    else if (active) this.onChange('kept');
  }
}
