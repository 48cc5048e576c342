/**
 * Walks through the places of a name, date or term: which one of how many, back, on, and out.
 */

import { el } from '../lib/dom.js';
import { describePlace } from '../lib/places.js';
import { sameTopic } from '../lib/topics.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store} store
 * @param {{onStep(by: 1 | -1): void, onFollow(): void, onBack(): void, onClose(): void}} handlers
 *   onBack: to the list that led here, where it is not beside the article
 */
export function createWalker(root, store, { onStep, onFollow, onBack, onClose }) {
  const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  const name = el('span', { class: 'walker-name' });
  const position = el('span', { class: 'walker-position' });
  const previous = button('↑', 'P', () => onStep(-1));
  const next = button('↓', 'N', () => onStep(1));
  const follow = el('button', {
    type: 'button',
    class: 'walker-follow',
    'aria-keyshortcuts': 'F',
    onclick: onFollow,
  });
  const back = el('button', { type: 'button', class: 'icon walker-back', onclick: onBack }, '☰');
  const close = button('×', 'Escape', onClose);
  root.append(swatch, name, position, previous, next, follow, back, close);

  store.watch(['words', 'selection', 'analysis', 'tracks'], (state) => {
    const { words, selection, analysis, tracks } = state;
    root.hidden = !selection || !analysis;
    if (!selection || !analysis) return;
    const { topic, at } = selection;
    const type = analysis.look(topic);
    const n = analysis.spans(topic).length / 2;
    root.dataset.type = type;
    swatch.dataset.badge = type === 'TERM' ? '' : words.say(`badge.${type}`);
    name.textContent = describePlace(analysis, topic, at, words);
    position.textContent = words.say('walker.position', { at: at + 1, n });
    // A sentence or a remark that the reader was led to is no thread of the text.
    follow.hidden = topic.kind === 'found' && topic.passage === true;
    follow.textContent = words.say('tracks.follow');
    follow.setAttribute('aria-pressed', String(tracks.some((track) => sameTopic(track, topic))));
    for (const [element, key] of /** @type {const} */ ([
      [previous, 'walker.previous'],
      [next, 'walker.next'],
      [back, 'walker.back'],
      [close, 'walker.close'],
    ])) {
      element.setAttribute('aria-label', words.say(key));
      element.title = words.say(key);
    }
  });
}

/**
 * @param {string} sign
 * @param {string} key  its keyboard shortcut
 * @param {() => void} onclick
 */
function button(sign, key, onclick) {
  return el('button', { type: 'button', class: 'icon', 'aria-keyshortcuts': key, onclick }, sign);
}
