/**
 * Makes all views and connects them with the state and what the reader can ask for.
 */
import { Corrector } from '../corrector.js';
import { byId } from '../lib/dom.js';
import { translatePage } from '../lib/i18n.js';
import { isPassage } from '../lib/topics.js';
import { Reading } from '../reading.js';
import { ArticleView } from './article.js';
import { BlockTools, createAsideBar } from './asides.js';
import { createCard } from './card.js';
import { createCast } from './cast.js';
import { createCorrections } from './corrections.js';
import { DictionaryDialog } from './dictionary.js';
import { createEditor } from './editor.js';
import { createFigures } from './figures.js';
import { Inspector } from './inspector.js';
import { createIntake } from './intake.js';
import { createKeeping } from './keeping.js';
import { createLedger } from './ledger.js';
import { createLegend } from './legend.js';
import { MarkBar } from './mark_bar.js';
import { MarkCard } from './mark_card.js';
import { createNewVersion } from './new_version.js';
import { createNotices } from './notices.js';
import { createOverview } from './overview.js';
import { createPage } from './page.js';
import { createPanels } from './panels.js';
import { ParagraphEditor } from './paragraph_editor.js';
import { createPreview } from './preview.js';
import { createPrivacy } from './privacy.js';
import { createProgress } from './progress.js';
import { createReadingAids } from './reading_aids.js';
import { createShelf } from './shelf.js';
import { createSummary } from './summary.js';
import { createTakeaway } from './takeaway.js';
import { createTerms } from './terms.js';
import { createTimeline } from './timeline.js';
import { createUndo } from './undo.js';
import { createWalker } from './walker.js';

/** @typedef {import('../store.js').Topic} Topic */

/**
 * @param {{store: import('../store.js').Store, app: import('../app.js').App,
 *   engine: import('../engine/client.js').EngineClient,
 *   keeper: import('../offline/keeper.js').OfflineKeeper, announce(text: string): void}} page
 * @returns {ArticleView}
 */
export function createViews({ store, app, engine, keeper, announce }) {
  const reading = new Reading(store, engine);

  store.watch(['words'], ({ words }) => translatePage(words));
  const corrector = new Corrector(store, app);
  const article = new ArticleView(byId('article'), {
    onMark: (mark) => corrector.openMark(mark),
    onText: (offset) => {
      if (!corrector.openQuoteAt(offset) && store.state.card) app.leave();
    },
  });
  createPage(store, app);
  createEditor(store, app);
  createIntake(app);
  createPreview(byId('preview'), store);
  createShelf(byId('shelf'), store, app);
  createKeeping(store, app);
  createLegend(byId('legend'), store, (layer) => app.toggle(layer));
  createAsideBar(byId('asides'), store, {
    onToggle: () => app.toggle('ASIDE'),
    onForget: () => app.forgetBlocks(),
  });
  const paragraph = new ParagraphEditor(article, store, (text) => app.revise(text));
  const blockTools = new BlockTools(byId('block-tools'), article, store, {
    onSwitch: (start) => app.toggleBlock(start),
    onEdit: (start) => paragraph.edit(start),
  });
  const panels = createPanels(byId('tabs'), store, (panel) => app.choosePanel(panel));
  const lead = {
    onSelect: (/** @type {Topic} */ topic) => app.select(topic),
    onGo: (/** @type {Topic} */ topic, /** @type {number} */ at) => app.go(topic, at),
    onOpen: (/** @type {import('../lib/panels.js').PanelName} */ panel) => app.choosePanel(panel),
  };
  const overview = panels.source('overview');
  createCard(byId('card'), overview, {
    onPublished: (day) => app.choosePublished(day),
    onLanguage: (language) => app.chooseLanguage(language),
  });
  createSummary(byId('summary'), overview, lead.onGo);
  createOverview(byId('overview'), overview, lead);
  createCast(byId('people'), panels.source('people'), 'PER', lead);
  createCast(byId('organisations'), panels.source('organisations'), 'ORG', lead);
  createCast(byId('places'), panels.source('places'), 'LOC', lead);
  createCast(byId('others'), panels.source('others'), 'MISC', lead);
  createLedger(byId('quotes'), panels.source('quotations'), lead.onGo);
  createTimeline(byId('dates'), panels.source('dates'), lead.onGo);
  createFigures(byId('figures'), panels.source('figures'), lead.onGo);
  createTerms(byId('terms'), panels.source('terms'), (topic) => app.select(topic));
  createWalker(byId('walker'), store, {
    onStep: (by) => app.step(by),
    onFollow: () => reading.followSelected(),
    onBack: () => panels.comeBack(),
    onClose: () => app.leave(),
  });
  createNotices(byId('notices'), store, {
    onRetry: () => app.retry(),
    onUndo: () => app.shelf.reopen(),
    onClose: (notice) => app.dismiss(notice),
  });
  createNewVersion(byId('new-version'), store, () => keeper.takeNew());
  createPrivacy(store);
  createTakeaway(store, (format, locale) => engine.export(format, locale));
  createProgress(byId('progress'), store, () => app.cancel());
  const aids = createReadingAids({
    ...{ store, app, reading, engine, article, panels, announce },
    read: (offset) => inspector.visit(offset),
  });
  new MarkCard(article, store, corrector, app);
  const bar = new MarkBar(article, store, corrector, announce);
  createCorrections(byId('asides'), store, app.revision);
  createUndo(store, app.revision);
  new DictionaryDialog(store, app.revision);
  const inspector = new Inspector(byId('inspector'), article, store, {
    tokens: (start, end) => engine.tokens(start, end),
    announce,
    visit: (offset) => {
      blockTools.show(offset);
      aids.visit(offset);
    },
    enter: ({ start, end }) => {
      if (!bar.span && corrector.openAt(start)) return;
      if (!bar.span) article.select(start, end);
      bar.update();
      bar.focus();
    },
  });

  store.watch(['analysis'], ({ analysis }) => {
    const chosen = new Set(store.state.choices.blocks.map(({ start }) => start));
    if (analysis) article.show(analysis, chosen);
    else article.clear();
  });
  // The browser scrolls before there is an article to scroll.
  history.scrollRestoration = 'manual';
  store.watch(['place'], ({ place }) => {
    if (place) article.startAt(place.offset);
  });
  store.watch(['selection'], ({ selection, analysis }) => {
    if (!selection || !analysis) {
      article.showTerm(null);
      return article.leave();
    }
    const { topic, at } = selection;
    const spans = analysis.spans(topic);
    article.showTerm(topic.kind === 'term' || topic.kind === 'found' ? spans : null);
    article.goTo(spans[at * 2], spans[at * 2 + 1], isPassage(topic));
  });
  return article;
}
