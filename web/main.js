/**
 * Starts engine, state and views, and connects them. The only module that knows them all.
 */
import workerSource from 'filigrane-worker';
import { App, initialState } from './app.js';
import { Corrector } from './corrector.js';
import { EngineClient } from './engine/client.js';
import { loadAssets } from './engine/data.js';
import { missingFeature } from './engine/support.js';
import { byId } from './lib/dom.js';
import { translatePage } from './lib/i18n.js';
import { RequestCount } from './lib/requests.js';
import { isPassage } from './lib/topics.js';
import { OfflineKeeper } from './offline/keeper.js';
import { Reading } from './reading.js';
import { Store } from './store.js';
import { ArticleView } from './views/article.js';
import { BlockTools, createAsideBar } from './views/asides.js';
import { createCard } from './views/card.js';
import { createCast } from './views/cast.js';
import { createCorrections } from './views/corrections.js';
import { DictionaryDialog } from './views/dictionary.js';
import { createEditor } from './views/editor.js';
import { createFigures } from './views/figures.js';
import { Inspector } from './views/inspector.js';
import { createIntake } from './views/intake.js';
import { createKeeping } from './views/keeping.js';
import { createLedger } from './views/ledger.js';
import { createLegend } from './views/legend.js';
import { MarkBar } from './views/mark_bar.js';
import { MarkCard } from './views/mark_card.js';
import { createNewVersion } from './views/new_version.js';
import { createNotices } from './views/notices.js';
import { createOverview } from './views/overview.js';
import { createPage } from './views/page.js';
import { createPanels } from './views/panels.js';
import { ParagraphEditor } from './views/paragraph_editor.js';
import { createPreview } from './views/preview.js';
import { createPrivacy } from './views/privacy.js';
import { createProgress } from './views/progress.js';
import { createReadingAids } from './views/reading_aids.js';
import { createShelf } from './views/shelf.js';
import { createSummary } from './views/summary.js';
import { createTakeaway } from './views/takeaway.js';
import { createTerms } from './views/terms.js';
import { createTimeline } from './views/timeline.js';
import { createUndo } from './views/undo.js';
import { createWalker } from './views/walker.js';

/** From a Blob and not from a file: so it works under file://, and inherits the page's policy. */
const workerUrl = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));

/** @typedef {import('./store.js').Topic} Topic */

/** @param {string} text */
function announce(text) {
  byId('announcer').textContent = text;
}

const manifest = JSON.parse(byId('assets').textContent ?? '');
const store = new Store(initialState());
const keeper = new OfflineKeeper((offline) => store.set({ offline }));
const requests = new RequestCount((counted) => store.set({ requests: counted }));
const engine = new EngineClient(
  () => new Worker(workerUrl),
  async () => {
    const assets = await loadAssets(manifest, (share) => app.loading(share));
    requests.loaded();
    engine.start().then(
      () => {
        performance.mark('filigrane-ready');
        // Kept for offline use once it runs; the single file has no service worker: it is here.
        if (manifest.serviceWorker) keeper.start(manifest.serviceWorker);
      },
      () => {}, // said elsewhere
    );
    return assets;
  },
  () => app.restarted(),
  { early: manifest.wasm.element !== undefined },
);
const missing = missingFeature();
// Before the views are made: the files come meanwhile. What fails the app says.
if (!missing) engine.start().catch(() => {});
const app = new App(store, engine, announce, () => article.firstVisible());
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
  onOpen: (/** @type {import('./lib/panels.js').PanelName} */ panel) => app.choosePanel(panel),
};
const overview = panels.source('overview');
createCard(byId('card'), overview, (day) => app.choosePublished(day));
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

app.start(missing);
