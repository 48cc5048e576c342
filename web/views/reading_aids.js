/**
 * Puts what helps to read into its places: the strip, the concordance, the grammar, the facts, the
 * keys and their help.
 */
import { firstFrom } from '../lib/columns.js';
import { byId } from '../lib/dom.js';
import { selectionOfMark } from '../lib/marks.js';
import { createConcordance } from './concordance.js';
import { createFacts } from './facts.js';
import { offsetAt } from './geometry.js';
import { createGrammar } from './grammar.js';
import { createHelp } from './help.js';
import { createKeys } from './keys.js';
import { Lights } from './lights.js';
import { Minimap } from './minimap.js';
import { createTracks } from './tracks.js';

/**
 * @param {{
 *   store: import('../store.js').Store,
 *   app: import('../app.js').App,
 *   reading: import('../reading.js').Reading,
 *   engine: import('../engine/client.js').EngineClient,
 *   article: import('./article.js').ArticleView,
 *   panels: ReturnType<typeof import('./panels.js').createPanels>,
 *   announce(text: string): void,
 *   read(offset: number): void,
 * }} page  read: brings the keyboard to a word
 * @returns {{visit(offset: number): void}}  visit: the keyboard came to a word of the article
 */
export function createReadingAids({
  store,
  app,
  reading,
  engine,
  article,
  panels,
  announce,
  read,
}) {
  /** @param {import('../store.js').Topic} topic @param {number} at */
  const onGo = (topic, at) => app.go(topic, at);
  createTracks(byId('tracks'), store, (topic) => reading.follow(topic));
  new Minimap(byId('minimap'), article, store);
  createConcordance(byId('concordance'), panels.source('terms'), {
    onSearch: (typed, forms) => reading.search(typed, forms),
    onSelect: (topic) => app.select(topic),
    onGo,
    announce,
  });
  createGrammar(byId('grammar'), panels.source('grammar'), {
    tokens: (start, end) => engine.tokens(start, end),
    onGo,
  });
  createFacts(byId('facts'), panels.source('text'), onGo);
  const lights = new Lights(article.root, byId('findings'), store, (subject) =>
    reading.light(subject),
  );
  article.root.addEventListener('click', () => {
    const caret = getSelection();
    if (!caret?.focusNode || !caret.isCollapsed) return;
    const offset = article.offsetOf(caret.focusNode, caret.focusOffset);
    if (offset >= 0) reading.point(offset);
  });

  const dialog = /** @type {HTMLDialogElement} */ (byId('help-dialog'));
  /** @type {import('./keys.js').Actions} */
  const actions = {
    help: () => dialog.showModal(),
    search: () => {
      if (!store.state.analysis) return;
      app.choosePanel('terms');
      const field = /** @type {HTMLInputElement} */ (byId('kwic-field'));
      field.focus();
      field.select();
    },
    next: () => walk(1),
    previous: () => walk(-1),
    leave: () => app.leave(),
    text: () => {
      article.root.focus({ preventScroll: true });
      const { selection, analysis } = store.state;
      if (selection && analysis) read(analysis.spans(selection.topic)[selection.at * 2]);
    },
    follow: () => reading.followSelected(),
    panel: (key) => {
      const tabs = document.querySelectorAll('#findings:not([hidden]) [role="tab"]:not([hidden])');
      /** @type {HTMLElement | undefined} */ (tabs[(Number(key) + 9) % 10])?.focus();
    },
    asides: () => app.toggle('ASIDE'),
    edit: () => {
      if (store.state.mode !== 'read') return;
      const passage = byId('block-edit');
      (passage.hidden ? byId('edit') : passage).click();
    },
    undo: () => app.revision.undo(),
    redo: () => app.revision.redo(),
  };
  createKeys(store, actions);
  const button = /** @type {HTMLButtonElement} */ (byId('help'));
  createHelp(button, dialog, store, actions, (on) => reading.chooseKeys(on));

  /** @param {1 | -1} by  on to the next place; where nothing is walked through, to a name */
  function walk(by) {
    const { selection, analysis, mode } = store.state;
    if (selection || !analysis || mode !== 'read') return app.step(by);
    const { marks } = analysis.packed;
    const here = firstFrom(marks, 4, offsetAt(article, 0));
    const mark = by > 0 ? here : here - 1;
    if (mark < 0 || mark * 4 >= marks.length) return;
    const { topic, at } = selectionOfMark(analysis, mark);
    app.go(topic, at);
  }

  return {
    visit(offset) {
      lights.show(offset);
      reading.point(offset);
    },
  };
}
