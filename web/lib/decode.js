/**
 * From bytes to text, and what is no text.
 */

/** Units looked at; the start of a file tells what it is. */
const SAMPLE = 65_536;
/** Bytes of an HTML file in which it says its encoding, by the standard. */
const HTML_HEAD = 1024;

/**
 * Whether a text is more likely the bytes of some file: over 1 % of control characters, or over
 * 5 % of characters that stand for undecodable bytes.
 * @param {string} text
 */
export function looksBinary(text) {
  const length = Math.min(text.length, SAMPLE);
  let control = 0;
  let replaced = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) replaced++;
    else if (unit < 32 && (unit < 9 || unit > 13) && unit !== 27) control++;
  }
  return control > length / 100 || replaced > length / 20;
}

/**
 * A text file: by its byte order mark, or what an HTML file says; else UTF-8, else windows-1252.
 * @param {Uint8Array} bytes
 * @param {boolean} isHtml
 * @returns {{text: string, guessed: boolean}} guessed: nothing says so, and it is not UTF-8
 */
export function decode(bytes, isHtml) {
  const mark = bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe) return { text: as('utf-16le', bytes), guessed: false };
  if (mark === 0xfeff) return { text: as('utf-16be', bytes), guessed: false };
  const said = isHtml ? saidEncoding(bytes) : '';
  if (said) return { text: as(said, bytes), guessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: as('windows-1252', bytes), guessed: true };
  }
}

/**
 * @param {string} encoding
 * @param {Uint8Array} bytes
 */
function as(encoding, bytes) {
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} what <meta> says; empty for nothing, or what no decoder knows
 */
function saidEncoding(bytes) {
  const head = as('windows-1252', bytes.subarray(0, HTML_HEAD));
  const [, name = ''] = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? [];
  try {
    // Who can say it in these bytes does not write two bytes a letter.
    const { encoding } = new TextDecoder(name);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return '';
  }
}
