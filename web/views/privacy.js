/**
 * The badge that says that nothing leaves the page, and the dialog that proves it: what the policy
 * forbids, what is kept where, how to check it, and what the browser has counted.
 */
import { byId, el } from '../lib/dom.js';
import { forbiddenBy } from '../lib/policy.js';

/**
 * @typedef {import('../store.js').State} State
 * @typedef {import('../store.js').Key} Key
 */

/** @param {import('../store.js').Store} store */
export function createPrivacy(store) {
  const badge = byId('privacy-badge');
  const dialog = /** @type {HTMLDialogElement} */ (byId('privacy-dialog'));
  badge.addEventListener('click', () => {
    show(dialog, store.state);
    dialog.showModal();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  store.watch(['words', 'requests'], ({ words, requests: { since } }) => {
    badge.classList.toggle('broken', since > 0);
    byId('privacy-badge-words').textContent = since
      ? words.say('badge.requests', { n: since })
      : words.say('badge.nothing');
  });
  store.watch(['words', 'requests', 'offline'], (state) => {
    if (!dialog.open) return;
    // Drawn anew under the reader's hands: what is unfolded and the focus stay.
    const held = dialog.contains(document.activeElement);
    const unfolded = dialog.querySelector('details')?.open ?? false;
    show(dialog, state);
    const details = dialog.querySelector('details');
    if (details) details.open = unfolded;
    if (held) dialog.querySelector('button')?.focus();
  });
}

/** @returns {string[]} the policies that hold now; the page has added one to them */
function policiesOf() {
  const metas = document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]');
  return [...metas].map((meta) => meta.getAttribute('content') ?? '');
}

/** @param {HTMLDialogElement} dialog @param {State} state */
function show(dialog, { words, requests, offline }) {
  const policies = policiesOf();
  const hosted = location.protocol !== 'file:';
  /** @param {Key} key @param {Record<string, number>} [slots] */
  const p = (key, slots) => el('p', {}, words.say(key, slots));
  /** @param {Key[]} keys */
  const items = (keys) => keys.map((key) => el('li', {}, words.say(key)));
  /** @type {Key[]} */
  const kept = ['badge.kept.texts', 'badge.kept.choices'];
  if (hosted) kept.push(offline === 'not-kept' ? 'badge.kept.no-page' : 'badge.kept.page');
  /** @type {Key[]} */
  const limits = ['badge.limits.extensions'];
  if (hosted) limits.push('badge.limits.host');
  const close = words.say('badge.close');
  dialog.replaceChildren(
    el(
      'div',
      { class: 'dialog-head' },
      el('h2', { id: 'privacy-dialog-title' }, words.say('badge.nothing')),
      el(
        'button',
        { type: 'button', class: 'icon', 'aria-label': close, onclick: () => dialog.close() },
        '×',
      ),
    ),
    el(
      'p',
      { class: requests.since ? 'request-count broken' : 'request-count' },
      el('strong', {}, words.say('badge.since', { n: requests.since })),
      ' ',
      words.say(requests.loading ? 'badge.loading' : 'badge.loading.none', { n: requests.loading }),
    ),
    el('h3', {}, words.say('badge.forbids')),
    p('badge.forbids.text'),
    el(
      'ul',
      {},
      ...items(forbiddenBy(policies).map((name) => /** @type {Key} */ (`badge.forbids.${name}`))),
    ),
    el(
      'details',
      {},
      el('summary', {}, words.say('badge.policy')),
      ...policies.map((policy) => el('pre', { tabindex: '0' }, policy.replaceAll('; ', ';\n'))),
    ),
    el('h3', {}, words.say('badge.kept')),
    el('ul', {}, ...items(kept)),
    el('h3', {}, words.say('badge.check')),
    el('ol', {}, ...items(['badge.check.offline', 'badge.check.tools', 'badge.check.source'])),
    el('h3', {}, words.say('badge.limits')),
    el('ul', {}, ...items(limits)),
  );
}
