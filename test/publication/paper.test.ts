import assert from 'node:assert/strict';
import { it } from 'node:test';
import { paperName, paperSize, papers } from '../../scripts/publication/paper.ts';

it('halves from one A size to the next, to the millimetre below', () => {
  for (const [large, small] of [
    ['A3', 'A4'],
    ['A4', 'A5'],
    ['A5', 'A6'],
    ['B4', 'B5'],
    ['B5', 'B6'],
  ] as const) {
    assert.deepEqual(papers[small], { width: Math.floor(papers[large].height / 2), height: papers[large].width });
  }
});

it('knows the B of Japanese copiers, which is larger than the ISO one', () => {
  assert.deepEqual(paperSize('B5'), { width: 182, height: 257 });
});

it('hands a size in millimetres back', () => {
  assert.deepEqual(paperSize({ width: 200, height: 100 }), { width: 200, height: 100 });
});

it('reads names in any case, and knows what is none', () => {
  assert.equal(paperName('a4'), 'A4');
  assert.equal(paperName('Postcard'), 'postcard');
  assert.equal(paperName('toString'), undefined);
});
