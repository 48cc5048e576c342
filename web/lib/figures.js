/**
 * Figures with their value and unit written out as the reader's language does.
 */
import { FIGURE, FIGURE_KINDS } from '../engine/pack_press.js';

/** Units of the analysis (SI, UCUM) that are written otherwise. */
const SIGNS = /** @type {Record<string, string>} */ ({
  m2: 'm²',
  m3: 'm³',
  km2: 'km²',
  cm2: 'cm²',
  cm3: 'cm³',
  Cel: '°C',
  '[degF]': '°F',
  deg: '°',
  a: 'an',
});

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @param {number} id
 * @returns {{text: string, kind: (typeof FIGURE_KINDS)[number], value: number, unit: string,
 *   approximate: boolean}} value: NaN when unknown
 */
export function figureOf({ text, packed, units }, id) {
  const { rows, values } = packed.figures;
  const at = id * FIGURE.width;
  return {
    text: text.slice(rows[at + FIGURE.start], rows[at + FIGURE.end]).replace(/\s+/g, ' '),
    kind: FIGURE_KINDS[rows[at + FIGURE.kind]],
    value: values[id],
    unit: units[id],
    approximate: rows[at + FIGURE.approximate] === 1,
  };
}

/**
 * @param {Omit<ReturnType<typeof figureOf>, 'text'>} figure
 * @param {import('./i18n.js').Words} words
 * @returns {string} empty when there is nothing to write out: an address, an unknown value
 */
export function figureInWords({ kind, value, unit, approximate }, words) {
  if (Number.isNaN(value)) return '';
  const said = amount(kind, value, unit, words);
  return approximate ? words.say('figures.about', { amount: said }) : said;
}

/**
 * @param {(typeof FIGURE_KINDS)[number]} kind
 * @param {number} value
 * @param {string} unit
 * @param {import('./i18n.js').Words} words
 */
function amount(kind, value, unit, words) {
  const locale = words.locale === 'en' ? 'en-GB' : words.locale;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  if (kind === 'ordinal') return words.say('figures.rank', { n: number });
  if (kind === 'money' && /^[A-Z]{3}$/.test(unit)) {
    const digits = Number.isInteger(value) ? 0 : 2;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: unit,
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.max(digits, 2),
    }).format(value);
  }
  if (kind === 'percent' && (unit === '' || unit === '%')) {
    return words.say('figures.percent', { n: number });
  }
  return unit ? `${number}\u00a0${SIGNS[unit] ?? unit}` : number;
}
