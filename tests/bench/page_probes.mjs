/**
 * Measurements that run inside the page, and the numbers that come of them.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {number[]} numbers */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** Milliseconds from the start of the navigation until a text can be analysed. @param {Page} page */
export async function ready(page) {
  const mark = await page.waitForFunction(
    () => performance.getEntriesByName('filigrane-ready')[0]?.startTime,
    { timeout: 60_000 },
  );
  return /** @type {number} */ (await mark.jsonValue());
}

/**
 * The same in a tab that nothing looks into until it is ready: a page that is there already goes to
 * the address by itself. Chromium's inspector, which a driver switches on in its pages, keeps books
 * of each request and makes a start take 150 ms more; readers have none.
 * @param {Page} page  any page of the profile, that has been at the address before
 * @param {string} address
 */
export async function readyUnseen(page, address) {
  const browser = page.browser();
  const session = await browser.target().createCDPSession();
  const before = new Set(browser.targets());
  const go = `<script>setTimeout(() => location.replace(${JSON.stringify(address)}), 1000)</script>`;
  // Only a file may go to a file.
  const folder = await mkdtemp(join(tmpdir(), 'filigrane-'));
  const opener = join(folder, 'opener.html');
  await writeFile(opener, go);
  await session.send('Target.createTarget', {
    url: address.startsWith('file:')
      ? pathToFileURL(opener).href
      : `data:text/html,${encodeURIComponent(go)}`,
    browserContextId: page.browserContext().id,
  });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const target = await browser.waitForTarget(
    (each) => each.type() === 'page' && !before.has(each) && each.url() === address,
  );
  const opened = /** @type {Page} */ (await target.page());
  const time = await ready(opened);
  await opened.close();
  await session.detach();
  await rm(folder, { recursive: true });
  return time;
}

/**
 * Pastes a text and waits, inside the page, until its marks are on the screen.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<number>} milliseconds from the paste event to the frame after the marks
 */
export function pasteToPaint(page, text) {
  return page.evaluate(async (content) => {
    const root = /** @type {HTMLElement} */ (document.querySelector('#article'));
    const drawn = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!root.querySelector('mark')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A message posted in a frame comes after it was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      }).observe(root, { childList: true, subtree: true });
    });
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    const start = performance.now();
    document.body.dispatchEvent(event);
    return (await drawn) - start;
  }, text);
}

/**
 * The longest task of the main thread: Chromium writes down those of 50 ms and more. Elsewhere the
 * longest time in which a timer that was due did not come, which may be several tasks.
 * @param {Page} page
 * @returns {Promise<() => Promise<string>>} stops watching, and says it
 */
export async function watchMainThread(page) {
  await page.evaluate(() => {
    const state = { longest: 0, on: true, tasks: false };
    Object.assign(globalThis, { benchState: state });
    state.tasks = PerformanceObserver.supportedEntryTypes.includes('longtask');
    /** @param {number} ms */
    const note = (ms) => {
      if (state.on) state.longest = Math.max(state.longest, ms);
    };
    if (state.tasks) {
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) note(duration);
      }).observe({ type: 'longtask' });
    } else {
      let due = performance.now() + 5;
      const tick = () => {
        note(performance.now() - due);
        due = performance.now() + 5;
        if (state.on) setTimeout(tick, 5);
      };
      setTimeout(tick, 5);
    }
  });
  return () =>
    page.evaluate(() => {
      const { benchState } = /** @type {any} */ (globalThis);
      benchState.on = false;
      const { longest, tasks } = benchState;
      if (!tasks) return `${longest.toFixed(1)} ms late`;
      return longest === 0 ? 'under 50 ms' : `${longest} ms`;
    });
}

/** What is not pressed: it leaves the page, prints, or throws the text away. */
const LEFT_ALONE =
  '#clear, #new, #open, #edit, [data-take], [data-previous], [data-forget], [data-close], .tab-close, ' +
  '[data-sample], input, textarea, #take-new-version';
/** Of controls that look the same only so many. */
const OF_A_KIND = 2;

/**
 * Presses every control that shows, panel after panel, and measures until the next paint.
 * @param {Page} page
 * @param {number} runs  of each
 * @returns {Promise<{name: string, time: number}[]>} the median of each control, slowest first
 */
export async function pressEverything(page, runs) {
  const found = await page.evaluate(
    async (leftAlone, ofAKind, times) => {
      const painted = () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
      const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
      /** @type {Map<string, number[]>} */
      const taken = new Map();
      const kindOf = (/** @type {Element} */ element) =>
        `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : `.${element.className}`}`;
      const press = async (/** @type {HTMLElement} */ control, /** @type {string} */ name) => {
        const samples = taken.get(name) ?? [];
        taken.set(name, samples);
        for (let run = 0; run < times; run++) {
          if (!control.isConnected) return;
          await settled();
          const start = performance.now();
          control.focus();
          control.click();
          samples.push((await painted()) - start);
          for (const dialog of document.querySelectorAll('dialog[open]')) {
            /** @type {HTMLDialogElement} */ (dialog).close();
          }
        }
      };
      const tabs = /** @type {HTMLElement[]} */ ([
        ...document.querySelectorAll('#tabs [role=tab]'),
      ]);
      for (const tab of tabs.filter((each) => each.checkVisibility())) {
        await press(tab, `tab ${tab.id}`);
        /** @type {Map<string, number>} */
        const seen = new Map();
        const controls = [
          .../** @type {NodeListOf<HTMLElement>} */ (
            document.querySelectorAll('button, summary, [role=button], #article mark')
          ),
        ];
        for (const control of controls) {
          if (!control.isConnected || control.matches(leftAlone) || !control.checkVisibility())
            continue;
          const inPanel = control.closest('#findings') !== null;
          if (!inPanel && tab !== tabs[0]) continue;
          if (control.matches('[role=tab]') || /** @type {any} */ (control).disabled) continue;
          const kind = kindOf(control);
          const n = (seen.get(kind) ?? 0) + 1;
          seen.set(kind, n);
          if (n <= ofAKind) await press(control, inPanel ? `${tab.id} ${kind}` : kind);
        }
      }
      return [...taken];
    },
    LEFT_ALONE,
    OF_A_KIND,
    runs,
  );
  return found
    .filter(([, samples]) => samples.length > 0)
    .map(([name, samples]) => ({ name, time: median(samples) }))
    .sort((a, b) => b.time - a.time);
}
