/**
 * The reader's corrections of this text, behind a line that says how many: each can be taken out.
 */
import { el } from '../lib/dom.js';
import { describeCorrection } from '../lib/history_words.js';

/** Corrections shown at once: the last ones. */
const SHOWN = 100;

/**
 * @param {HTMLElement} before  what it stands before
 * @param {import('../store.js').Store} store
 * @param {import('../revision.js').Revision} revision
 */
export function createCorrections(before, store, revision) {
  const summary = el('summary');
  const list = el('ul');
  const all = el('button', { type: 'button', onclick: () => take(() => true) });
  const root = el('details', { class: 'corrections', hidden: true }, summary, list, all);
  before.before(root);

  /** @param {(correction: import('../lib/corrections.js').Correction) => boolean} which */
  const take = (which) => {
    revision.takeOut(which);
    if (!root.hidden) summary.focus();
  };
  store.watch(['words', 'choices', 'text'], ({ words, choices, text }) => {
    const { corrections } = choices;
    root.hidden = corrections.length === 0;
    summary.textContent = words.say('fix.mine', { n: corrections.length });
    all.textContent = words.say('fix.mine.all');
    list.replaceChildren(
      ...corrections.slice(-SHOWN).map((correction) => {
        const what = describeCorrection(correction, text, words);
        const label = words.say('fix.mine.one.label', { what });
        const onclick = () => take((other) => other === correction);
        const button = { type: 'button', 'aria-label': label, onclick };
        return el('li', {}, el('span', {}, what), el('button', button, words.say('fix.mine.one')));
      }),
    );
  });
}
