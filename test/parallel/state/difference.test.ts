import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Language } from '../../../scripts/message/message.ts';
import { criticalWords } from '../../../scripts/parallel/state/critical-words.ts';
import { type Difference, difference } from '../../../scripts/parallel/state/difference.ts';

/** As in GNU wdiff; what a critical word lies in has an exclamation mark. */
function shown({ parts }: Difference): string {
  return parts
    .map((part) => {
      if (part.kind === 'same') return part.text;
      const mark = part.critical.length > 0 ? '!' : '';
      return part.kind === 'removed' ? `[-${mark}${part.text}-]` : `{+${mark}${part.text}+}`;
    })
    .join('');
}

const rows: readonly (readonly [Language, was: string, is: string, shown: string])[] = [
  ['en', 'They may ask.', 'They must ask.', 'They [-!may-]{+!must+} ask.'],
  ['en', 'They ask.', 'They do not ask.', 'They {+!do not +}ask.'],
  ['en', 'Article 21 holds. Yes.', 'Article 12 holds. Yes.', 'Article [-!21-]{+!12+} holds. Yes.'],
  ['en', 'A red house.', 'A blue house.', 'A [-red-]{+blue+} house.'],
  ['en', '', 'New.', '{+New.+}'],
  ['en', 'in May 2021', 'in June 2021', 'in [-!May-]{+!June+} 2021'],
  ['ja', '認める。', '認めない。', '[-認める-]{+!認めない+}。'],
  ['ja', '第21条は定める。', '第12条は定める。', '第[-!21-]{+!12+}条は定める。'],
  ['ja', '撤回すべきである。', '撤回してもよい。', '撤回[-!すべきである-]{+!してもよい+}。'],
  ['ja', '赤い家に住む。', '青い家に住む。', '[-赤い-]{+青い+}家に住む。'],
];

describe('difference', () => {
  for (const [language, was, is, expected] of rows) {
    it(`${was} → ${is}`, () => assert.equal(shown(difference(was, is, language, [])), expected));
  }

  it('gives back both texts', () => {
    const text = fc.string({
      unit: fc.constantFrom('not ', 'ない', '政府', 'は', '。', '. ', '\n', '21', 'A', ' ', 'b'),
    });
    fc.assert(
      fc.property(text, text, fc.constantFrom<Language>('ja', 'en'), (was, is, language) => {
        const { parts } = difference(was, is, language, ['政府']);
        const join = (kind: 'removed' | 'added') =>
          parts.map((part) => (part.kind === 'same' || part.kind === kind ? part.text : '')).join('');
        assert.equal(join('removed'), was);
        assert.equal(join('added'), is);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows a very long text that is wholly new as replaced', () => {
    const was = Array.from({ length: 3000 }, (_, index) => `a${index}`).join(' ');
    const is = Array.from({ length: 3000 }, (_, index) => `b${index}`).join(' ');
    assert.deepEqual(
      difference(`x ${was}`, `x ${is}`, 'en', []).parts.map(({ kind }) => kind),
      ['same', 'removed', 'added'],
    );
  });
});

describe('critical words', () => {
  const found: readonly (readonly [Language, text: string, words: string])[] = [
    ['en', "They can't, and must not.", 'negation:not modal:must negation:not'],
    ['en', 'Nobody may leave on 5 May 2021.', 'negation:nobody modal:may number:5 name:May number:2021'],
    ['en', 'It costs 1,000 yen, says NATO in Tokyo.', 'number:1000 name:NATO name:Tokyo'],
    ['en', 'The knot is notable.', ''],
    ['en', 'They have to go.', 'modal:have to'],
    ['ja', '必ず、まず見る。はずれ。いずれ少ない。', ''],
    ['ja', '知らず、進まず、行きません。', 'negation:ない negation:ない negation:ない'],
    ['ja', '守らなければならない。', 'modal:なければならない'],
    ['ja', '守らなければなりません。', 'modal:なければならない'],
    ['ja', '読んではならない。', 'modal:てはならない'],
    ['ja', '読めてもよい。できません。できる。', 'modal:てもよい negation:できない modal:できる'],
    ['ja', '例外を設けるな。大きな穴になる。', 'negation:な'],
    ['ja', '7か国、三人、一般。', 'number:7 number:三'],
    ['ja', '小倉氏と外務省とNATO', 'name:小倉氏 name:外務省 name:NATO'],
    ['ja', '佐藤花子は言う。', 'name:佐藤花子'],
  ];
  for (const [language, text, expected] of found) {
    it(text, () =>
      assert.equal(
        criticalWords(text, language, ['佐藤花子'])
          .map(({ kind, word }) => `${kind}:${word}`)
          .join(' '),
        expected,
      ),
    );
  }
});
