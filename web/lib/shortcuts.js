/**
 * Every key of the page: the one table that the handler and the help read. No DOM here.
 */

/**
 * What a key can do; the page says how. `panel` is told which one.
 * @typedef {'help' | 'search' | 'next' | 'previous' | 'leave' | 'follow' | 'panel' | 'asides'
 *   | 'edit' | 'text' | 'undo' | 'redo'} Action
 *
 * @typedef {{action: Action, keys: string[], shown?: string[]}} Shortcut
 *   keys: as KeyboardEvent has them, Ctrl+ for Ctrl or Command; shown: how the help writes them
 */

/** @type {Shortcut[]} */
export const SHORTCUTS = [
  { action: 'help', keys: ['?'] },
  { action: 'search', keys: ['/'] },
  { action: 'next', keys: ['n', 'j'] },
  { action: 'previous', keys: ['p', 'k'] },
  { action: 'leave', keys: ['Escape'] },
  { action: 'text', keys: ['t'] },
  { action: 'follow', keys: ['f'] },
  { action: 'panel', keys: [...'1234567890'], shown: ['1', '0'] },
  { action: 'asides', keys: ['h'] },
  { action: 'edit', keys: ['e'] },
  { action: 'undo', keys: ['Ctrl+z'] },
  { action: 'redo', keys: ['Ctrl+y', 'Ctrl+Shift+z'] },
];

/** Keys that parts of the page have for themselves while they have the focus: for the help. */
export const WITHIN = /** @type {const} */ ([
  { key: 'words', keys: ['←', '→'] },
  { key: 'list', keys: ['↑', '↓'] },
  { key: 'strip', keys: ['↑', '↓'] },
]);

/**
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>} event
 * @param {boolean} letterKeys  whether single signs are shortcuts (WCAG 2.1.4)
 * @returns {{action: Action, key: string} | null}
 */
export function match(event, letterKeys) {
  if (event.altKey) return null;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const ctrl = event.ctrlKey || event.metaKey;
  const name = ctrl ? `Ctrl+${event.shiftKey ? 'Shift+' : ''}${pressed}` : pressed;
  const digit = /^Digit(\d)$/.exec(event.code ?? '')?.[1];
  // Some keyboards have signs where others have digits, and digits with Shift.
  const names = digit && !ctrl && !event.shiftKey ? [name, digit] : [name];
  for (const key of names) {
    if (key.length === 1 && !letterKeys) continue;
    const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(key));
    if (shortcut) return { action: shortcut.action, key };
  }
  return null;
}

/**
 * @param {Shortcut} shortcut
 * @returns {string[][]} the keys of each way to press it: [['Ctrl', 'Z'], …]
 */
export function written({ keys, shown = keys }) {
  return shown.map((key) =>
    key.split('+').map((part) => (part.length === 1 ? part.toUpperCase() : part)),
  );
}
