/**
 * A sentence as the page shows it, for who has not seen it yet: runs of text, with the type of what
 * they name, or said by somebody.
 */

/** @typedef {{text: string, type?: import('../lib/analysis.js').Type, quoted?: true}} Run */

/** @type {Record<'fr' | 'en', {runs: Run[], date: string}>} */
export const PREVIEW = {
  fr: {
    runs: [
      { text: 'Lundi', type: 'DATE' },
      { text: ', la maire de ' },
      { text: 'Valbrune', type: 'LOC' },
      { text: ', ' },
      { text: 'Odile Perrachon', type: 'PER' },
      { text: ', a répondu à ' },
      { text: 'Hochwald Forêts', type: 'ORG' },
      { text: '\u202f: «\u202f' },
      { text: 'Nos petits-enfants auront encore de l’ombre dans cinquante ans.', quoted: true },
      { text: '\u202f»' },
    ],
    date: '2026-10-12',
  },
  en: {
    runs: [
      { text: 'On ' },
      { text: 'Tuesday', type: 'DATE' },
      { text: ' ' },
      { text: 'Denise Castellanos', type: 'PER' },
      { text: ', mayor of ' },
      { text: 'Port Ellery', type: 'LOC' },
      { text: ', told ' },
      { text: 'Larkfield Properties', type: 'ORG' },
      { text: ': “' },
      { text: 'We are saving a bus ride of ninety minutes.', quoted: true },
      { text: '”' },
    ],
    date: '2026-10-06',
  },
};
