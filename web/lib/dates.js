/**
 * ISO 8601 values of the analysis in the reader's words. Beside plain dates: an unknown year
 * (XXXX-08-06), quarters, halves, weeks, seasons and decades (2025-Q1, 2025-H2, 2025-W30,
 * 2025-W30-WE, 2025-SU, 199X), parts of a day (2025-07-18TMO), clock times (T14:30), durations
 * (P2W) and what recurs (XXXX-WXX-1).
 */

/** Year, month, day, hour and minute, each part needing the ones before it. */
const DATE = /^(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?)?)?$/;
const PART_OF_DAY = /^(.*)T(MO|MI|AF|EV|NI|DT)$/;
const PART_OF_YEAR = /^(\d{4}|XXXX)-(?:Q([1-4X])|H([12X])|(SP|SU|FA|WI))$/;
const WEEK = /^(\d{4})-W(\d{2})(-WE)?$/;
const DECADE = /^(\d{3})X?$/;
const CLOCK = /^T(\d{2}):?(\d{2})?(?::\d{2})?$/;
const WEEKDAY = /^XXXX-WXX-([1-7])$/;
const DURATION =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];
/** A leap year, for the days and months of an unknown year. */
const ANY_YEAR = 2024;

/**
 * @param {string} value  as in document-json.md; empty when unknown
 * @param {import('./i18n.js').Words} words
 * @returns {string} empty when there are no words for it: the text says it better
 */
export function dateInWords(value, words) {
  const [from, to] = value.split('/');
  if (to !== undefined) {
    const [first, last] = [dateInWords(from, words), dateInWords(to, words)];
    return first && last ? words.say('date.range', { from: first, to: last }) : first || last;
  }
  return calendar(value, words) || partOfDay(value, words) || other(value, words);
}

/**
 * @param {string} value
 * @param {import('./i18n.js').Words} words
 */
function calendar(value, words) {
  const parts = DATE.exec(value);
  if (!parts) return '';
  const [, year, month, day, hour, minute] = parts;
  const known = year !== 'XXXX';
  if (!known && !month) return '';
  const time = Date.UTC(known ? +year : ANY_YEAR, +(month ?? 1) - 1, +(day ?? 1));
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { timeZone: 'UTC' };
  if (known) options.year = 'numeric';
  if (month) options.month = 'long';
  if (day) options.day = 'numeric';
  if (day && known) options.weekday = 'long';
  // British dates have a comma after the weekday in some browsers and none in others.
  let date = formatter(words.locale, options).format(time).replace(',', '');
  if (day === '01') date = date.replace(/^(\S+ )?1 /, words.say('date.first', { before: '$1' }));
  if (!known) return words.say('date.any-year', { date });
  if (!hour) return date;
  return words.say('date.at', { date, time: clock(hour, minute, words) });
}

/**
 * @param {string} value
 * @param {import('./i18n.js').Words} words
 */
function partOfDay(value, words) {
  const [, day, part] = PART_OF_DAY.exec(value) ?? [];
  if (!part) return '';
  const said = words.say(/** @type {import('./i18n.js').Key} */ (`date.part.${part}`));
  const date = calendar(day, words);
  return date ? words.say('date.part', { date, part: said }) : said;
}

/**
 * @param {string} value
 * @param {import('./i18n.js').Words} words
 */
function other(value, words) {
  const part = PART_OF_YEAR.exec(value);
  if (part) {
    const [, year, quarter, half, season] = part;
    const key = season ? `season.${season}` : quarter ? `quarter.${quarter}` : `half.${half}`;
    const said = words.say(/** @type {import('./i18n.js').Key} */ (`date.${key}`));
    return year === 'XXXX' ? said : words.say('date.of-year', { part: said, year });
  }
  const [, year, week, weekend] = WEEK.exec(value) ?? [];
  if (week) {
    const day = mondayOf(+year, +week) + (weekend ? 5 : 0) * 86_400_000;
    const date = formatter(words.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
    return words.say(weekend ? 'date.weekend' : 'date.week', { date });
  }
  const [, decade] = DECADE.exec(value) ?? [];
  if (decade) return words.say('date.decade', { decade: `${decade}0` });
  const [, hour, minute] = CLOCK.exec(value) ?? [];
  if (hour) return clock(hour, minute ?? '00', words);
  const [, weekday] = WEEKDAY.exec(value) ?? [];
  if (weekday) {
    const day = mondayOf(ANY_YEAR, +1) + (+weekday - 1) * 86_400_000;
    const name = formatter(words.locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
    return words.say('date.every', { name });
  }
  return duration(value, words);
}

/**
 * @param {string} value
 * @param {import('./i18n.js').Words} words
 */
function duration(value, words) {
  const amounts = DURATION.exec(value)?.slice(1) ?? [];
  const said = amounts.flatMap((amount, i) => {
    if (amount === undefined) return [];
    /** @type {Intl.NumberFormatOptions} */
    const options = { style: 'unit', unit: UNITS[i], unitDisplay: 'long' };
    return new Intl.NumberFormat(words.locale, options).format(+amount);
  });
  return said.length === 0 ? '' : new Intl.ListFormat(words.locale).format(said);
}

/**
 * @param {string} hour
 * @param {string} minute
 * @param {import('./i18n.js').Words} words
 */
function clock(hour, minute, words) {
  return words.say('date.clock', { hour: String(+hour), minute });
}

/**
 * @param {number} year
 * @param {number} week  of ISO 8601: the first one holds 4 January
 * @returns {number} its Monday, in milliseconds
 */
function mondayOf(year, week) {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const weekday = (fourth.getUTCDay() + 6) % 7;
  return fourth.getTime() + ((week - 1) * 7 - weekday) * 86_400_000;
}

/** @type {Map<string, Intl.DateTimeFormat>} making one takes longer than using it */
const formatters = new Map();

/**
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(locale, options) {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
    formatters.set(key, made);
  }
  return made;
}
