import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { sameDate } from '../../../scripts/parallel/facts/date.ts';
import { englishDates } from '../../../scripts/parallel/facts/english-dates.ts';
import { japaneseDates } from '../../../scripts/parallel/facts/japanese-dates.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

const japanese = (y: number, m: number, d: number): string[] => [
  `${y}年${m}月${d}日に`,
  `${y} 年 ${m} 月 ${d} 日に`,
  `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}に`,
  `${m}月${d}日に`,
  ...(y >= 2020 ? [`令和${y - 2018}年${m}月${d}日に`] : []),
  ...(y >= 1990 && y <= 2018 ? [`平成${y - 1988}年${m}月${d}日に`] : []),
];
const english = (y: number, m: number, d: number): string[] => [
  `On ${d} ${months[m - 1]} ${y} it`,
  `On ${months[m - 1]} ${d}, ${y} it`,
  `On the ${d}th of ${months[m - 1]}, ${y} it`,
  `On ${d} ${months[m - 1]?.slice(0, 3)}. ${y} it`,
];

const date = fc.tuple(
  fc.integer({ min: 1990, max: 2040 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);

it('a date in any Japanese form is the same as in any English form', () => {
  fc.assert(
    fc.property(date, ([y, m, d]) => {
      for (const ja of japanese(y, m, d)) {
        for (const en of english(y, m, d)) {
          const [a] = japaneseDates(ja);
          const [b] = englishDates(en);
          assert.ok(a && b && sameDate(a, b) && sameDate(b, a), `${ja} ${en}`);
        }
      }
    }),
  );
});

it('dates that differ in one part are not the same', () => {
  fc.assert(
    fc.property(date, date, ([y, m, d], [y2, m2, d2]) => {
      const [a] = japaneseDates(`${y}年${m}月${d}日`);
      const [b] = englishDates(`${d2} ${months[m2 - 1]} ${y2}`);
      assert.ok(a && b);
      assert.equal(sameDate(a, b), y === y2 && m === m2 && d === d2);
    }),
  );
});

it('both days of a range are dates', () => {
  assert.deepEqual(
    englishDates('12–15 November 2019').map(({ day }) => day),
    [12, 15],
  );
  assert.deepEqual(
    japaneseDates('2019年11月12日から15日').map(({ day, claim }) => [day, claim]),
    [
      [12, true],
      [15, false],
    ],
  );
});

it('durations and verbs are no dates', () => {
  assert.deepEqual(
    ['3年間', '3か月後', '90年代', '二十日ほど'].flatMap((text) => japaneseDates(text)),
    [],
  );
  assert.deepEqual(
    englishDates('They may march.').filter(({ claim }) => claim),
    [],
  );
});
