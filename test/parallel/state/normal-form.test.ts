import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normalForm } from '../../../scripts/parallel/state/normal-form.ts';

const same = [
  ['“Who?” she said – then left.', '"Who?" she said - then left.'],
  ['the state’s', "the state's"],
  ['a — b', 'a—b'],
  ['a -- b', 'a — b'],
  ['2010–2020', '2010-2020'],
  ['well‑known', 'well-known'],
  ['one  two\nthree', 'one two three'],
  ['日本\n政府', '日本政府'],
  ['JCA-NET は', 'JCA-NETは'],
  ['第２１条', '第21条'],
  ['ｶﾅ', 'カナ'],
  ['（注）', '(注)'],
  ['あ　い', 'あい'],
  ['…', '...'],
  ['――そして', '—そして'],
  ['no\u00ADbreak\u200B', 'nobreak'],
  ['1\u00A0000', '1 000'],
] as const;

const different = [
  ['Article 21', 'Article 12'],
  ['can', "can't"],
  ['ある', 'ない'],
  ['ビル', 'ビール'],
  ['a b', 'ab'],
  ['Rose', 'rose'],
  ['神、仏', '神仏'],
] as const;

describe('normal form', () => {
  for (const [a, b] of same)
    it(`${JSON.stringify(a)} is ${JSON.stringify(b)}`, () => assert.equal(normalForm(a), normalForm(b)));
  for (const [a, b] of different)
    it(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`, () => assert.notEqual(normalForm(a), normalForm(b)));

  it('changes nothing in its own results', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'aあ漢ー—–-―~〜 \n　"”’.。(（1１…ﾞ゛') }),
    );
    fc.assert(
      fc.property(text, (one) => assert.equal(normalForm(normalForm(one)), normalForm(one))),
      { numRuns: 2000 },
    );
  });
});
