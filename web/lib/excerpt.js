/**
 * A place of the text with the words around it, cut to a length that fits beside the article.
 */

const BLANK = /\s+/g;

/**
 * @param {string} text
 * @param {{start: number, end: number}} sentence  in UTF-16 units; nothing outside it is shown
 * @param {{start: number, end: number}} place  in it
 * @param {number} [most]  units to be shown, about
 * @returns {{before: string, at: string, after: string}} on one line; "…" stands for what is cut
 */
export function excerpt(text, sentence, place, most = 150) {
  const from = Math.min(sentence.start, place.start);
  const to = Math.max(sentence.end, place.end);
  const room = Math.max(most - (place.end - place.start), 0);
  const [left, right] = [place.start - from, to - place.end];
  // What one side does not need is given to the other.
  const first = Math.max(from, place.start - Math.max(Math.round(room * 0.4), room - right));
  const last = Math.min(to, place.end + Math.max(Math.round(room * 0.6), room - left));
  const head = first > from ? `… ${afterBlank(text.slice(first, place.start))}` : '';
  const tail = last < to ? `${beforeBlank(text.slice(place.end, last))} …` : '';
  return {
    before: (head || text.slice(from, place.start)).replace(BLANK, ' '),
    at: text.slice(place.start, place.end).replace(BLANK, ' '),
    after: (tail || text.slice(place.end, to)).replace(BLANK, ' '),
  };
}

/**
 * The beginning of a long passage, cut between words where it can be.
 * @param {string} text
 * @param {number} most  units
 */
export function beginning(text, most) {
  const line = text.slice(0, most + 200).replace(BLANK, ' ');
  if (line.length <= most) return line;
  return `${beforeBlank(line.slice(0, most))}…`;
}

/** @param {string} part  without the word that its beginning cuts */
function afterBlank(part) {
  const at = part.search(/\s/);
  return at < 0 ? part.replace(/^[\udc00-\udfff]/, '') : part.slice(at + 1);
}

/** @param {string} part  without the word that its end cuts */
function beforeBlank(part) {
  const at = part.search(/\s\S*$/);
  return at < 0 ? part.replace(/[\ud800-\udbff]$/, '') : part.slice(0, at);
}
