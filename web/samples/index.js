/**
 * The sample articles: written for Filigrane, every person and organisation in them is invented.
 */
import en from './en.txt';
import forest from './forest.fr.txt';
import fr from './fr.txt';
import store from './store.en.txt';

/** @type {{language: 'fr' | 'en', text: string}[]} */
export const SAMPLES = [
  { language: 'fr', text: forest },
  { language: 'fr', text: fr },
  { language: 'en', text: en },
  { language: 'en', text: store },
];
