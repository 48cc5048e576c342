import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, looksBinary } from '../../web/lib/decode.js';
import { readFiles, readPlain } from '../../web/lib/files.js';
import { Words } from '../../web/lib/i18n.js';

test('binary junk is told from text', () => {
  assert.equal(looksBinary('Un article.\r\n\tAvec des lignes.\f'), false);
  assert.equal(looksBinary(''), false);
  assert.equal(looksBinary('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0'), true);
  assert.equal(looksBinary('\ufffd\ufffdPNG\ufffd'), true);
});

test('a file is read as UTF-8, UTF-16 by its mark, else as windows-1252', () => {
  const read = (/** @type {number[]} */ ...bytes) => decode(Uint8Array.from(bytes), false);
  assert.deepEqual(read(0xc3, 0xa9), { text: 'é', guessed: false });
  assert.deepEqual(read(0xef, 0xbb, 0xbf, 0xc3, 0xa9), { text: 'é', guessed: false });
  assert.deepEqual(read(0xff, 0xfe, 0xe9, 0), { text: 'é', guessed: false });
  assert.deepEqual(read(0xfe, 0xff, 0, 0xe9), { text: 'é', guessed: false });
  assert.deepEqual(read(0xe9, 0x74), { text: 'ét', guessed: true });
});

test('an HTML file says its encoding', () => {
  const read = (/** @type {string} */ latin) =>
    decode(
      Uint8Array.from(latin, (c) => c.charCodeAt(0)),
      true,
    );
  assert.deepEqual(read('<meta charset="iso-8859-15">\xa4 \xe9'), {
    text: '<meta charset="iso-8859-15">€ é',
    guessed: false,
  });
  const old = '<META http-equiv=Content-Type content="text/html; charset=windows-1251">\xcc';
  assert.match(read(old).text, /М$/);
  assert.match(read('<meta charset=utf-16>\xc3\xa9').text, /é$/, 'it cannot be');
  assert.deepEqual(read('<meta charset=nonsense>\xe9'), {
    text: '<meta charset=nonsense>é',
    guessed: true,
  });
});

test('Markdown stays as it is; its headings are known', () => {
  const text = '# Le titre\n\nUn *mot* #1.\n#hashtag\n\n## Une partie\n';
  assert.deepEqual(readPlain(text, true), {
    text,
    structure: [
      { start: 0, kind: 'title' },
      { start: text.indexOf('## '), kind: 'heading' },
    ],
  });
  assert.deepEqual(readPlain(text, false).structure, []);
});

test('of files that are no text it is said what they are, by name', async () => {
  const words = new Words('fr');
  const files = [
    new File(['Un article.'], 'a.txt'),
    new File(['%PDF-1.7'], 'b.pdf'),
    new File(['%PDF-1.7'], 'sans-nom'),
    new File(['PK\x03\x04'], 'c.docx'),
    new File(['x'], 'd', { type: 'image/png' }),
    new File(['\0\x01\x02\x03'], 'e.bin'),
    new File([' \n'], 'f.md'),
    new File([Uint8Array.of(0xe9, 0x74)], 'g.txt'),
  ];
  const { articles, notices } = await readFiles(files, words);
  assert.deepEqual(
    articles.map(({ text }) => text),
    ['Un article.', 'ét'],
  );
  assert.deepEqual(
    notices.map(({ key, slots, error }) => [key, slots?.names, error]),
    [
      ['files.pdf', 'b.pdf et sans-nom', true],
      ['files.document', 'c.docx', true],
      ['files.picture', 'd', true],
      ['files.other', 'e.bin', true],
      ['files.empty', 'f.md', true],
      ['notice.decoded', 'g.txt', false],
    ],
  );
  for (const { key, slots } of notices) assert.match(words.say(key, slots), /^[\w.]+.*\u202f:/);
});
