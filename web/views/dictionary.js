/**
 * The reader's dictionary, in a dialog: what is in it, one more word, a file of it, and nothing.
 */
import { NAME_TYPES } from '../lib/corrections.js';
import {
  cleanForm,
  NO_ENTRIES,
  readDictionary,
  withEntries,
  withoutEntry,
  writeDictionary,
} from '../lib/dictionary.js';
import { byId, el } from '../lib/dom.js';

/**
 * @typedef {import('../lib/corrections.js').NameType} NameType
 * @typedef {import('../lib/i18n.js').Words} Words
 */

/** Entries shown at once: more are found by typing. */
const SHOWN = 100;
/** Bytes above which a file is not looked into. */
const MAX_FILE = 4_000_000;

export class DictionaryDialog {
  #opener = byId('dictionary-open');
  #dialog = el('dialog', { class: 'dictionary', 'aria-labelledby': 'dictionary-title' });
  #form = el('input', { type: 'text', id: 'dictionary-form', autocomplete: 'off', maxlength: 120 });
  #type = el('select', { id: 'dictionary-type' });
  #filter = el('input', { type: 'search', autocomplete: 'off' });
  #file = el('input', { type: 'file', accept: '.json,application/json', hidden: true });
  #list = el('ul', { class: 'dictionary-entries' });
  #status = el('p', { class: 'dictionary-status', role: 'status' });

  /**
   * @param {import('../store.js').Store} store
   * @param {import('../revision.js').Revision} revision
   */
  constructor(store, revision) {
    this.store = store;
    this.revision = revision;
    document.body.append(this.#dialog);
    this.#opener.addEventListener('click', () => {
      this.#status.textContent = '';
      this.#filter.value = '';
      this.#draw();
      this.#dialog.showModal();
    });
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    this.#filter.addEventListener('input', () => this.#drawEntries());
    this.#form.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') this.#add();
    });
    this.#file.addEventListener('change', () => this.#import());
    store.watch(['words', 'dictionary'], () => {
      if (this.#dialog.open) this.#draw();
    });
  }

  #draw() {
    const { words, dictionary } = this.store.state;
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    const chosen = this.#type.value;
    this.#type.replaceChildren(...typeOptions(words));
    if (chosen) this.#type.value = chosen;
    this.#filter.setAttribute('aria-label', words.say('lexicon.filter'));
    this.#filter.placeholder = words.say('lexicon.filter');
    this.#filter.hidden = dictionary.length < 8;
    /** @param {string} text @param {() => void} onclick @param {string} [name] */
    const button = (text, onclick, name = '') =>
      el('button', { type: 'button', class: name || null, onclick }, text);
    const close = () => this.#dialog.close();
    const closes = words.say('lexicon.close');
    const some = dictionary.length > 0;
    this.#dialog.replaceChildren(
      el(
        'header',
        { class: 'dialog-head' },
        el('h2', { id: 'dictionary-title' }, words.say('lexicon.title')),
        el('button', { type: 'button', class: 'icon', 'aria-label': closes, onclick: close }, '×'),
      ),
      el('p', { class: 'dictionary-about' }, words.say('lexicon.about')),
      el(
        'div',
        { class: 'dictionary-add' },
        el('label', { for: 'dictionary-form' }, words.say('lexicon.form')),
        this.#form,
        el('label', { for: 'dictionary-type' }, words.say('lexicon.type')),
        this.#type,
        button(words.say('lexicon.add'), () => this.#add(), 'primary'),
      ),
      this.#filter,
      this.#list,
      this.#status,
      el(
        'div',
        { class: 'dictionary-actions' },
        button(words.say('lexicon.import'), () => this.#file.click()),
        this.#file,
        ...(some ? [button(words.say('lexicon.export'), () => this.#export())] : []),
        ...(some ? [button(words.say('lexicon.clear'), () => this.#clear())] : []),
      ),
    );
    this.#drawEntries();
    // What had the focus was taken out and put back.
    if (held && this.#dialog.contains(held)) held.focus();
    else if (this.#dialog.open) this.#form.focus();
  }

  #drawEntries() {
    const { words, dictionary } = this.store.state;
    const typed = this.#filter.value.trim().toLowerCase();
    const fitting = dictionary.filter(({ form }) => form.toLowerCase().includes(typed));
    const items = fitting.slice(0, SHOWN).map(({ form, type }) => {
      const select = el('select', { 'aria-label': words.say('lexicon.type.of', { what: form }) });
      select.append(...typeOptions(words));
      select.value = type ?? 'none';
      select.addEventListener('change', () => this.#put(form, typeOf(select)));
      const label = words.say('lexicon.remove', { what: form });
      const onclick = () => this.#remove(form);
      const remove = { type: 'button', class: 'icon', 'aria-label': label, title: label, onclick };
      return el(
        'li',
        { 'data-type': type },
        el('span', { class: type ? 'swatch' : 'swatch none', 'aria-hidden': 'true' }),
        el('span', { class: 'dictionary-form' }, form),
        select,
        el('button', remove, '×'),
      );
    });
    const left = dictionary.length === 0 ? 'lexicon.empty' : 'lexicon.count';
    const note = el('li', { class: 'dictionary-note' }, words.say(left, { n: dictionary.length }));
    this.#list.replaceChildren(...items, note);
  }

  /**
   * @param {string} form
   * @param {NameType | null} type
   */
  #put(form, type) {
    this.revision.learn(withEntries(this.store.state.dictionary, [{ form, type }]));
  }

  #add() {
    const { words } = this.store.state;
    const form = cleanForm(this.#form.value);
    if (form) {
      this.#form.value = '';
      this.#put(form, typeOf(this.#type));
    }
    this.#form.focus();
    this.#status.textContent = words.say(form ? 'lexicon.added' : 'lexicon.bad', { what: form });
  }

  /** @param {string} form */
  #remove(form) {
    const { words, dictionary } = this.store.state;
    this.revision.learn(withoutEntry(dictionary, form));
    this.#form.focus();
    this.#status.textContent = words.say('lexicon.removed', { what: form });
  }

  #clear() {
    const { words } = this.store.state;
    if (!confirm(words.say('lexicon.confirm'))) return;
    this.revision.learn(NO_ENTRIES);
    this.#form.focus();
    this.#status.textContent = words.say('lexicon.cleared');
  }

  #export() {
    const { words, dictionary } = this.store.state;
    const blob = new Blob([writeDictionary(dictionary)], { type: 'application/json' });
    const href = URL.createObjectURL(blob);
    el('a', { href, download: words.say('lexicon.file') }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  async #import() {
    const file = this.#file.files?.[0];
    this.#file.value = '';
    if (!file) return;
    const entries = file.size > MAX_FILE ? null : readDictionary(await file.text());
    const { words, dictionary } = this.store.state;
    if (entries) this.revision.learn(withEntries(dictionary, entries));
    this.#status.textContent = entries
      ? words.say('lexicon.imported', { n: entries.length })
      : words.say('lexicon.not-one');
  }
}

/** @param {Words} words */
function typeOptions(words) {
  return [...NAME_TYPES, /** @type {const} */ ('none')].map((type) =>
    el('option', { value: type }, words.say(`fix.type.${type}`)),
  );
}

/**
 * @param {HTMLSelectElement} select
 * @returns {NameType | null}
 */
function typeOf({ value }) {
  return value === 'none' ? null : /** @type {NameType} */ (value);
}
