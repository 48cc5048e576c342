/**
 * Figures with their value and unit written out as the reader's language does.
 */
import { FIGURE_KINDS } from '../engine/document.js';
import { FIGURE } from '../engine/pack_press.js';

/** UCUM units that are written otherwise, in every language alike. */
const SIGNS = /** @type {Record<string, string>} */ ({
  Cel: '°C',
  '[degF]': '°F',
  har: 'ha',
  '[acr_us]': 'acres',
  '[sft_i]': 'ft²',
  '[cft_i]': 'ft³',
  '[in_i]': 'in',
  '[ft_i]': 'ft',
  '[yd_i]': 'yd',
  '[mi_i]': 'miles',
  '[smi_us]': 'mi²',
  '[mi_i]/h': 'mph',
  '[oz_av]': 'oz',
  '[lb_av]': 'lb',
  '[stone_av]': 'st',
  '[ston_av]': 'short tons',
  '[gal_us]': 'gal',
  '[pt_br]': 'pt',
  '[Cal]': 'kcal',
  '[ppth]': '‰',
});
/** And those that each language writes in its own way. */
const NAMES = /** @type {Record<string, import('./i18n.js').Key>} */ ({
  '[nmi_i]': 'unit.nautical-miles',
  '[kn_i]': 'unit.knots',
  '[bbl_us]': 'unit.barrels',
  '[HP]': 'unit.horsepower',
  '[ly]': 'unit.light-years',
});
const BYTES = /^([kMGT]?)By$/;

/** Figures that are read together; what is in no group of its own comes last. */
export const GROUPS = /** @type {const} */ ([
  ['money', ['money']],
  ['percent', ['percent']],
  ['measure', ['measure']],
  ['count', ['number']],
  ['rank', ['ordinal', 'score']],
  ['other', ['ticker', 'url', 'email', 'phone']],
]);

/**
 * @param {import('./analysis.js').Analysis} analysis
 * @returns {{group: (typeof GROUPS)[number][0], ids: number[]}[]} without empty ones, each in the
 *   order of the text
 */
export function groupFigures({ packed }) {
  const { rows, values } = packed.figures;
  const kinds = Array.from(values, (_, id) => FIGURE_KINDS[rows[id * FIGURE.width + FIGURE.kind]]);
  return GROUPS.map(([group, wanted]) => ({
    group,
    ids: [...kinds.keys()].filter((id) =>
      /** @type {readonly string[]} */ (wanted).includes(kinds[id]),
    ),
  })).filter(({ ids }) => ids.length > 0);
}

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
  if (kind === 'percent' && unit === 'pp') return words.say('figures.points', { n: value });
  if (kind === 'percent' && unit === 'bp') return words.say('figures.basis-points', { n: value });
  if (kind === 'percent' && (unit === '' || unit === '%')) {
    return words.say('figures.percent', { n: number });
  }
  // The unit of a number is what it counts, as a dictionary has it.
  if (kind === 'number' && unit) return words.say('figures.counted', { n: number, what: unit });
  return unit ? `${number}\u00a0${sign(unit, words)}` : number;
}

/**
 * @param {string} unit  UCUM
 * @param {import('./i18n.js').Words} words
 */
function sign(unit, words) {
  if (NAMES[unit]) return words.say(NAMES[unit]);
  if (SIGNS[unit]) return SIGNS[unit];
  const [bytes, prefix] = BYTES.exec(unit) ?? [];
  if (bytes) return prefix + words.say('unit.byte');
  return unit.replace('.', '').replace(/^u/, 'µ').replace(/2$/, '²').replace(/3$/, '³');
}
