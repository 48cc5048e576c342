/**
 * Makes state and views of the page, and gives them the engine.
 */
import { App, initialState } from './app.js';
import { onDevice } from './engine/data.js';
import { byId } from './lib/dom.js';
import { RequestCount } from './lib/requests.js';
import { OfflineKeeper } from './offline/keeper.js';
import { engine, inside, manifest, missing, watchLoading } from './start.js';
import { Store } from './store.js';
import { createViews } from './views/index.js';

/** Milliseconds that the views wait for a worker whose files are on this device. */
const PATIENCE = 200;

/** @param {string} text */
function announce(text) {
  byId('announcer').textContent = text;
}

/** @type {import('./views/article.js').ArticleView | null} */
let article = null;
const store = new Store(initialState());
const requests = new RequestCount((counted) => store.set({ requests: counted }));
const keeper = new OfflineKeeper((offline) => store.set({ offline }));
const app = new App(store, engine, announce, () => article?.firstVisible() ?? 0);
watchLoading((share) => app.loading(share));

function show() {
  if (article) return;
  const box = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const early = box.value;
  article = createViews({ store, app, engine, keeper, announce });
  app.start(missing);
  // What was written while the page was being made.
  if (early.trim()) app.write(early, true);
}

engine.listen((event) => {
  if (event === 'here') requests.loaded();
  else if (event === 'begun') show();
  else if (event === 'restarted') app.restarted();
  else {
    performance.mark('filigrane-ready');
    // Kept for offline use once it runs; the single file has no service worker: it is here.
    if (manifest.serviceWorker) keeper.start(manifest.serviceWorker);
  }
});
// Where its files are on this device, the worker loads while the views are made: it goes first.
if (missing || inside || !onDevice()) show();
else setTimeout(show, PATIENCE);
