/**
 * Files as articles: plain text, Markdown, HTML. What else people have on their disks is named, so
 * that they can be told what to do instead.
 */

import { MAX_TEXT_UNITS } from '../engine/protocol.js';
import { decode, looksBinary } from './decode.js';
import { readExport } from './reimport.js';
import { readRichText } from './rich_text.js';

/**
 * @typedef {import('./choices.js').BlockChoice} BlockChoice
 * @typedef {import('../store.js').Notice} Notice
 * @typedef {{text: string, structure: BlockChoice[], reopened?: import('./reimport.js').Reopened
 * }} Content  reopened: what its reader said of it before it was taken away
 * @typedef {'pdf' | 'document' | 'picture' | 'sound' | 'other' | 'large' | 'empty' | 'unreadable'
 *   | 'no-text'} Refusal
 */

/** What a file is by the end of its name. @type {Record<string, Refusal>} */
const ENDINGS = {
  ...endings('pdf', 'pdf'),
  ...endings('docx doc docm dotx odt ott rtf pages epub pptx ppt odp xlsx xls ods', 'document'),
  ...endings('jpg jpeg png gif webp avif heic heif tif tiff bmp svg', 'picture'),
  ...endings('mp3 m4a wav ogg flac aac mp4 mov avi mkv webm', 'sound'),
};

/**
 * @param {string} names
 * @param {Refusal} refusal
 */
function endings(names, refusal) {
  return Object.fromEntries(names.split(' ').map((name) => [name, refusal]));
}

/**
 * @param {Iterable<File>} files
 * @param {import('./i18n.js').Words} words
 * @returns {Promise<{articles: Content[], notices: Notice[]}>}
 *   notices: what could not be read and why, and where an encoding was guessed
 */
export async function readFiles(files, words) {
  const articles = [];
  /** @type {Map<import('./i18n.js').Key, string[]>} names of files by what is to be said of them */
  const said = new Map();
  /** @param {import('./i18n.js').Key} key @param {string} name */
  const say = (key, name) => said.set(key, [...(said.get(key) ?? []), name]);
  for (const file of files) {
    const read = await readFile(file);
    if ('refusal' in read) say(`files.${read.refusal}`, file.name);
    else articles.push(read);
    if ('guessed' in read && read.guessed) say('notice.decoded', file.name);
  }
  const list = new Intl.ListFormat(words.locale);
  const notices = [...said].map(([key, names]) => ({
    key,
    slots: { n: names.length, names: list.format(names) },
    error: key !== 'notice.decoded',
  }));
  return { articles, notices };
}

/**
 * @param {File} file
 * @returns {Promise<{refusal: Refusal} | (Content & {guessed: boolean})>}
 */
async function readFile(file) {
  const ending = /\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? '';
  const refusal = ENDINGS[ending] ?? refusalOfType(file.type);
  if (refusal) return { refusal };
  if (file.size > MAX_TEXT_UNITS * 3) return { refusal: 'large' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (startsWith(bytes, '%PDF-')) return { refusal: 'pdf' };
    const isHtml = /^x?html?$/.test(ending) || file.type === 'text/html';
    const { text, guessed } = decode(bytes, isHtml);
    if (looksBinary(text)) return { refusal: 'other' };
    const reopened = isHtml ? null : readExport(text);
    if (reopened === 'no-text') return { refusal: reopened };
    if (reopened) return { text: reopened.text, structure: [], reopened, guessed };
    const content = isHtml ? readHtml(text) : readPlain(text, /^(md|markdown)$/.test(ending));
    if (!content.text.trim()) return { refusal: 'empty' };
    return { ...content, guessed };
  } catch {
    return { refusal: 'unreadable' };
  }
}

/**
 * @param {string} type  MIME
 * @returns {Refusal | undefined}
 */
function refusalOfType(type) {
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/')) return 'picture';
  return /^(audio|video)\//.test(type) ? 'sound' : undefined;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} ascii
 */
function startsWith(bytes, ascii) {
  return [...ascii].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

/**
 * What a text holds that was written as HTML. The document that it is parsed into has no window:
 * it runs nothing and loads nothing.
 * @param {string} html
 * @returns {import('./rich_text.js').Rich}
 */
export function readHtml(html) {
  return readRichText(new DOMParser().parseFromString(html, 'text/html').body);
}

/**
 * @param {string} text
 * @param {boolean} isMarkdown
 * @returns {Content} the text as it is; lines that begin with # are headings, the first one a title
 */
export function readPlain(text, isMarkdown) {
  if (!isMarkdown) return { text, structure: [] };
  const headings = [...text.matchAll(/^(#{1,6})[ \t]+\S/gm)];
  const titles = headings.filter(([, marks]) => marks.length === 1);
  const structure = headings.map((match) => ({
    start: match.index,
    kind: titles.length === 1 && match === titles[0] ? 'title' : 'heading',
  }));
  return { text, structure };
}
