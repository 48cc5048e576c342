/**
 * ISO 8601 values of the analysis in the reader's words.
 */

/** Year, month, day, hour and minute, each part needing the ones before it. */
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/;

/**
 * @param {string} value  as in document-json.md; empty when unknown
 * @param {string} locale
 * @returns {string} empty when it is no plain date (P2W, XXXX-08-06): the text says it better
 */
export function dateInWords(value, locale) {
  const parts = SHAPE.exec(value);
  if (!parts) return '';
  const [, year, month, day, hour, minute] = parts;
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { year: 'numeric', timeZone: 'UTC' };
  if (month) options.month = 'long';
  if (day) options.day = 'numeric';
  if (hour) Object.assign(options, { hour: '2-digit', minute: '2-digit' });
  const time = Date.UTC(+year, +(month ?? 1) - 1, +(day ?? 1), +(hour ?? 0), +(minute ?? 0));
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options).format(time);
}
