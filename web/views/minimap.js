/**
 * The strip along the text: where names of each type and quotations stand, or those that are
 * followed; the place that is walked to; and the part that is on the screen, which it moves.
 */
import { TYPES } from '../engine/document.js';
import { el, svg } from '../lib/dom.js';
import { afterPaint } from '../lib/later.js';
import {
  cover,
  density,
  LEVELS,
  levels,
  pathOf,
  SHAPES,
  stepOf,
  TRACK_SHAPES,
} from '../lib/minimap.js';
import { offsetAt, topOf } from './geometry.js';

/** Pixels of a step. */
const STEP = 4;
const FEWEST_STEPS = 40;
/** Shares of the window that keys scroll by. */
const KEYS = /** @type {Record<string, number>} */ ({
  ArrowDown: 0.25,
  ArrowUp: -0.25,
  PageDown: 0.9,
  PageUp: -0.9,
});

/** @typedef {import('../store.js').State} State */
/** @typedef {import('../store.js').Analysis} Analysis */

export class Minimap {
  /** The strip is for finding one's way: the text goes first. */
  #drawSoon = afterPaint(() => this.#draw());
  #moveSoon = afterPaint(() => this.#move());

  /**
   * @param {HTMLElement} root
   * @param {import('./article.js').ArticleView} article
   * @param {import('../store.js').Store} store
   */
  constructor(root, article, store) {
    this.root = root;
    this.article = article;
    this.store = store;
    this.heads = el('div', { class: 'minimap-heads', 'aria-hidden': 'true' });
    this.picture = svg('svg', { preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    this.window = el('div', { class: 'minimap-window' });
    this.strip = el(
      'div',
      {
        class: 'minimap-strip',
        role: 'scrollbar',
        tabindex: 0,
        'aria-controls': article.root.id,
        'aria-orientation': 'vertical',
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuenow': 0,
      },
      this.picture,
      this.window,
    );
    root.append(this.heads, this.strip);
    this.#listen();
    store.watch(['words', 'analysis', 'hidden', 'tracks', 'selection', 'mode'], () => {
      this.#drawSoon();
      this.#moveSoon();
    });
    // The text is drawn in slices, and the strip is as high as there is room.
    new ResizeObserver(() => this.#moveSoon()).observe(article.root);
    new ResizeObserver(() => this.#drawSoon()).observe(this.strip);
  }

  #listen() {
    const { strip } = this;
    addEventListener('scroll', () => this.#moveSoon(), { passive: true });
    strip.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      strip.setPointerCapture(event.pointerId);
      this.#goTo(event.clientY);
    });
    strip.addEventListener('pointermove', ({ clientY, pointerId }) => {
      if (strip.hasPointerCapture(pointerId)) this.#goTo(clientY);
    });
    strip.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const by = KEYS[event.key];
      if (by) scrollBy(0, by * innerHeight);
      else if (event.key === 'Home') this.#show(0);
      else if (event.key === 'End') this.#show(this.#length);
      else return;
      event.preventDefault();
    });
  }

  get #length() {
    return this.store.state.analysis?.text.length ?? 0;
  }

  /** @param {number} y  of the pointer */
  #goTo(y) {
    const { top, height } = this.strip.getBoundingClientRect();
    this.#show(Math.min(Math.max((y - top) / height, 0), 1) * this.#length);
  }

  /** @param {number} offset  comes to the middle of the window */
  #show(offset) {
    const y = topOf(this.article, offset);
    if (y !== null) scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
  }

  /** Puts the window where the screen is. */
  #move() {
    if (this.root.hidden || this.#length === 0) return;
    const from = offsetAt(this.article, 0) / this.#length;
    const to = offsetAt(this.article, innerHeight) / this.#length;
    this.window.style.top = `${100 * from}%`;
    this.window.style.height = `${100 * Math.max(to - from, 0)}%`;
    const { words } = this.store.state;
    this.strip.setAttribute('aria-valuenow', String(Math.round(from * 100)));
    this.strip.setAttribute(
      'aria-valuetext',
      words.say('minimap.place', { share: words.share(from) }),
    );
  }

  #draw() {
    const { state } = this.store;
    const { analysis, words } = state;
    this.root.hidden = !analysis || analysis.packed.analysis === 0;
    if (!analysis || this.root.hidden) return;
    this.strip.setAttribute('aria-label', words.say('minimap.label'));
    const steps = Math.max(FEWEST_STEPS, Math.floor(this.strip.clientHeight / STEP));
    const lanes =
      state.tracks.length > 0
        ? trackLanes(state, analysis, steps)
        : typeLanes(state, analysis, steps);
    const width = lanes.length + 1;
    this.picture.setAttribute('viewBox', `0 0 ${width} ${steps}`);
    this.picture.replaceChildren(
      ...speech(state, analysis, steps),
      ...lanes.flatMap((lane, i) => drawLane(lane, i + 1)),
      ...walked(state, analysis, steps, width),
    );
    this.heads.replaceChildren(
      ...['', ...lanes.map(({ head }) => head)].map((head) => el('span', {}, head)),
    );
  }
}

/** @typedef {{type: string, head: string, counts: Uint32Array,
 *   shape: import('../lib/minimap.js').Shape}} Lane */

/**
 * @param {State} state
 * @param {Analysis} analysis
 * @param {number} steps
 * @returns {Lane[]} names of each type that is switched on
 */
function typeLanes({ hidden, words }, { packed, text }, steps) {
  const { marks } = packed;
  return TYPES.filter((type) => !hidden.has(type)).map((type) => ({
    type,
    head: words.say(`badge.${type}`),
    counts: density(marks, 4, text.length, steps, (row) => TYPES[marks[row + 2]] === type),
    shape: SHAPES[type],
  }));
}

/**
 * @param {State} state
 * @param {Analysis} analysis
 * @param {number} steps
 * @returns {Lane[]} each name that is followed
 */
function trackLanes({ tracks }, analysis, steps) {
  return tracks.map((topic, i) => ({
    type: analysis.look(topic),
    head: String(i + 1),
    counts: density(analysis.spans(topic), 2, analysis.text.length, steps),
    shape: TRACK_SHAPES[i],
  }));
}

/**
 * @param {Lane} lane
 * @param {number} at
 */
function drawLane({ type, counts, shape }, at) {
  const strengths = levels(counts);
  return Array.from({ length: LEVELS }, (_, i) =>
    svg('path', {
      class: `minimap-lane level-${i + 1}`,
      'data-type': type,
      d: pathOf(strengths, i + 1, at, shape, 0.3),
    }),
  );
}

/**
 * What is quoted and what is reported, as bands along the edge.
 * @param {State} state
 * @param {Analysis} analysis
 * @param {number} steps
 */
function speech({ hidden }, { packed, text }, steps) {
  const [quoted, reported] = packed.quotes.layers;
  const bands = /** @type {const} */ ([
    ['QUOTE', quoted, SHAPES.PER],
    ['REPORTED', reported, SHAPES.ORG],
  ]);
  return bands
    .filter(([type]) => !hidden.has(type))
    .map(([type, spans, shape]) =>
      svg('path', {
        class: 'minimap-speech',
        'data-type': type,
        d: pathOf(
          cover(spans, text.length, steps),
          1,
          0.1,
          shape.map(([a, b]) => [a * 0.5, b * 0.5]),
        ),
      }),
    );
}

/**
 * The places of what is walked through, across all lanes; the present one stronger.
 * @param {State} state
 * @param {Analysis} analysis
 * @param {number} steps
 * @param {number} width
 */
function walked({ selection }, analysis, steps, width) {
  if (!selection) return [];
  const spans = analysis.spans(selection.topic);
  const { length } = analysis.text;
  const places = density(spans, 2, length, steps).map((n) => Math.min(n, 1));
  const here = new Uint8Array(steps);
  here[stepOf(spans[selection.at * 2], length, steps)] = 1;
  /** @type {import('../lib/minimap.js').Shape} */
  const all = [[0, width]];
  return [
    svg('path', { class: 'minimap-places', d: pathOf(places, 1, 0, all, 0.5) }),
    svg('path', { class: 'minimap-here', d: pathOf(here, 1, 0, all) }),
  ];
}
