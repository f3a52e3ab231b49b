import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishDates, japaneseDates } from '../../../../scripts/parallel/align/anchor/date.ts';

/** Japanese and English that share the key. */
const same = [
  ['令和3年3月5日', '5 March 2021', 'd:2021-3-5'],
  ['令和3年3月5日', 'March 5, 2021', 'd:2021-3-5'],
  ['2021年3月5日', 'on the 5th of March 2021', 'd:2021-3-5'],
  ['令和元年7月', 'July 2019', 'd:2019-7'],
  ['平成31年4月30日', '2019-04-30', 'd:2019-4-30'],
  ['昭和64年1月7日', 'January 7, 1989', 'd:1989-1-7'],
  ['令和3年(2021年)3月5日', 'Mar. 5, 2021', 'd:2021-3-5'],
  ['10月8日', '8 October', 'd:10-8'],
  ['10月', 'in October', 'd:10'],
] as const;

describe('dates', () => {
  for (const [ja, en, key] of same) {
    it(`${ja} = ${en}`, () => {
      assert.ok(japaneseDates(ja.normalize('NFKC')).includes(key), String(japaneseDates(ja)));
      assert.ok(englishDates(en).includes(key), String(englishDates(en)));
    });
  }

  it('the verb may and the verb march are not months', () => {
    assert.deepEqual(englishDates('You may march on.'), []);
  });
});
