import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateInWords } from '../../scripts/template/dates.ts';

describe('dates in words', () => {
  const rows = [
    ['2021-03-05', '2021年3月5日（令和3年）', '5 March 2021'],
    ['2019-05-01', '2019年5月1日（令和元年）', '1 May 2019'],
    ['2019-04-30', '2019年4月30日（平成31年）', '30 April 2019'],
    ['1989-01-08', '1989年1月8日（平成元年）', '8 January 1989'],
    ['1989-01-07', '1989年1月7日（昭和64年）', '7 January 1989'],
    ['2024-02-29', '2024年2月29日（令和6年）', '29 February 2024'],
    ['2020-01-01', '2020年1月1日（令和2年）', '1 January 2020'],
    ['2020-12-31', '2020年12月31日（令和2年）', '31 December 2020'],
  ] as const;
  for (const [iso, ja, en] of rows) {
    it(iso, () => {
      assert.equal(dateInWords(iso, 'ja'), ja);
      assert.equal(dateInWords(iso, 'en'), en);
    });
  }
});
