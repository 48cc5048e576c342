/**
 * The sample articles: written for Filigrane, every person and organisation in them is invented.
 */
import en from './en.txt';
import fr from './fr.txt';

/** @type {{language: 'fr' | 'en', text: string}[]} */
export const SAMPLES = [
  { language: 'fr', text: fr },
  { language: 'en', text: en },
];
