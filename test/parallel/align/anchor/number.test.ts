import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishNumbers, japaneseNumbers } from '../../../../scripts/parallel/align/anchor/number.ts';

/** Japanese and English that give the same numbers. */
const same = [
  ['２，９３７件', '2,937 cases', ['n:2937']],
  ['第21条', 'Article 21', ['n:21']],
  ['5.0%', '5.0 %', ['n:5']],
  ['1億2000万人', '120 million people', ['n:120000000']],
  ['3万5千人', '35,000 people', ['n:35000']],
  ['120万円', '1.2 million yen', ['n:1200000']],
  ['二千九百三十七件', '2937', ['n:2937']],
  ['三つの要求', 'three demands', ['n:3']],
  ['十二か国', 'twelve countries', ['n:12']],
  ['二〇二一年', '2021', ['n:2021']],
  ['一般に、唯一の方法として', 'in general, the only way', []],
] as const;

describe('numbers', () => {
  for (const [ja, en, keys] of same) {
    it(`${ja} = ${en}`, () => {
      assert.deepEqual(japaneseNumbers(ja.normalize('NFKC')), keys);
      assert.deepEqual(englishNumbers(en), keys);
    });
  }
});
