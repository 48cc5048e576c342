/**
 * What survives a reload. Texts stay in sessionStorage: it belongs to one tab and ends with it,
 * whereas localStorage under file:// is open to every other local page. Choices that say nothing
 * of the text are in localStorage. A browser that forbids storage only forgets.
 */

/** Above this many UTF-16 units no browser's quota (5 MB of 2-byte units or less) is enough. */
const MAX_KEPT_UNITS = 2_400_000;
const PREFIX = 'filigrane.';

/**
 * @param {'text' | 'previous' | 'language' | 'choices'} key
 * @param {string} value  empty: nothing to keep
 * @returns {boolean} whether it is kept
 */
export function keep(key, value) {
  try {
    sessionStorage.removeItem(PREFIX + key);
    if (value.length > MAX_KEPT_UNITS) return false;
    if (value !== '') sessionStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {'text' | 'previous' | 'language' | 'choices'} key
 * @returns {string} empty when nothing was kept
 */
export function kept(key) {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {'locale' | 'hidden' | 'panel' | 'keys'} key
 * @param {string} value
 */
export function prefer(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // A choice that is forgotten costs a click.
  }
}

/**
 * @param {'locale' | 'hidden' | 'panel' | 'keys'} key
 * @returns {string}
 */
export function preferred(key) {
  try {
    return localStorage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/** Forgets texts and choices. */
export function forget() {
  for (const storage of ['sessionStorage', 'localStorage']) {
    try {
      const area = /** @type {Storage} */ (Reflect.get(globalThis, storage));
      for (const key of Object.keys(area)) if (key.startsWith(PREFIX)) area.removeItem(key);
    } catch {
      // Forbidden storage holds nothing.
    }
  }
}
