/**
 * The shelf in the masthead: a tab for each open article, and a button for another one. On a
 * narrow screen a list to choose from takes the place of the tabs.
 */
import { byId, el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {import('../app.js').App} app
 */
export function createShelf(root, store, app) {
  const { shelf } = app;
  const list = el('ul', { class: 'shelf-tabs' });
  const choice = el('select', { class: 'shelf-choice', id: 'shelf-choice' });
  const closeChosen = el('button', { type: 'button', class: 'icon shelf-close-chosen' }, '×');
  const add = el('button', { type: 'button', id: 'new', class: 'shelf-new' });
  root.append(list, choice, closeChosen, add);
  const tabs = roving(list, '.shelf-tab');

  /** @param {string} id */
  const close = async (id) => {
    const focused = root.contains(document.activeElement);
    await shelf.close(id);
    const next = /** @type {HTMLElement | null} */ (root.querySelector('[aria-current]'));
    if (focused) (next ?? add).focus();
  };
  choice.addEventListener('change', () => shelf.open(choice.value));
  closeChosen.addEventListener('click', () => close(store.state.article));
  add.addEventListener('click', () => {
    shelf.begin();
    byId('text').focus();
  });
  list.addEventListener('keydown', (event) => {
    const tab = /** @type {HTMLElement} */ (event.target).closest('li');
    if (event.key === 'Delete' && tab?.dataset.article) close(tab.dataset.article);
  });

  store.watch(['words', 'articles', 'article'], ({ words, articles, article }) => {
    root.hidden = articles.length === 0;
    document.body.classList.toggle('has-shelf', articles.length > 0);
    const focused = list.contains(document.activeElement);
    const titled = articles.map(({ id, title }) => ({
      id,
      title: title || words.say('shelf.blank'),
    }));
    list.replaceChildren(
      ...titled.map(({ id, title }) => {
        const current = id === article;
        const tab = el(
          'button',
          { type: 'button', class: 'shelf-tab', title, 'aria-current': current && 'page' },
          title,
        );
        tab.tabIndex = current ? 0 : -1;
        tab.addEventListener('click', () => shelf.open(id));
        const label = words.say('shelf.close', { title });
        const onclick = () => close(id);
        return el(
          'li',
          { 'data-article': id },
          tab,
          el(
            'button',
            { type: 'button', class: 'icon', 'aria-label': label, tabindex: -1, onclick },
            '×',
          ),
        );
      }),
    );
    tabs.settle();
    choice.replaceChildren(...titled.map(({ id, title }) => el('option', { value: id }, title)));
    choice.value = article;
    choice.setAttribute('aria-label', words.say('shelf.label'));
    const title = titled.find(({ id }) => id === article)?.title ?? '';
    closeChosen.setAttribute('aria-label', words.say('shelf.close', { title }));
    add.replaceChildren('+', el('span', { class: 'shelf-words' }, ` ${words.say('shelf.new')}`));
    add.setAttribute('aria-label', words.say('shelf.new'));
    const current = list.querySelector('[aria-current]');
    requestAnimationFrame(() => current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    if (focused && current) /** @type {HTMLElement} */ (current).focus();
  });
}
