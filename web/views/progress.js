/**
 * Loading and analysing, once they take long enough to be worth a word.
 */
import { el } from '../lib/dom.js';

/** Milliseconds before anything is shown: what is done sooner needs no word. */
const PATIENCE = 300;

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
      bar.removeAttribute('value');
      const seconds = Math.floor((performance.now() - activity.since) / 1000);
      label.textContent =
        seconds < 1
          ? words.say('progress.analysing')
          : words.say('progress.elapsed', { n: seconds });
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
