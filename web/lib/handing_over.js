/**
 * Hands files and copies over to the system. Nothing here touches the network.
 */
import { el } from './dom.js';

/** Milliseconds until a file that was handed over may be let go. */
const KEEP = 60_000;

/**
 * @param {string} name
 * @param {string} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP);
}

/**
 * By the event that a key press would make: what the Clipboard API is given, browsers strip of
 * colours, and complain of them where the page has a policy. Where there is no such event, the API.
 * @param {{html: string, plain: string}} content
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
export async function copyRich({ html, plain }) {
  const forms = { 'text/html': html, 'text/plain': plain };
  if (copyByEvent(forms)) return true;
  try {
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** @param {Record<string, string>} forms  by type */
function copyByEvent(forms) {
  let given = false;
  const listener = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    for (const [type, form] of Object.entries(forms)) event.clipboardData.setData(type, form);
    given = true;
  };
  document.addEventListener('copy', listener, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', listener);
  return given && done;
}
