/**
 * The frame: reading or writing, the two languages of the page, what is hidden, and keys for the whole page.
 */
import { TYPES } from '../engine/document.js';
import { byId } from '../lib/dom.js';
import { afterPaint } from '../lib/later.js';

const LAYERS = /** @type {const} */ ([...TYPES, 'QUOTE', 'REPORTED', 'ASIDE']);

/**
 * @param {import('../store.js').Store} store
 * @param {import('../app.js').App} app
 */
export function createPage(store, app) {
  byId('edit').addEventListener('click', () => {
    app.edit();
    byId('text').focus();
  });
  for (const button of byId('locales').querySelectorAll('button')) {
    const locale = /** @type {'fr' | 'en'} */ (button.dataset.locale);
    button.addEventListener('click', () => app.chooseLocale(locale));
    store.watch(['words'], ({ words }) => {
      button.setAttribute('aria-pressed', String(words.locale === locale));
    });
  }

  const hasFindings = () => (store.state.analysis?.packed.analysis ?? 0) !== 0;
  // A frame after the marks: to lay out both at once would hold them up.
  const showFindings = afterPaint(() => {
    byId('findings').hidden = !hasFindings();
  });
  const focusArticle = () => {
    if (store.state.mode === 'read') byId('article').focus({ preventScroll: true });
  };
  store.watch(['mode', 'analysis'], ({ mode }) => {
    const wrote = byId('editor').contains(document.activeElement);
    byId('editor').hidden = mode !== 'edit';
    byId('reader').hidden = mode !== 'read';
    if (hasFindings()) showFindings();
    else byId('findings').hidden = true;
    document.body.dataset.mode = mode;
    // The keyboard goes on where the text is, once there is room for it.
    if (mode === 'read' && wrote) requestAnimationFrame(focusArticle);
  });
  store.watch(['hidden'], ({ hidden }) => {
    for (const layer of LAYERS) {
      byId('article').classList.toggle(`hide-${layer.toLowerCase()}`, hidden.has(layer));
    }
  });
  store.watch(['words'], ({ words }) => {
    // Generated content, for screen readers: the article holds the text and nothing else.
    const said = JSON.stringify(words.say('legend.unsure.spoken'));
    byId('article').style.setProperty('--unsure', said);
    const byReader = JSON.stringify(words.say('fix.spoken'));
    byId('article').style.setProperty('--by-reader', byReader);
    const aside = JSON.stringify(words.say('asides.spoken'));
    byId('article').style.setProperty('--aside', aside);
  });
  store.watch(['activity'], ({ activity }) => {
    byId('reader').setAttribute('aria-busy', String(activity.kind !== 'idle'));
  });
  store.watch(['words', 'analysis'], ({ words, analysis }) => {
    const { version, model } = analysis?.packed.analyzer ?? { version: '', model: '' };
    byId('colophon').textContent = !version
      ? ''
      : words.say(model ? 'colophon' : 'colophon.plain', { version, model });
  });
}
