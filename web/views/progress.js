/**
 * Loading and analysing, once they take long enough to be worth a word.
 */
import { el } from '../lib/dom.js';

/** Milliseconds before anything is shown: what is done sooner needs no word. */
const PATIENCE = 300;

/** Milliseconds of an analysis that is worth a bar. */
const LONG = 1000;

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {() => void} onCancel
 */
export function createProgress(root, store, onCancel) {
  const bar = el('progress', { max: 1, 'aria-labelledby': 'progress-label' });
  const label = el('span', { id: 'progress-label', class: 'progress-label' });
  const cancel = el('button', { type: 'button', id: 'cancel', onclick: onCancel });
  root.append(bar, label, cancel);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  let shownSince = 0;

  const draw = () => {
    const { words, activity } = store.state;
    root.hidden = activity.kind === 'idle' || performance.now() - shownSince < PATIENCE;
    cancel.textContent = words.say('progress.cancel');
    cancel.hidden = activity.kind !== 'analysing';
    if (activity.kind === 'loading') {
      bar.value = activity.share;
      label.textContent = words.say('progress.loading.share', {
        share: words.share(activity.share),
      });
    } else if (activity.kind === 'analysing') {
      const elapsed = performance.now() - activity.since;
      // How far it is can only be told from how long others took; past that, nobody knows.
      const share = activity.expected > LONG ? elapsed / activity.expected : 1;
      if (share < 1) bar.value = share;
      else bar.removeAttribute('value');
      const n = Math.floor(elapsed / 1000);
      if (share < 1) label.textContent = words.say('progress.about', { share: words.share(share) });
      else label.textContent = words.say(n < 1 ? 'progress.analysing' : 'progress.elapsed', { n });
    }
  };

  store.watch(['words', 'activity'], ({ activity }) => {
    const idle = activity.kind === 'idle';
    if (idle) {
      clearInterval(timer);
      timer = undefined;
    } else if (timer === undefined) {
      shownSince = performance.now();
      timer = setInterval(draw, PATIENCE);
    }
    draw();
  });
}
