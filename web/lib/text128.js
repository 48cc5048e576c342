/**
 * Bytes as text that survives an HTML file in UTF-8: seven bits a character. A value is the ASCII
 * character of the same number, except the few that the HTML parser changes or that could end the
 * element: NUL, CR and "<" become two-byte characters (Latin-1 ones, so that the string stays one
 * byte a character in memory). 17 % longer than the bytes, where base64 is 33 % longer.
 */

/** Values that cannot stand for themselves, and what stands for them. */
const SUBSTITUTES = new Map([
  [0x00, 0xa1],
  [0x0d, 0xa2],
  [0x3c, 0xa3],
]);

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function encode(bytes) {
  const chars = [];
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      chars.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) chars.push(held << (7 - bits));
  return chars.map((value) => String.fromCharCode(SUBSTITUTES.get(value) ?? value)).join('');
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode(text) {
  const values = new Uint8Array(0x100);
  for (let i = 0; i < 0x80; i++) values[i] = i;
  for (const [value, substitute] of SUBSTITUTES) values[substitute] = value;

  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    held = ((held << 7) | values[text.charCodeAt(i)]) & 0xffff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return bytes;
}
