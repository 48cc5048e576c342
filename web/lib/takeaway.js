/**
 * What can be taken away, in which files, and what the files are called. Names of formats are those
 * of docs/exports.md.
 */

/**
 * @typedef {{name: string, extension: string, type: string}} TakenFile  name: 'text' or a format
 * @typedef {{id: string, unit?: 'utf16' | 'codepoint', files: TakenFile[]}} Offer
 *   unit: what its positions count
 */

const CSV = 'text/csv;charset=utf-8';
const TEXT = 'text/plain;charset=utf-8';

/** By what they are for. @type {{id: string, offers: Offer[]}[]} */
export const SHELVES = [
  { id: 'share', offers: [file('html', 'html', 'text/html;charset=utf-8')] },
  {
    id: 'tables',
    offers: ['entities', 'quotes', 'dates', 'figures'].map((table) =>
      file(`csv-${table}`, 'csv', CSV, 'utf16'),
    ),
  },
  {
    id: 'reopen',
    offers: [
      file('json', 'json', 'application/json', 'utf16'),
      file('w3c', 'jsonld', 'application/ld+json', 'codepoint'),
    ],
  },
  {
    id: 'research',
    offers: [
      file('conllu', 'conllu', TEXT, 'utf16'),
      file('iob', 'iob', TEXT),
      {
        id: 'brat',
        unit: 'codepoint',
        files: [
          { name: 'brat', extension: 'ann', type: TEXT },
          { name: 'text', extension: 'txt', type: TEXT },
        ],
      },
      file('tei', 'xml', 'application/tei+xml'),
    ],
  },
];

/**
 * @param {string} id
 * @param {string} extension
 * @param {string} type
 * @param {'utf16' | 'codepoint'} [unit]
 * @returns {Offer}
 */
function file(id, extension, type, unit) {
  return { id, unit, files: [{ name: id, extension, type }] };
}

/** Longest name of a file without its end, in characters. */
const NAME_LENGTH = 60;
/** What Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * @param {string} title  of the article; may be empty
 * @param {TakenFile} file
 * @returns {string} a name that every system takes: letters, digits and hyphens
 */
export function fileName(title, { name, extension }) {
  const words = title.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let stem = '';
  for (const word of words) {
    const longer = stem ? `${stem}-${word}` : word;
    if ([...longer].length > NAME_LENGTH) break;
    stem = longer;
  }
  if (!stem || DEVICES.test(stem)) stem = 'article';
  const table = /^csv-(\w+)/.exec(name);
  return `${stem}${table ? `.${table[1]}` : ''}.${extension}`;
}

/**
 * What stands in the file. Spreadsheets take a table for UTF-8 only behind a byte order mark.
 * @param {TakenFile} file
 * @param {string} content
 */
export function fileContent({ extension }, content) {
  return extension === 'csv' ? `\ufeff${content}` : content;
}
