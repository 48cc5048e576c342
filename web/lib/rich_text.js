/**
 * From a tree of HTML to text as a reader sees it, and what the tree says of its lines where HTML
 * leaves no doubt: a heading is a heading, a menu is no part of the article. Asks of the tree what
 * every DOM answers, changes nothing, and knows no document: nothing of the HTML gets into the page.
 */

/**
 * @typedef {import('./choices.js').BlockChoice} BlockChoice
 * @typedef {{text: string, structure: BlockChoice[], isRich: boolean}} Rich
 *   structure: kinds of lines, by where they start; isRich: whether there was more than spans
 *
 * @typedef {{start: number, kind: string, linked: boolean, outside: boolean}} Line
 *   linked: all of it is a link; outside: not in <main>
 */

/** Lines that an element has to itself, and how far it keeps its neighbours: line ends. */
const BREAKS = new Map([
  ...tags('div section article header main hgroup address details summary dl dt dd li tr', 1),
  ...tags('nav footer aside form fieldset legend button option center', 1),
  ...tags('p h1 h2 h3 h4 h5 h6 blockquote figure figcaption ul ol table caption pre hr', 2),
]);
/** What a browser shows no text of, or no text of its author's. */
const DROPPED = new Set(
  'script style template noscript head title iframe object embed svg canvas audio video img picture map select datalist input textarea'.split(
    ' ',
  ),
);
/** Elements that only a text with some structure has. */
const RICH = new Set('p h1 h2 h3 h4 h5 h6 li blockquote figure article main table'.split(' '));
/** What a line is that stands in one of these; in an outer one above all. */
const KINDS = new Map([
  ...tags('nav footer aside button', 'furniture'),
  ...tags('h1', 'title'),
  ...tags('h2 h3 h4', 'heading'),
  ...tags('figcaption', 'caption'),
]);
/** A link as long as this is a headline: a list of them leads to other articles. */
const HEADLINE = 25;
const HEADLINES = 3;

/**
 * @template T
 * @param {string} names
 * @param {T} value
 * @returns {[string, T][]}
 */
function tags(names, value) {
  return names.split(' ').map((name) => [name, value]);
}

/**
 * @param {Node} root
 * @returns {Rich}
 */
export function readRichText(root) {
  const reader = new Reader();
  let node = root;
  for (;;) {
    const child = reader.enter(node) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    while (node !== root && !node.nextSibling) {
      reader.leave(node);
      node = /** @type {Node} */ (node.parentNode);
    }
    reader.leave(node);
    if (node === root) return reader.finish();
    node = /** @type {Node} */ (node.nextSibling);
  }
}

class Reader {
  /** @type {string[]} */
  #parts = [];
  #length = 0;
  /** @type {Line[]} */
  #lines = [];
  /** Line ends, and a blank or tab, that come before the next words. */
  #breaks = 0;
  #blank = '';
  /** How deep in elements of a sort the reader is. */
  #links = 0;
  #mains = 0;
  #quotes = 0;
  #preformatted = 0;
  /** @type {{node: Node, kind: string}[]} what says of a line what it is, the innermost last */
  #kinds = [];
  /** @type {{node: Node, line: number}[]} lists, and the line they begin with */
  #lists = [];
  #titles = 0;
  #bodies = 0;
  #isRich = false;

  /**
   * @param {Node} node
   * @returns {boolean} whether to go into it
   */
  enter(node) {
    if (node.nodeType === 3) this.#write(/** @type {Text} */ (node).data);
    if (node.nodeType !== 1) return node.nodeType === 11;
    const element = /** @type {Element} */ (node);
    const name = element.nodeName.toLowerCase();
    if (DROPPED.has(name) || isHidden(element)) return false;
    if (name === 'br') this.#breaks = Math.min(2, this.#breaks + 1);
    if ((name === 'td' || name === 'th') && this.#breaks === 0) this.#blank = '\t';
    this.#break(BREAKS.get(name) ?? 0);
    if (RICH.has(name)) this.#isRich = true;
    if (name === 'h1') this.#titles++;
    if (name === 'ul' || name === 'ol') this.#lists.push({ node, line: this.#lines.length });
    this.#count(name, 1);
    const kind = KINDS.get(name);
    // What is signed under a quotation is a footer too.
    if (kind && !(name === 'footer' && this.#quotes > 0)) this.#kinds.push({ node, kind });
    return true;
  }

  /** @param {Node} node  that was gone into, or not */
  leave(node) {
    if (node.nodeType !== 1) return;
    const name = node.nodeName.toLowerCase();
    if (DROPPED.has(name) || isHidden(/** @type {Element} */ (node))) return;
    this.#break(BREAKS.get(name) ?? 0);
    this.#count(name, -1);
    if (this.#kinds.at(-1)?.node === node) this.#kinds.pop();
    if (this.#lists.at(-1)?.node === node) this.#closeList();
  }

  /** @returns {Rich} */
  finish() {
    /** @param {Line} line */
    const kindOf = ({ kind, linked, outside }) => {
      if (kind === 'title') return this.#titles === 1 ? kind : '';
      // A heading that leads elsewhere is the headline of another article.
      if (kind === 'heading') return linked ? '' : kind;
      return kind || (outside && this.#bodies === 1 ? 'furniture' : '');
    };
    const structure = this.#lines
      .map((line) => ({ start: line.start, kind: kindOf(line) }))
      .filter(({ kind }) => kind !== '');
    return { text: this.#parts.join(''), structure, isRich: this.#isRich };
  }

  /**
   * @param {string} name
   * @param {1 | -1} by
   */
  #count(name, by) {
    if (name === 'a') this.#links += by;
    else if (name === 'pre') this.#preformatted += by;
    else if (name === 'blockquote') this.#quotes += by;
    else if (name === 'main') {
      this.#mains += by;
      if (by > 0) this.#bodies++;
    }
  }

  /** @param {string} raw */
  #write(raw) {
    if (this.#preformatted > 0) {
      raw.split(/\r\n|\r|\n/).forEach((line, i) => {
        if (i > 0) this.#breaks = Math.min(2, this.#breaks + 1);
        if (line.trim()) this.#words(line.trimEnd());
      });
      return;
    }
    const run = raw.replace(/[\t\n\f\r ]+/g, ' ');
    if (run.startsWith(' ')) this.#blank ||= ' ';
    const words = run.replace(/^ | $/g, '');
    if (words) this.#words(words);
    if (words && run.endsWith(' ')) this.#blank = ' ';
  }

  /** @param {string} words */
  #words(words) {
    const isFirst = this.#length === 0 || this.#breaks > 0;
    if (this.#length > 0) this.#push(isFirst ? '\n'.repeat(this.#breaks) : this.#blank);
    this.#breaks = 0;
    this.#blank = '';
    if (isFirst) {
      const kind = this.#kinds[0]?.kind ?? '';
      const outside = this.#mains === 0;
      this.#lines.push({ start: this.#length, kind, linked: true, outside });
    }
    const line = this.#lines[this.#lines.length - 1];
    line.linked &&= this.#links > 0;
    this.#push(words);
  }

  /** @param {string} part */
  #push(part) {
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** @param {number} lines */
  #break(lines) {
    this.#breaks = Math.max(this.#breaks, lines);
  }

  #closeList() {
    const { line } = /** @type {{line: number}} */ (this.#lists.pop());
    const items = this.#lines.slice(line);
    /** @param {number} i */
    const units = (i) => (items[i + 1]?.start ?? this.#length) - items[i].start;
    const isHeadlines = items.every((item, i) => item.linked && units(i) >= HEADLINE);
    if (items.length < HEADLINES || !isHeadlines) return;
    for (const item of items) item.kind ||= 'related';
  }
}

/** @param {Element} element */
function isHidden(element) {
  if (element.getAttribute('hidden') !== null) return true;
  const style = element.getAttribute('style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style);
}
