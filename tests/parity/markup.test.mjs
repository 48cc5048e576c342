// TEI and the HTML report through a real XML parser: well-formed, whatever the text, and the text
// comes out of the TEI as it went in. Needs build/native/filigrane, and Python for its parser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const CLI = process.env.FILIGRANE_CLI ?? 'build/native/filigrane';
const TEXTS = 'tests/parity/texts';
const ODD =
  '\u00a0\n\uFEFFTitre <b> & "Cie"\r\n\r\nMme Élodie Nuñez\u00a0: «\u202fNon 😀. Oui\r\n\t' +
  '« encore » ]]> <!-- hier\u202f», dit-elle.\u2028\u000b\u0001Fin\u0085\r\uFFFF';

const PARSE = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
body = root.find('.//{http://www.tei-c.org/ns/1.0}body')
ids = [e.get('{http://www.w3.org/XML/1998/namespace}id') or e.get('id') for e in root.iter()]
links = [e.get(name) for e in root.iter() for name in ('ref', 'who', 'next', 'prev', 'resp', 'href')]
json.dump({'body': None if body is None else ''.join(body.itertext()),
           'ids': [i for i in ids if i],
           'links': [i for i in links if i and i.startswith('#')]}, sys.stdout)`;

/**
 * @param {string} format
 * @param {string} text
 */
function exported(format, text) {
  return execFileSync(CLI, ['analyze', '--format', format], { input: text, maxBuffer: 2 ** 28 });
}

/**
 * @param {Buffer} xml
 * @returns {{body: string | null, ids: string[], links: string[]}}
 */
function parsed(xml) {
  return JSON.parse(
    String(execFileSync('python3', ['-c', PARSE], { input: xml, maxBuffer: 2 ** 28 })),
  );
}

const texts = readdirSync(TEXTS).map((name) => readFileSync(`${TEXTS}/${name}`, 'utf8'));
for (const [i, text] of ['', ' \r\n', ODD, ...texts].entries()) {
  test(`text ${i}: TEI holds the text, and its links lead somewhere`, () => {
    const { body, ids, links } = parsed(exported('tei', text));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
    const allowed = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
    assert.equal(body, allowed);
    assert.equal(new Set(ids).size, ids.length, 'every id is there once');
    assert.deepEqual(
      links.filter((link) => !ids.includes(link.slice(1))),
      [],
    );
  });

  test(`text ${i}: the report is well-formed, and its policy knows its style`, () => {
    const html = exported('html', text);
    const { ids, links } = parsed(html);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      links.filter((link) => !ids.includes(link.slice(1))),
      [],
    );
    const style = String(html).match(/<style>(.*?)<\/style>/s)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(String(html).includes(`style-src 'sha256-${hash}'; `));
    assert.doesNotMatch(String(html), /<script|\son\w+=|https?:\/\/(?!www\.w3\.org\/1999\/xhtml)/);
  });
}
