/**
 * What makes the hosted site an application that can be installed: its manifest, its icons, and
 * the service worker with the list of the files of this build.
 */
import { createHash } from 'node:crypto';
import { iconPng, iconSvg } from './icon.mjs';

/** @param {string | Uint8Array} content */
const digest = (content) => createHash('sha256').update(content).digest('hex');

/**
 * @param {(stem: string, extension: string, content: Uint8Array | string) => Promise<string>} write
 *   writes an asset and gives its address
 * @returns {Promise<string>} the manifest
 */
export async function webManifest(write) {
  const icons = [
    { src: await write('icon', 'svg', iconSvg()), sizes: 'any', type: 'image/svg+xml' },
    ...(await Promise.all(
      [192, 512].flatMap((size) =>
        ['any', 'maskable'].map(async (purpose) => ({
          src: await write(`icon-${purpose}-${size}`, 'png', iconPng(size, purpose === 'maskable')),
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose,
        })),
      ),
    )),
  ];
  const manifest = {
    id: './',
    start_url: './',
    scope: './',
    name: 'Filigrane – lire un article de presse',
    short_name: 'Filigrane',
    description:
      'Qui, quoi, où, quand\u202f: un article lu avec vous, sans que rien ne quitte votre machine.',
    lang: 'fr',
    dir: 'ltr',
    categories: ['news', 'productivity', 'utilities'],
    display: 'standalone',
    background_color: '#f6f3ec',
    theme_color: '#245a66',
    icons,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * What the service worker keeps. The name of the build is that of all that is in it.
 * @param {Map<string, Uint8Array | string>} contents  by address from the folder of the page
 * @param {Map<string, string>} sealed  what kind of file is in those that travel sealed
 */
export function buildList(contents, sealed) {
  const files = [...contents].map(([url, content]) => {
    return { url, sha256: digest(content), opened: sealed.get(url) };
  });
  return { name: digest(JSON.stringify(files)).slice(0, 12), files };
}
