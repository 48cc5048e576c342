/**
 * The panels beside the article: which there are, and how much each one holds. No DOM here.
 */

/** In the order of their tabs. */
export const PANELS = /** @type {const} */ ([
  'overview',
  'people',
  'organisations',
  'places',
  'others',
  'quotations',
  'dates',
  'figures',
  'terms',
  'grammar',
  'text',
]);
/** Panels that stand on paper, after the article. */
export const PRINTED = /** @type {readonly PanelName[]} */ ([
  'overview',
  'people',
  'organisations',
  'places',
  'quotations',
  'dates',
  'figures',
]);

/** @typedef {(typeof PANELS)[number]} PanelName */
/** @typedef {import('./analysis.js').Analysis} Analysis */

/** @type {Partial<Record<PanelName, (analysis: Analysis) => number>>} */
const COUNTS = {
  people: (analysis) => analysis.subjects('PER').length,
  organisations: (analysis) => analysis.subjects('ORG').length,
  places: (analysis) => analysis.subjects('LOC').length,
  others: (analysis) => analysis.subjects('MISC').length,
  quotations: (analysis) => analysis.quotes.length,
  dates: (analysis) => analysis.subjects('DATE').length,
  figures: (analysis) => analysis.packed.figures.values.length,
  terms: (analysis) => analysis.packed.terms.length,
};

/**
 * @param {string} name  as it was kept, or anything
 * @returns {PanelName}
 */
export function readPanel(name) {
  return PANELS.find((panel) => panel === name) ?? 'overview';
}

/**
 * @param {PanelName} panel
 * @param {Analysis | null} analysis
 * @returns {number | null} null where the panel is no list
 */
export function countOf(panel, analysis) {
  const count = COUNTS[panel];
  return count && analysis ? count(analysis) : null;
}
