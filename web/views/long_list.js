/**
 * A list of buttons that is one stop of the Tab key, cut after its first lines where there are
 * many, with a button for more.
 */
import { el } from '../lib/dom.js';
import { roving } from '../lib/roving.js';

/** Lines shown at first, unless these few more are all; and added by each click on "more". */
const FIRST = 12;
const FEW = 3;
const MORE = 100;

/**
 * @typedef {{
 *   of: unknown,
 *   total: number,
 *   items(limit: number): Node[],
 *   words: import('../store.js').Words,
 * }} Content
 *   of: what the lines are of; another one begins again with the first lines
 *   items: of the list, for its first `limit` lines
 *
 * @param {{label: string, className: string, tag?: 'ul' | 'ol'}} options
 *   label: id of the heading that names the list
 * @returns {{list: HTMLElement, more: HTMLElement, show(content: Content): void}}
 */
export function createLongList({ label, className, tag = 'ul' }) {
  const list = el(tag, { class: className, 'aria-labelledby': label });
  const more = el('button', { type: 'button', class: 'more' });
  const keys = roving(list);
  let limit = FIRST;
  /** @type {Content | null} */
  let shown = null;

  /** @param {Content} content */
  const draw = ({ total, items, words }) => {
    list.replaceChildren(...(total > 0 ? items(limit) : []));
    list.hidden = total === 0;
    const left = total - limit;
    more.hidden = left <= 0;
    if (left > 0) more.textContent = words.say('lists.more', { n: left });
    keys.settle();
  };

  // A line that unfolds brings more buttons.
  list.addEventListener('click', () => keys.settle());
  more.addEventListener('click', () => {
    if (!shown) return;
    const next = list.querySelectorAll('button').length;
    limit += MORE;
    draw(shown);
    list.querySelectorAll('button')[next]?.focus();
  });

  return {
    list,
    more,
    show(content) {
      if (content.of !== shown?.of) limit = content.total <= FIRST + FEW ? FIRST + FEW : FIRST;
      shown = content;
      draw(content);
    },
  };
}

/**
 * Marks the buttons of a list that stand for the place that is walked through.
 * @param {Element} root
 * @param {string} selector
 * @param {(button: HTMLElement) => boolean} isCurrent
 */
export function markCurrent(root, selector, isCurrent) {
  let first = null;
  for (const button of root.querySelectorAll(selector)) {
    if (isCurrent(/** @type {HTMLElement} */ (button))) {
      button.setAttribute('aria-current', 'true');
      first ??= button;
    } else button.removeAttribute('aria-current');
  }
  if (first) reveal(first);
}

/**
 * Scrolls the panel until a button of it is seen; never the page, which shows the article.
 * @param {Element} button
 */
function reveal(button) {
  const panel = button.closest('.tab-panel');
  if (!panel || panel.scrollHeight <= panel.clientHeight) return;
  const [box, frame] = [button.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) {
    panel.scrollTop += box.top - frame.top - panel.clientHeight / 3;
  }
}
