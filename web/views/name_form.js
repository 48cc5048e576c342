/**
 * What the card of a name says, and what can be said against it.
 */
import { NAME_TYPES } from '../lib/corrections.js';
import { entryOf } from '../lib/dictionary.js';
import { el } from '../lib/dom.js';
import { reasonOf } from '../lib/marks.js';
import { roving } from '../lib/roving.js';
import { createPicker } from './picker.js';

/**
 * @typedef {import('../corrector.js').Corrector} Corrector
 * @typedef {import('../lib/corrections.js').NameType} NameType
 * @typedef {import('../lib/i18n.js').Key} Key
 * @typedef {import('../lib/i18n.js').Words} Words
 * @typedef {import('./mark_card.js').Shown} Shown
 */

/** Shares from which the program is said to be sure, or fairly sure. */
const SURE = 0.9;
const FAIRLY_SURE = 0.7;
/** Reasons that have nothing to do with how sure the program is. */
const SAID = ['user', 'dictionary'];

/**
 * @param {Shown} shown
 * @returns {Node[]}
 */
export function nameForm(shown) {
  const { analysis, words, marked, subject } = shown;
  const type = /** @type {NameType} */ (analysis.type(subject));
  const name = analysis.name({ kind: 'subject', id: subject });
  const kind = words.say(`type.one.${type}`);
  const refers = name === shown.text ? '' : `, ${words.say('fix.refers', { name })}`;
  return [
    el('p', { class: 'mark-what' }, kind + refers),
    el('p', { class: 'mark-why' }, whyInWords(analysis, marked.id, words)),
    typeChoice(shown, type),
    reach(shown, type),
    moreChoices(shown, type),
  ];
}

/**
 * @param {import('../lib/analysis.js').Analysis} analysis
 * @param {number} mark
 * @param {Words} words
 * @returns {string} "D’après la phrase. Le programme en doute (64 %). Ce serait sinon …"
 */
function whyInWords(analysis, mark, words) {
  const { code, share, other } = reasonOf(analysis, mark);
  const key = `fix.why.${code}` in words.strings ? code : 'other';
  const why = words.say(/** @type {Key} */ (`fix.why.${key}`));
  if (SAID.includes(code)) {
    const was = other ? words.say(/** @type {Key} */ (`fix.was.${other.type}`)) : '';
    return [why, was].filter(Boolean).join(' ');
  }
  const degree =
    share >= SURE ? 'fix.sure' : share >= FAIRLY_SURE ? 'fix.fairly-sure' : 'fix.unsure';
  const said = [why, words.say(degree, { share: words.share(share) })];
  if (other) {
    const or = /** @type {Key} */ (`fix.or.${other.type}`);
    said.push(words.say(or, { share: words.share(other.share) }));
  }
  return said.join(' ');
}

/**
 * @param {Shown} shown
 * @param {NameType} type
 */
function typeChoice({ words, corrector, form, repeats }, type) {
  const everywhere = () => form.everywhere && repeats > 1;
  const group = el('div', { class: 'mark-types', role: 'group', 'aria-labelledby': 'mark-type' });
  for (const choice of NAME_TYPES) {
    group.append(
      el(
        'button',
        {
          type: 'button',
          'data-type': choice,
          'data-focus': `type ${choice}`,
          'aria-pressed': String(choice === type),
          onclick: () => {
            if (choice !== type) corrector.setType(choice, everywhere());
          },
        },
        el('span', { class: 'swatch', 'aria-hidden': 'true' }),
        words.say(`fix.type.${choice}`),
      ),
    );
  }
  const onclick = () => corrector.setType(null, everywhere());
  const none = { type: 'button', class: 'no-name', 'data-focus': 'type none', onclick };
  group.append(el('button', none, words.say('fix.type.none')));
  roving(group).settle();
  const label = el('p', { class: 'mark-label', id: 'mark-type' }, words.say('fix.type'));
  return el('div', {}, label, group);
}

/**
 * How far it reaches: all over this text, and the articles to come.
 * @param {Shown} shown
 * @param {NameType} type
 */
function reach({ dictionary, words, corrector, text, form, repeats }, type) {
  const entry = entryOf(dictionary, text.replace(/\s+/g, ' '));
  const checks = el('div', { class: 'mark-checks' });
  if (repeats > 1) {
    const everywhere = check('everywhere', form.everywhere, (on) => {
      form.everywhere = on;
    });
    checks.append(el('label', {}, everywhere, words.say('fix.everywhere', { n: repeats })));
  }
  const remember = check('remember', entry !== undefined, (on) => corrector.remember(type, on));
  checks.append(el('label', {}, remember, words.say('fix.remember')));
  return checks;
}

/**
 * @param {string} key
 * @param {boolean} checked
 * @param {(on: boolean) => void} onChange
 */
function check(key, checked, onChange) {
  const box = el('input', { type: 'checkbox', 'data-focus': key });
  box.checked = checked;
  box.addEventListener('change', () => onChange(box.checked));
  return box;
}

/**
 * @param {Shown} shown
 * @param {NameType} type
 */
function moreChoices(shown, type) {
  const { words, corrector, form, toggle, mentions, repeats } = shown;
  /** @param {'span' | 'same' | 'rename'} part */
  const opener = (part) =>
    el(
      'button',
      {
        type: 'button',
        'data-focus': part,
        'aria-expanded': String(form.open === part),
        onclick: () => toggle(part),
      },
      words.say(`fix.${part}`),
    );
  const onclick = () => corrector.apart(form.everywhere && repeats > 1);
  const apart = { type: 'button', 'data-focus': 'apart', onclick };
  const row = el('div', { class: 'mark-more' }, opener('span'), opener('same'), opener('rename'));
  if (mentions > 1) row.append(el('button', apart, words.say('fix.apart')));
  const parts = { span: spanPart, same: samePart, rename: renamePart };
  const open = form.open in parts ? [parts[/** @type {'same'} */ (form.open)](shown, type)] : [];
  return el('div', {}, row, ...open);
}

/** @param {Shown} shown */
function spanPart({ words, corrector, text }) {
  /** @param {'start' | 'end'} edge @param {1 | -1} by @param {string} sign */
  const button = (edge, by, sign) => {
    const label = words.say(`fix.span.${edge}.${by > 0 ? 'more' : 'less'}`);
    const props = { type: 'button', class: 'icon', 'data-focus': `${edge} ${by}` };
    const onclick = () => corrector.stretch(edge, by);
    return el('button', { ...props, 'aria-label': label, title: label, onclick }, sign);
  };
  return el(
    'div',
    { class: 'mark-span', role: 'group', 'aria-label': words.say('fix.span') },
    button('start', 1, '+'),
    button('start', -1, '−'),
    el('span', { class: 'mark-form' }, text),
    button('end', -1, '−'),
    button('end', 1, '+'),
  );
}

/**
 * @param {Shown} shown
 * @param {NameType} type
 */
function samePart({ analysis, words, corrector, subject }, type) {
  // Those of the same type first: two of different types are one more rarely.
  const types = [type, ...NAME_TYPES.filter((other) => other !== type)];
  const choices = types
    .flatMap((one) => subjectsOf(analysis, one))
    .filter(({ id }) => id !== subject);
  return createPicker(choices, {
    label: words.say('fix.same.find'),
    none: words.say('fix.none'),
    onPick: ({ span }) => span && corrector.same(span),
  });
}

/**
 * @param {import('../lib/analysis.js').Analysis} analysis
 * @param {NameType} type
 */
export function subjectsOf(analysis, type) {
  return Array.from(analysis.subjects(type), (id) => {
    const topic = /** @type {const} */ ({ kind: 'subject', id });
    const [start, end] = analysis.spans(topic);
    return { id, name: analysis.name(topic), type, span: { start, end } };
  });
}

/** @param {Shown} shown */
function renamePart({ analysis, words, corrector, subject }) {
  const label = words.say('fix.rename.label');
  const box = el('input', { type: 'text', 'aria-label': label, 'data-focus': 'name' });
  box.value = analysis.name({ kind: 'subject', id: subject });
  const apply = () => corrector.rename(box.value);
  box.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') apply();
  });
  const props = { type: 'button', 'data-focus': 'rename apply', onclick: apply };
  return el('div', { class: 'mark-rename' }, box, el('button', props, words.say('fix.apply')));
}
