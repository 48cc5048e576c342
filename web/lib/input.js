/**
 * Texts from outside: files, and what is no text.
 */

/** Units looked at; the start of a file tells what it is. */
const SAMPLE = 65_536;

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
 * Reads a text file: UTF-8, UTF-16 with a byte order mark, else windows-1252.
 * @param {Blob} file
 * @returns {Promise<{text: string, guessed: boolean}>} guessed: it was none of the Unicode ones
 */
export async function readTextFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mark = bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe || mark === 0xfeff) {
    const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be');
    return { text: decoder.decode(bytes), guessed: false };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}
