import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  charactersPerLine,
  evenLineHeight,
  kihonHanmen,
  lineGap,
  linesPerPage,
} from '../../../scripts/edition/paged/kihon-hanmen.ts';

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

test('the gap grows with the line, from half an em to near one em', () => {
  assert.deepEqual([5, 10, 25, 40, 60].map(lineGap), [0.5, 0.5, 0.675, 0.85, 0.85]);
});

test('lines are a whole number of CSS px apart, whatever the size', () => {
  for (const size of [6, 8, 8.5, 9, 9.5, 10, 10.25, 12.35, 18]) {
    for (const wanted of [1.42, 1.5, 1.61, 1.85]) {
      const lineHeight = evenLineHeight(wanted, size);
      // Chromium multiplies 32-bit numbers and keeps lengths as multiples of 1/64 px, cut off.
      const product = Math.fround(Math.fround(lineHeight) * Math.fround((size * 96) / 72));
      const pixels = Math.floor(product * 64) / 64;
      assert.equal(pixels, Math.round(pixels), `${size} pt × ${lineHeight}`);
      assert.ok(Math.abs(pixels - (wanted * size * 96) / 72) <= 0.5);
    }
  }
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
