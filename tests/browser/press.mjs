/**
 * A press page with its document written by hand, so that the page is tested whatever the analysis
 * finds: the worker's answers are replaced before the page sees them.
 */
import { pack } from '../../web/engine/pack.js';

export const TEXT = `SOCIÉTÉ
3 min de lecture
Les bacs de la Rance reprennent après deux ans d’arrêt
La traversée sera gratuite pour les habitants. Les riverains réclament des navettes de nuit.
Par Anaïs Kerloc’h avec l’AFP
Publié le 12 mars 2026 à 07h30
Le bac « Jersiaise » à quai, mardi, à La Richardais.
La traversée de la Rance en bac a repris vendredi
matin, deux ans après l’arrêt de la ligne. Le conseil
départemental y consacre 1,5 million d’euros, soit 3,2 % de son budget des transports.
« Nous avons tenu parole, et nous tiendrons les prix », a assuré Solène Guivarc’h, la présidente du département. Selon elle, une quarantaine de traversées par jour suffiront.
Un batelier affirme que les machines n’ont pas été révisées. « On verra bien cet été, a-t-il soupiré. Ce sera plein.
Un retour attendu
Mme Guivarc’h a reconnu que la ligne perdait « de l’argent » avant 2024. Pour l’association Rance à vélo, « il était temps ».
À lire aussi
Dinard rouvre sa piscine
Saint-Malo : le marché change de place
Newsletter
© Le Courrier de la Rance
`;

/**
 * @param {string} part  of the text
 * @param {number} [nth]  which of its places
 */
export function span(part, nth = 0) {
  let start = TEXT.indexOf(part);
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(part, start + 1);
  if (start < 0) throw new Error(`not in the text: ${part}`);
  return { start, end: start + part.length };
}

const KINDS =
  'furniture furniture title standfirst byline dateline caption body body body heading body related related related furniture notice';

/** @param {{published?: string, blocks?: {start: number, kind: string}[]}} options */
export function pressDocument({ published, blocks: chosen = [] } = {}) {
  const wrapped = span('La traversée de la Rance en bac');
  const kinds = KINDS.split(' ');
  const blocks = /** @type {{start: number, end: number, kind: string}[]} */ ([]);
  for (const line of TEXT.matchAll(/.+/g)) {
    const [start, end] = [line.index, line.index + line[0].length];
    const last = blocks.at(-1);
    // The three lines of the wrapped paragraph are one block.
    if (last?.start === wrapped.start && blocks.length === 8 && start < TEXT.indexOf('« Nous')) {
      last.end = end;
      continue;
    }
    const choice = chosen.find((block) => block.start === start);
    blocks.push({ start, end, kind: choice?.kind ?? kinds[blocks.length] });
  }
  const person = (/** @type {string} */ part, /** @type {number} */ entity, nth = 0) => ({
    ...span(part, nth),
    type: 'PER',
    entity,
    confidence: 0.97,
  });
  const day = published ?? '2026-03-12';
  const cue = (/** @type {string} */ part, /** @type {string} */ stance) => ({
    ...span(part),
    lemma: part,
    stance,
  });
  const sentences = [
    span('La traversée sera gratuite pour les habitants.'),
    span(
      'La traversée de la Rance en bac a repris vendredi\nmatin, deux ans après l’arrêt de la ligne.',
    ),
    span('Mme Guivarc’h a reconnu que la ligne perdait « de l’argent » avant 2024.'),
  ];
  return {
    analyzer: { version: '0', model: 'fr-0' },
    language: { code: 'fr', confidence: 0.99 },
    metadata: {
      title: span('Les bacs de la Rance reprennent après deux ans d’arrêt'),
      section: span('SOCIÉTÉ'),
      published: published
        ? { value: published, source: 'user' }
        : { ...span('12 mars 2026 à 07h30'), value: '2026-03-12T07:30', source: 'text' },
      authors: [{ ...span('Anaïs Kerloc’h'), name: 'Anaïs Kerloc’h' }],
      agencies: [{ ...span('AFP'), name: 'AFP' }],
    },
    blocks,
    sentences,
    mentions: [
      { ...span('Rance'), type: 'LOC', entity: 2 },
      person('Anaïs Kerloc’h', 3),
      { ...span('La Richardais'), type: 'LOC', entity: 4 },
      person('Solène Guivarc’h', 0),
      person('Guivarc’h', 0, 1),
      { ...span('Rance à vélo'), type: 'ORG', entity: 1, confidence: 0.6 },
      { ...span('Dinard'), type: 'LOC', entity: null },
      { ...span('Saint-Malo'), type: 'LOC', entity: null },
    ].sort((a, b) => a.start - b.start),
    entities: [
      {
        id: 0,
        type: 'PER',
        name: 'Solène Guivarc’h',
        aliases: ['Mme Guivarc’h'],
        roles: ['présidente du département'],
        gender: 'feminine',
        salience: 0.6,
      },
      { id: 1, type: 'ORG', name: 'Rance à vélo', aliases: [], salience: 0.2 },
      { id: 2, type: 'LOC', name: 'Rance', aliases: [], salience: 0.3 },
      { id: 3, type: 'PER', name: 'Anaïs Kerloc’h', aliases: [], salience: 0.1 },
      { id: 4, type: 'LOC', name: 'La Richardais', aliases: [], salience: 0.1 },
    ],
    dates: [
      { ...span('12 mars 2026 à 07h30'), type: 'date', value: '2026-03-12T07:30' },
      {
        ...span('vendredi'),
        type: 'date',
        value: day === '2026-03-12' ? '2026-03-06' : day,
        explanation: `last ${day} publication past`,
      },
      { ...span('2024'), type: 'date', value: '2024' },
    ],
    quantities: [
      {
        ...span('1,5 million d’euros'),
        kind: 'money',
        value: 1500000,
        unit: 'EUR',
        approximate: false,
      },
      { ...span('3,2 %'), kind: 'percent', value: 3.2, approximate: false },
      { ...span('une quarantaine'), kind: 'number', value: 40, approximate: true },
    ],
    quotes: [
      {
        ...span('Nous avons tenu parole, et nous tiendrons les prix'),
        kind: 'direct',
        speaker: 0,
        speakerText: span('Solène Guivarc’h'),
        cue: cue('a assuré', 'distancing'),
        closed: true,
        confidence: 0.95,
      },
      {
        ...span('une quarantaine de traversées par jour suffiront'),
        kind: 'according-to',
        speaker: 0,
        speakerText: span('elle'),
        cue: cue('Selon', 'neutral'),
        closed: true,
        confidence: 0.8,
      },
      {
        ...span('les machines n’ont pas été révisées'),
        kind: 'indirect',
        speaker: null,
        speakerText: span('Un batelier'),
        cue: cue('affirme', 'distancing'),
        closed: true,
        confidence: 0.9,
      },
      {
        ...span('On verra bien cet été, a-t-il soupiré. Ce sera plein.'),
        kind: 'direct',
        speaker: null,
        speakerText: span('Un batelier'),
        cue: cue('a-t-il soupiré', 'neutral'),
        closed: false,
        confidence: 0.7,
      },
      {
        ...span('la ligne perdait « de l’argent » avant 2024'),
        kind: 'indirect',
        speaker: 0,
        cue: cue('a reconnu', 'committing'),
        closed: true,
        confidence: 0.9,
      },
      { ...span('de l’argent'), kind: 'fragment', speaker: 0, closed: true, confidence: 0.9 },
      { ...span('il était temps'), kind: 'fragment', speaker: null, closed: true, confidence: 0.4 },
    ],
    keywords: [{ text: 'bac', score: 0.9, occurrences: [[span('bac').start, span('bac').end]] }],
    summary: [0, 1, 2],
    statistics: {
      words: 140,
      sentences: 9,
      paragraphs: 7,
      readability: { name: 'Flesch (Kandel-Moles)', value: 56.3 },
      lexicalDiversity: 0.71,
      readingMinutes: 0.7,
      quoted: [
        { speaker: 0, words: 9 },
        { speaker: null, words: 12 },
      ],
    },
    warnings: [],
  };
}

/**
 * Makes the page see `documentOf(options)` for every analysis of TEXT.
 * @param {import('puppeteer-core').Page} page
 */
export async function withPressDocument(page) {
  await page.exposeFunction('pressDocument', (/** @type {any} */ options) =>
    JSON.stringify(pack(/** @type {any} */ (pressDocument(options)), 1, TEXT), tag),
  );
  await page.evaluateOnNewDocument(() => {
    const post = Worker.prototype.postMessage;
    const asked = /** @type {Map<number, any>} */ (new Map());
    // What the core does not know yet of the options is kept from it.
    Worker.prototype.postMessage = function (/** @type {any} */ request, ...rest) {
      if (request.op === 'analyze') {
        asked.set(request.id, request.options);
        request = { ...request, options: { language: request.options.language } };
      }
      return /** @type {any} */ (post).call(this, request, ...rest);
    };
    const { set } = /** @type {any} */ (
      Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')
    );
    Object.defineProperty(Worker.prototype, 'onmessage', {
      set(listener) {
        set.call(this, async (/** @type {any} */ { data }) => {
          const options = asked.get(data.id);
          if (data.result && options) {
            const json = await /** @type {any} */ (globalThis).pressDocument(options);
            const arrays = /** @type {any} */ ({ Int32Array, Uint8Array, Float64Array });
            const revive = (/** @type {string} */ _, /** @type {any} */ value) =>
              value?.array
                ? arrays[value.array].from(value.values, (/** @type {any} */ v) => v ?? NaN)
                : value;
            return listener({
              data: { ...data, result: { ...JSON.parse(json, revive), analysis: data.id } },
            });
          }
          return listener({ data });
        });
      },
    });
  });
}

/**
 * Typed arrays as what the page makes them from again.
 * @param {string} _
 * @param {any} value
 */
function tag(_, value) {
  if (!ArrayBuffer.isView(value)) return value;
  return { array: value.constructor.name, values: [.../** @type {any} */ (value)] };
}
