import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { scrollToRest } from '../../web/lib/scroll.js';

/** A window of which only frames, events and the position are there. */
class FakeWindow extends EventTarget {
  scrollY = 0;
  /** @type {(() => void)[]} */
  #frames = [];

  /** @param {() => void} callback */
  requestAnimationFrame = (callback) => this.#frames.push(callback);
  addEventListener = super.addEventListener.bind(this);

  /** Lets a frame pass. */
  frame() {
    for (const callback of this.#frames.splice(0)) callback();
  }
}

const NAMES = /** @type {const} */ (['scrollY', 'requestAnimationFrame', 'addEventListener']);
/** @type {FakeWindow} */
let page;
/** Where what is scrolled to lies, frame by frame: its surroundings are laid out bit by bit. */
/** @type {number[]} */
let places = [];
let scrolls = 0;
const scroll = () => {
  page.scrollY = places[Math.min(scrolls++, places.length - 1)];
};

beforeEach(() => {
  page = new FakeWindow();
  scrolls = 0;
  places = [900, 700, 500, 400];
  for (const name of NAMES) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => page[name] });
  }
});
afterEach(() => {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name);
});

/** @param {number} count */
const frames = (count) => {
  for (let i = 0; i < count; i++) page.frame();
};

test('a place that moves is followed until it rests', () => {
  scrollToRest(scroll);
  assert.equal(page.scrollY, 900, 'at once');
  frames(20);
  assert.equal(page.scrollY, 400);
  const before = scrolls;
  frames(20);
  assert.equal(scrolls, before, 'then it is left alone');
});

test('a place that never rests is given up', () => {
  places = Array.from({ length: 500 }, (_, i) => i);
  scrollToRest(scroll);
  frames(500);
  assert.ok(scrolls < 100, String(scrolls));
});

test('the key that led to a place does not end the way there, the next one does', () => {
  scrollToRest(scroll);
  page.dispatchEvent(new Event('keydown'));
  frames(2);
  assert.equal(page.scrollY, 500);
  page.dispatchEvent(new Event('keydown'));
  frames(5);
  assert.equal(page.scrollY, 500);
});

test('another way takes over', () => {
  const stop = scrollToRest(scroll);
  frames(1);
  stop();
  frames(5);
  assert.equal(page.scrollY, 700);
});
