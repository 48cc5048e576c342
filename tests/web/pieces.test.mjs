import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutPieces, groupChunks, PIECE, walk } from '../../web/lib/pieces.js';

/**
 * What `walk` says of a text, as a string: [mark], *first emphasis*, _second emphasis_.
 * @param {string} text
 * @param {number[][]} marks
 * @param {number[][]} emphases
 */
function draw(text, marks, emphases = []) {
  let drawn = '';
  const columns = Int32Array.from(marks.flatMap(([start, end]) => [start, end, 0, 0]));
  walk(
    0,
    text.length,
    columns,
    emphases.map((spans) => Int32Array.from(spans)),
    {
      open() {
        drawn += '[';
      },
      close() {
        drawn += ']';
      },
      run(start, end, emphasis) {
        const first = emphasis & 1 ? '*' : '';
        const second = emphasis & 2 ? '_' : '';
        drawn += first + second + text.slice(start, end) + second + first;
      },
    },
  );
  return drawn;
}

test('marks are side by side, nested, and at both ends', () => {
  assert.equal(draw('abcdef', []), 'abcdef');
  assert.equal(
    draw('abcdef', [
      [0, 2],
      [2, 3],
      [4, 6],
    ]),
    '[ab][c]d[ef]',
  );
  assert.equal(
    draw('abcdef', [
      [1, 5],
      [1, 3],
      [3, 4],
    ]),
    'a[[bc][d]e]f',
  );
  assert.equal(
    draw('abcdef', [
      [0, 6],
      [0, 6],
    ]),
    '[[abcdef]]',
  );
});

test('emphases are cut at the edges of marks and of one another', () => {
  assert.equal(draw('abcdef', [[2, 4]], [[1, 3]]), 'a*b*[*c*d]ef');
  assert.equal(
    draw(
      'abcdef',
      [],
      [
        [0, 4],
        [2, 6],
      ],
    ),
    '*ab**_cd_*_ef_',
  );
});

test('every unit is drawn once, whatever the marks', () => {
  let seed = 1;
  const random = (/** @type {number} */ n) => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % n;
  };
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 1 + random(30) }, () =>
      String.fromCharCode(97 + random(26)),
    ).join('');
    const cuts = Array.from({ length: 6 }, () => random(text.length + 1)).sort((a, b) => a - b);
    const marks = [
      [cuts[0], cuts[1]],
      [cuts[2], cuts[5]],
      [cuts[3], cuts[4]],
    ].filter(([a, b]) => a < b);
    const drawn = draw(text, marks, [
      [cuts[1], cuts[3]],
      [cuts[0], cuts[4]],
    ]);
    assert.equal(drawn.replace(/[[\]*_]/g, ''), text);
    assert.equal(drawn.split('[').length, marks.length + 1);
    assert.equal(drawn.split('[').length, drawn.split(']').length);
  }
});

/** @param {string} text @param {number[][]} marks */
function piecesOf(text, marks = []) {
  const columns = Int32Array.from(marks.flatMap(([start, end]) => [start, end, 0, 0]));
  const pieces = cutPieces(text, Int32Array.of(0, text.length, 3), columns);
  const rows = [];
  for (let p = 0; p < pieces.length; p += PIECE) rows.push(pieces.subarray(p, p + PIECE));
  return rows;
}

test('a very long block is cut after blanks, and no unit is lost', () => {
  const text = 'un mot de plus '.repeat(2000);
  const rows = piecesOf(text);
  assert.equal(rows.map(([start, end]) => text.slice(start, end)).join(''), text);
  assert.ok(rows.length > 5);
  for (const [start, end, kind, continued] of rows) {
    assert.ok(end - start <= 4000);
    assert.equal(kind, 3);
    assert.equal(continued, start === 0 ? 0 : 1);
    assert.equal(text[end - 1], ' ');
  }
});

test('a block without blanks is cut between whole characters', () => {
  const text = `a${'😀'.repeat(10_000)}`;
  const rows = piecesOf(text);
  assert.equal(rows.map(([start, end]) => text.slice(start, end)).join(''), text);
  for (const [, end] of rows) assert.ok(end === text.length || text.codePointAt(end) === 0x1f600);
});

test('no mark is cut', () => {
  const text = 'mot '.repeat(3000);
  const marks = [
    [3990, 4010],
    [7980, 8030],
    [8000, 8010],
  ];
  for (const [, end] of piecesOf(text, marks)) {
    for (const [from, to] of marks)
      assert.ok(end <= from || end >= to, `${end} is in ${from}-${to}`);
  }
});

test('chunks hold every piece once', () => {
  const pieces = Int32Array.from({ length: 100 * PIECE }, (_, i) => {
    const piece = Math.floor(i / PIECE);
    return [piece * 1000, piece * 1000 + 900, 3, 0][i % PIECE];
  });
  const chunks = groupChunks(pieces);
  assert.ok(chunks.length > 3);
  let next = 0;
  for (const { from, to, units } of chunks) {
    assert.equal(from, next);
    assert.equal(units, (to - from) * 900);
    next = to;
  }
  assert.equal(next, 100);
  assert.deepEqual(groupChunks(new Int32Array(0)), []);
});
