/**
 * The sign of the page, an F in laid paper, as SVG and as PNG: made of rectangles, so that the
 * build needs no program that draws.
 */
import { deflateSync } from 'node:zlib';

const SIDE = 32;
const GROUND = [0x24, 0x5a, 0x66];
/** x, y, width, height, opacity of the white: the wires of the mould, then the letter. */
const SHAPES = [
  ...[6, 11, 16, 21, 26].map((y) => [0, y - 0.5, SIDE, 1, 0.28]),
  [9.5, 5.5, 3, 20.5, 1],
  [12.5, 5.5, 9.5, 3, 1],
  [12.5, 14.5, 6.5, 3, 1],
];
const CORNER = 6;

export function iconSvg() {
  const color = `#${GROUND.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const shapes = SHAPES.map(
    ([x, y, width, height, opacity]) =>
      `<path fill="#fff" fill-opacity="${opacity}" d="M${x} ${y}h${width}v${height}h-${width}z"/>`,
  );
  const ground = `<rect width="${SIDE}" height="${SIDE}" rx="${CORNER}" fill="${color}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${ground}${shapes.join('')}</svg>`;
}

/**
 * @param {number} size  in pixels; best a multiple of 64
 * @param {boolean} bleeds  square, for systems that cut the shape themselves ("maskable")
 */
export function iconPng(size, bleeds) {
  const rows = [];
  for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 4); // begins with its filter: none
    for (let x = 0; x < size; x++) row.set(pixel(x, y, SIDE / size, bleeds), 1 + x * 4);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8); // bits a channel, RGBA
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {number} column @param {number} row @param {number} scale @param {boolean} bleeds */
function pixel(column, row, scale, bleeds) {
  const x = (column + 0.5) * scale;
  const y = (row + 0.5) * scale;
  let color = GROUND;
  for (const [left, top, width, height, opacity] of SHAPES) {
    if (x < left || x >= left + width || y < top || y >= top + height) continue;
    color = color.map((part) => part + (255 - part) * opacity);
  }
  return [...color.map(Math.round), bleeds ? 255 : Math.round(255 * coverage(x, y, scale))];
}

/** How much of a pixel lies in the rounded square. */
function coverage(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ scale) {
  const beyond = (/** @type {number} */ at) => Math.max(CORNER - at, at - (SIDE - CORNER), 0);
  const outside = (Math.hypot(beyond(x), beyond(y)) - CORNER) / scale;
  return Math.min(Math.max(0.5 - outside, 0), 1);
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** The checksum of PNG; Node.js 18 has none. @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
