import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { englishNumbers } from '../../../scripts/parallel/facts/english-numbers.ts';
import { key } from '../../../scripts/parallel/facts/fact.ts';
import { japaneseNumbers } from '../../../scripts/parallel/facts/japanese-numbers.ts';
import { kanjiNumber } from '../../../scripts/parallel/facts/kanji-number.ts';
import { wordsValue } from '../../../scripts/parallel/facts/number-words.ts';

const kanjiDigits = '〇一二三四五六七八九';

/** A number in kanji with 十, 百, 千 and 万. */
function inKanji(value: number): string {
  if (value === 0) return '〇';
  const section = (part: number): string =>
    [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
    ].reduce((text, [unit, name]) => {
      const digit = Math.floor(part / Number(unit)) % 10;
      return text + (digit === 0 ? '' : `${digit === 1 ? '' : kanjiDigits[digit]}${name}`);
    }, '') + (part % 10 === 0 ? '' : kanjiDigits[part % 10]);
  const high = Math.floor(value / 10_000);
  return `${high === 0 ? '' : `${section(high)}万`}${section(value % 10_000)}`;
}

/** The forms in which a whole number is written in Japanese. */
const japaneseForms = (value: number): string[] => [
  String(value),
  value.toLocaleString('en'),
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  inKanji(value),
  Array.from(String(value), (digit) => kanjiDigits[Number(digit)]).join(''),
  ...(value >= 10_000 ? [`${Math.floor(value / 10_000)}万${value % 10_000 || ''}`] : []),
];

describe('numbers', () => {
  it('in any Japanese form have the key that they have in English figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999_999 }), (value) => {
        const english = englishNumbers(`There are ${value.toLocaleString('en')} of them.`).map(({ keys }) => keys[0]);
        assert.deepEqual(english, [key(value)]);
        for (const form of japaneseForms(value)) {
          const narrow = form.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
          const keys = japaneseNumbers(`全部で${narrow}件である。`).flatMap((fact) => fact.keys);
          assert.ok(keys.includes(key(value)), `${form} is ${value}`);
        }
      }),
    );
  });

  it('stand where they are said to stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.constantFrom('', '前は', 'あ、'), (value, before) => {
        const [fact] = japaneseNumbers(`${before}${value}件`);
        assert.equal(fact?.index, before.length);
        assert.equal(fact?.raw, String(value));
      }),
    );
  });

  for (const [text, value] of [
    ['二〇二一', 2021],
    ['二千二十一', 2021],
    ['1億2,000万', 120_000_000],
    ['千八百四十万', 18_400_000],
    ['1.2兆', 1_200_000_000_000],
    ['十', 10],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(kanjiNumber(text), value));
  }

  for (const [text, value] of [
    ['twenty-one', 21],
    ['two hundred and five thousand', 205_000],
    ['three million four hundred', 3_000_400],
    ['ninety-ninth', 99],
  ] as const) {
    it(`reads ${text}`, () =>
      assert.deepEqual({ ...wordsValue(text), parts: [] }, { value, parts: [], compound: true }));
  }

  it('in words prove something only when they build one number', () => {
    const weights = (text: string) => englishNumbers(text).map(({ weight }) => weight)[0];
    assert.equal(weights('four reasons'), 'word');
    assert.equal(weights('a thousand reasons'), 'word');
    assert.equal(weights('three hundred reasons'), 'claim');
    assert.equal(japaneseNumbers('十分な')[0]?.weight, 'hint');
    assert.equal(japaneseNumbers('第二条')[0]?.weight, 'claim');
    assert.equal(japaneseNumbers('二十四時間')[0]?.weight, 'claim');
  });
});
