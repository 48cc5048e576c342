/**
 * The dates of a text in the order of the calendar. All pure.
 */
import { DATE_KINDS } from '../engine/document.js';

/**
 * @typedef {import('./analysis.js').Analysis} Analysis
 *
 * @typedef {{subject: number, value: string, start: string, when: 'published' | 'ahead' | ''}} Entry
 *   value: ISO 8601, as the analysis has it; start: what entries are sorted by, 'YYYY-MM-DDTHH:MM'
 *   when: whether it is the day of publication, or later
 *
 * @typedef {{
 *   years: {year: string, entries: Entry[]}[],
 *   open: number[],
 *   clock: number[],
 *   spans: number[],
 * }} Timeline
 *   years: in order, each with its entries in order
 *   open: subjects whose year or day nobody knows; clock: times of no known day
 *   spans: durations, and what comes again and again
 */

const YEAR = /^-?\d{4}/;
const QUARTERS = { Q: 3, H: 6 };
/** First months of the seasons; a winter is called by the year it begins in. */
const SEASONS = /** @type {Record<string, number>} */ ({ SP: 3, SU: 6, FA: 9, WI: 12 });
/** Hours that parts of a day are sorted by. */
const PARTS = /** @type {Record<string, string>} */ ({
  MO: '06:00',
  MI: '12:00',
  AF: '14:00',
  EV: '18:00',
  NI: '22:00',
  DT: '08:00',
});

/**
 * @param {Analysis} analysis
 * @returns {Timeline}
 */
export function timelineOf(analysis) {
  const published = analysis.packed.metadata.published?.value ?? '';
  /** @type {Timeline} */
  const timeline = { years: [], open: [], clock: [], spans: [] };
  /** @type {Entry[]} */
  const entries = [];
  for (const subject of analysis.subjects('DATE')) {
    const value = analysis.detail(subject);
    const kind = DATE_KINDS[analysis.packed.subjects.dateKinds[subject]];
    const start = startOf(value);
    if (kind === 'duration' || kind === 'set' || value.startsWith('P')) {
      timeline.spans.push(subject);
    } else if (start) {
      const ahead = published !== '' && start.slice(0, 10) > published.slice(0, 10);
      const when = value === published ? 'published' : ahead ? 'ahead' : '';
      entries.push({ subject, value, start, when });
    } else if (value.startsWith('T')) timeline.clock.push(subject);
    else timeline.open.push(subject);
  }
  // Wider before narrower: a year, then its months, then their days.
  entries.sort((a, b) => compare(a.start, b.start) || a.value.length - b.value.length);
  for (const entry of entries) {
    const year = entry.start.slice(0, 4);
    const last = timeline.years.at(-1);
    if (last?.year === year) last.entries.push(entry);
    else timeline.years.push({ year, entries: [entry] });
  }
  return timeline;
}

/**
 * @param {string} value  ISO 8601 as the analysis writes it
 * @returns {string} 'YYYY-MM-DDTHH:MM' of its beginning; empty for what is on no calendar
 */
export function startOf(value) {
  const [from] = value.split('/');
  if (!YEAR.test(from) && !/^\d{3}X?$/.test(from)) return '';
  const decade = /^(\d{3})X?$/.exec(from);
  if (decade) return `${decade[1]}0-00-00T00:00`;
  const [year, part] = [from.slice(0, 4), from.slice(5)];
  const week = /^W(\d\d)(-WE)?/.exec(part);
  if (week) return `${dayOfWeek(+year, +week[1], week[2] ? 6 : 1)}T00:00`;
  const portion = /^([QH])(\d)/.exec(part);
  if (portion) {
    const months = QUARTERS[/** @type {'Q' | 'H'} */ (portion[1])];
    return `${year}-${two((+portion[2] - 1) * months + 1)}-00T00:00`;
  }
  const season = SEASONS[part];
  if (season) return `${year}-${two(season)}-00T00:00`;
  const [, month = '00', day = '00', time = ''] =
    /^(\d\d)?(?:-(\d\d))?(?:T(.*))?$/.exec(part) ?? [];
  return `${year}-${month}-${day}T${PARTS[time] ?? (time.slice(0, 5) || '00:00')}`;
}

/**
 * @param {number} year
 * @param {number} week  of ISO 8601: the first one holds 4 January
 * @param {number} weekday  1 for Monday
 */
function dayOfWeek(year, week, weekday) {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  const day = new Date(monday + ((week - 1) * 7 + weekday - 1) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

/** @param {number} n */
function two(n) {
  return String(n).padStart(2, '0');
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
