import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { charactersPerLine, kihonHanmen, lineGap, linesPerPage } from '../../scripts/typography/kihon-hanmen.ts';

test('a line has whole characters, and no more would fit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 20, max: 400, noNaN: true }),
      fc.double({ min: 5, max: 30, noNaN: true }),
      (width, size) => {
        const { characters, measure } = kihonHanmen(width, size);
        assert.ok(measure <= width + 1e-4);
        assert.ok(measure + (size * 25.4) / 72 > width - 1e-4);
        assert.equal(charactersPerLine(measure, size), characters);
      },
    ),
  );
});

test('the gap grows with the line from half an em to one em', () => {
  assert.deepEqual([10, 15, 35, 40, 60].map(lineGap), [0.5, 0.5, 0.9, 1, 1]);
});

test('the last line of a page has no gap', () => {
  // 10 pt with 0.7 em: n lines take 17 n − 7 pt.
  const height = ((17 * 30 - 7) * 25.4) / 72;
  assert.equal(linesPerPage(height, 10, 0.7), 30);
  assert.equal(linesPerPage(height - 0.1, 10, 0.7), 29);
});

test('what cannot be is refused', () => {
  assert.throws(() => kihonHanmen(1, 12), RangeError);
  assert.throws(() => charactersPerLine(Number.NaN, 9), RangeError);
});
