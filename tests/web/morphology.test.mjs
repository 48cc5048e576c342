import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Words } from '../../web/lib/i18n.js';
import { describeMorphology } from '../../web/lib/morphology.js';
import { describeToken } from '../../web/lib/words.js';
import { en } from '../../web/locales/en.js';
import { fr } from '../../web/locales/fr.js';

const UD = new URL('../../../shared/corpora/ud/', import.meta.url);

/**
 * @param {string} language  of the text
 * @param {[word: string, upos: string, feats: string, french: string, english: string][]} cases
 */
function check(language, cases) {
  for (const [word, upos, feats, french, english] of cases) {
    assert.equal(describeMorphology(upos, feats, language, fr), french, word);
    assert.equal(describeMorphology(upos, feats, language, en), english, word);
  }
}

test('French words, in the words of a grammar', () => {
  check('fr', [
    [
      'voudrait',
      'VERB',
      'Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin',
      'verbe, conditionnel présent, 3e personne du singulier',
      'verb, present conditional, 3rd person singular',
    ],
    [
      'fut',
      'AUX',
      'Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin',
      'auxiliaire, indicatif passé simple, 3e personne du singulier',
      'auxiliary, past historic, 3rd person singular',
    ],
    ['lire', 'VERB', 'VerbForm=Inf', 'verbe à l’infinitif', 'verb, infinitive'],
    [
      'eu',
      'VERB',
      'Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part',
      'participe passé, masculin singulier',
      'past participle, masculine singular',
    ],
    [
      'reçues',
      'VERB',
      'Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part|Voice=Pass',
      'participe passé, voix passive, féminin pluriel',
      'past participle, passive voice, feminine plural',
    ],
    [
      'étant',
      'AUX',
      'Tense=Pres|VerbForm=Part',
      'auxiliaire, participe présent',
      'auxiliary, present participle',
    ],
    [
      'mesures',
      'NOUN',
      'Gender=Fem|Number=Plur',
      'nom commun, féminin pluriel',
      'noun, feminine plural',
    ],
    [
      'la',
      'DET',
      'Definite=Def|Gender=Fem|Number=Sing|PronType=Art',
      'déterminant, article défini, féminin singulier',
      'determiner, definite article, feminine singular',
    ],
    [
      'ses',
      'DET',
      'Number=Plur|Poss=Yes',
      'déterminant possessif, pluriel',
      'possessive determiner, plural',
    ],
    [
      'se',
      'PRON',
      'PronType=Prs|Reflex=Yes',
      'pronom personnel réfléchi',
      'reflexive personal pronoun',
    ],
    [
      'elle',
      'PRON',
      'Emph=No|Gender=Fem|Number=Sing|Person=3|PronType=Prs',
      'pronom personnel, 3e personne du singulier, féminin',
      'personal pronoun, 3rd person singular, feminine',
    ],
    [
      'ceux',
      'PRON',
      'Gender=Masc|Number=Plur|Person=3|PronType=Dem',
      'pronom démonstratif, masculin pluriel',
      'demonstrative pronoun, masculine plural',
    ],
    ['ne', 'ADV', 'Polarity=Neg', 'adverbe de négation', 'negative adverb'],
    [
      'premières',
      'ADJ',
      'Gender=Fem|Number=Plur|NumType=Ord',
      'adjectif ordinal, féminin pluriel',
      'ordinal adjective, feminine plural',
    ],
  ]);
});

test('English words, and what the same features are called there', () => {
  check('en', [
    ['said', 'VERB', 'Mood=Ind|Tense=Past|VerbForm=Fin', 'verbe, prétérit', 'verb, past tense'],
    [
      'says',
      'VERB',
      'Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin',
      'verbe, présent, 3e personne du singulier',
      'verb, present tense, 3rd person singular',
    ],
    ['going', 'VERB', 'VerbForm=Ger', 'verbe, gérondif', 'verb, gerund'],
    ['trains', 'NOUN', 'Number=Plur', 'nom commun, pluriel', 'noun, plural'],
    [
      'he',
      'PRON',
      'Gender=Masc|Number=Sing|Person=3',
      'pronom, 3e personne du singulier, masculin',
      'pronoun, 3rd person singular, masculine',
    ],
    [
      'him',
      'PRON',
      'Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs',
      'pronom personnel, 3e personne du singulier, masculin, forme complément',
      'personal pronoun, 3rd person singular, masculine, object form',
    ],
    [
      'themselves',
      'PRON',
      'Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes',
      'pronom personnel réfléchi, 3e personne du pluriel',
      'reflexive personal pronoun, 3rd person plural',
    ],
    ['better', 'ADJ', 'Degree=Cmp', 'adjectif, comparatif', 'adjective, comparative'],
    ['good', 'ADJ', 'Degree=Pos', 'adjectif', 'adjective'],
  ]);
});

test('the order of the features does not matter', () => {
  const feats = 'Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin'.split('|');
  assert.equal(
    describeMorphology('VERB', feats.reverse().join('|'), 'fr', fr),
    'verbe, conditionnel présent, 3e personne du singulier',
  );
});

test('what has no words is left out', () => {
  const say = (/** @type {string} */ upos, /** @type {string} */ feats) =>
    describeMorphology(upos, feats, 'fr', fr);
  assert.equal(say('NOUN', ''), 'nom commun');
  assert.equal(say('NOUN', '_'), 'nom commun');
  assert.equal(say('NOUN', 'Animacy=Hum|Gender=Fem|Typo=Yes'), 'nom commun, féminin');
  assert.equal(say('NOUN', 'Gender=Com|Number=Dual'), 'nom commun');
  assert.equal(say('NOUN', '=||Gender|=Fem'), 'nom commun');
  assert.equal(say('VERB', 'Mood=Opt|Person=3'), 'verbe, 3e personne');
  assert.equal(say('QQQ', 'Number=Sing'), 'singulier');
  assert.equal(
    say(
      'PRON',
      'Gender=Fem|Number[psor]=Plur|Number=Plur|Person=3|Person[psor]=1|Poss=Yes|PronType=Prs',
    ),
    'pronom possessif, féminin pluriel',
  );
});

test('every part of speech has a name', () => {
  const tags =
    'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' ');
  for (const tag of tags) {
    assert.match(describeMorphology(tag, '', 'fr', fr), /^\p{L}[\p{L} ’]+$/u);
    assert.match(describeMorphology(tag, '', 'en', en), /^\p{L}[\p{L} ]+$/u);
  }
});

const CORPORA = /** @type {const} */ ([
  ['fr', 'French-Sequoia/fr_sequoia-ud-dev.conllu'],
  ['en', 'English-EWT/en_ewt-ud-dev.conllu'],
]);
for (const [language, file] of CORPORA) {
  const path = new URL(file, UD);
  test(`no code is left over: ${file}`, { skip: !existsSync(path) && 'no ../shared' }, () => {
    let seen = 0;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const [id, , , upos, , feats] = line.split('\t');
      if (!/^\d+$/.test(id)) continue;
      seen++;
      for (const strings of [fr, en]) {
        const phrase = describeMorphology(upos, feats, language, strings);
        assert.match(phrase, /^\p{L}/u, line);
        assert.doesNotMatch(phrase, /[=|_[\]]|\p{Lu}/u, line);
        const parts = phrase.split(', ');
        assert.equal(new Set(parts).size, parts.length, `said twice: ${phrase}`);
      }
    }
    assert.ok(seen > 1000);
  });
}

test('a token is told with its base form; a contraction, word by word', () => {
  const words = new Words('fr');
  const at = { start: 0, end: 2 };
  const verb = { ...at, upos: 'VERB', lemma: 'lire', feats: 'VerbForm=Fin' };
  assert.deepEqual(describeToken(verb, 'lit', 'fr', words), ['verbe', 'forme de base\u202f: lire']);
  const det = { ...at, upos: 'DET', lemma: 'le' };
  assert.deepEqual(describeToken(det, 'Le', 'fr', words), ['déterminant'], 'a capital is no form');
  const du = {
    ...at,
    upos: 'ADP',
    lemma: 'de',
    words: [
      { form: 'de', upos: 'ADP', lemma: 'de' },
      {
        form: 'le',
        upos: 'DET',
        lemma: 'le',
        feats: 'Definite=Def|Gender=Masc|Number=Sing|PronType=Art',
      },
    ],
  };
  assert.deepEqual(describeToken(du, 'du', 'fr', words), [
    'contraction\u202f: de (préposition) + le (déterminant, article défini, masculin singulier)',
  ]);
  assert.deepEqual(describeToken(du, 'du', 'fr', new Words('en')), [
    'contraction: de (preposition) + le (determiner, definite article, masculine singular)',
  ]);
});
