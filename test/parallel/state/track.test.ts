import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Language } from '../../../scripts/message/message.ts';
import { record } from '../../../scripts/parallel/state/record.ts';
import { track } from '../../../scripts/parallel/state/track.ts';
import type { CurrentRow, TrackedRow } from '../../../scripts/parallel/state/translation-state.ts';
import { edits, shippedChapters } from '../manuscripts.ts';
import { type ChapterText, reviewed, rowsOf } from './chapters.ts';

/** Texts that begin alike and repeat, so that ids and likeness mislead. */
const ja = fc.constantFrom(
  'はい。',
  '暗号を守れ。',
  '暗号を守るな。',
  '政府は答えた。',
  '政府は答えなかった。',
  '声明に反対する。',
);
const en = fc.constantFrom(
  'Yes.',
  'Protect encryption.',
  'Protect encryption and people.',
  'They answered.',
  'No.',
  'Yes',
);
const rows = fc.array<ChapterText>(fc.record({ ja, en }), { minLength: 1, maxLength: 9 });

function chapter(texts: readonly ChapterText[]): ChapterText {
  const side = (language: Language): string => texts.map((text) => text[language]).join('\n\n');
  return { ja: side('ja'), en: side('en') };
}

/** A chapter whose pairs are tied by marks: texts that mislead the ids mislead the alignment as well. */
function tied(texts: readonly ChapterText[]): ChapterText {
  const side = (language: Language): string =>
    texts.map((text, index) => `<!-- pair: p${index} -->\n${text[language]}`).join('\n\n');
  return { ja: side('ja'), en: side('en') };
}

function states(all: readonly TrackedRow[]): string[] {
  return all.slice(1).map(({ state }) => state);
}

describe('editing one row', () => {
  const edited = fc.stringMatching(/^[a-z]{3,12}( [a-z]{3,12}){0,6}\.$/);
  const editedJa = fc.string({ unit: fc.constantFrom(...'例外を設けず公表せよ安全保障'), minLength: 3, maxLength: 30 });

  for (const language of ['ja', 'en'] as const) {
    it(`on the ${language} side changes the state of that row only`, () => {
      fc.assert(
        fc.property(rows, fc.nat(), language === 'en' ? edited : editedJa, (texts, nth, text) => {
          const index = nth % texts.length;
          const state = reviewed(rowsOf([tied(texts)]));
          const changed = texts.with(index, { ...(texts[index] ?? { ja: '', en: '' }), [language]: text });
          const expected = texts.map((_, one) => (one === index ? `${language}-changed` : 'reviewed'));
          assert.deepEqual(states(track(rowsOf([tied(changed)]), state)), expected);
        }),
      );
    });
  }

  it('on both sides leaves the others reviewed', () => {
    fc.assert(
      fc.property(rows, fc.nat(), edited, editedJa, (texts, nth, newEn, newJa) => {
        const index = nth % texts.length;
        const state = reviewed(rowsOf([tied(texts)]));
        const found = states(track(rowsOf([tied(texts.with(index, { ja: newJa, en: newEn }))]), state));
        assert.deepEqual(
          found.toSpliced(index, 1),
          texts.slice(1).map(() => 'reviewed'),
        );
        assert.notEqual(found[index], 'reviewed');
      }),
    );
  });
});

describe('editing one row of a shipped chapter', () => {
  const { ja: japanese, en: english } = shippedChapters()[0] ?? assert.fail();
  const state = reviewed(rowsOf([{ ja: japanese, en: english }]));

  for (const language of ['ja', 'en'] as const) {
    it(`on the ${language} side changes the state of that row only, as the alignment finds the pairs`, () => {
      const both = { ja: japanese, en: english };
      for (const { text, index } of edits(both[language], language)) {
        const found = states(track(rowsOf([{ ...both, [language]: text }]), state));
        const expected = found.map((_, one) => (one === index ? `${language}-changed` : 'reviewed'));
        assert.equal(found.length, state.length - 1);
        assert.deepEqual(found, expected, text);
      }
    });
  }
});

describe('rows that are moved, added or taken out', () => {
  it('do not change the state of any row that stays', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()), (chapters, numbers) => {
        const all = chapters.map(tied);
        const state = reviewed(rowsOf(all));
        const shuffled = chapters.map((texts) =>
          tied(
            texts
              .map((text) => ({ text, place: numbers.next().value ?? 0 }))
              .toSorted((a, b) => a.place - b.place)
              .map(({ text }) => text),
          ),
        );
        assert.ok(track(rowsOf(shuffled), state).every((row) => row.state === 'reviewed'));
        const fewer = chapters.map((texts) => tied(texts.slice(0, -1).length > 0 ? texts.slice(0, -1) : texts));
        assert.ok(track(rowsOf(fewer), state).every((row) => row.state === 'reviewed'));
        const more = chapters.map((texts) => tied([...texts, { ja: '全く新しい文である。', en: 'Brand new words.' }]));
        const found = track(rowsOf(more), state).map((row) => row.state);
        assert.equal(found.filter((one) => one !== 'reviewed').length, chapters.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('states', () => {
  const before = { ja: 'はい。\n\nいいえ。', en: 'Yes.\n\nNo.' };

  it('are new without a record', () => {
    assert.deepEqual(
      track(rowsOf([before]), []).map(({ state }) => state),
      ['new', 'new', 'new'],
    );
  });

  it('are one-sided where one language has nothing, and need a look until that is recorded or explained', () => {
    const oneSided: CurrentRow = { chapter: '01-a', id: 'x', ja: { text: 'あ', source: 'あ' }, places: {} };
    const state = reviewed([oneSided]);
    const look = (row: CurrentRow, recorded = state) =>
      track([row], recorded).map((one) => [one.state, one.needsReview]);
    assert.deepEqual(look(oneSided, []), [['one-sided', true]]);
    assert.deepEqual(look({ ...oneSided, reason: 'a note for Japanese readers' }, []), [['one-sided', false]]);
    assert.deepEqual(look(oneSided), [['one-sided', false]]);
    assert.deepEqual(look({ ...oneSided, ja: { text: 'い', source: 'い' } }), [['one-sided', true]]);
  });

  it('are both changed for a row whose id and texts changed a little', () => {
    const was = { ja: '政府は国際声明から離脱すべきである。', en: 'The Government should leave the statement.' };
    const is = { ja: '日本政府は国際声明から離脱すべきだ。', en: 'Our Government should leave the statement now.' };
    assert.deepEqual(states(track(rowsOf([is]), reviewed(rowsOf([was])))), ['both-changed']);
  });

  it('are new for a row that is another one altogether', () => {
    const was = { ja: '政府は答えた。', en: 'The Government answered.' };
    const is = { ja: '暗号を守れ。', en: 'Protect encryption.' };
    assert.deepEqual(states(track(rowsOf([is]), reviewed(rowsOf([was])))), ['new']);
  });
});

describe('recording', () => {
  it('leaves nothing to review, and recording again changes nothing', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const state = reviewed(rowsOf([chapter(before)]));
        const tracked = track(rowsOf([chapter(after)]), state);
        const next = record(tracked, state);
        const again = track(rowsOf([chapter(after)]), next);
        assert.ok(again.every(({ needsReview }) => !needsReview));
        assert.deepEqual(record(again, next), next);
        assert.equal(next.length, again.length);
      }),
    );
  });

  it('of one row changes the record of that row only', () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(), (before, after, nth) => {
        const state = reviewed(rowsOf([chapter(before)]));
        const current = rowsOf([chapter(after)]);
        const tracked = track(current, state);
        const one = tracked[nth % tracked.length];
        assert.ok(one);
        const next = record(tracked, state, new Set([one]));
        const untouched = state.filter((row) => row !== one.reviewed);
        assert.ok(untouched.every((row) => next.includes(row)));
        assert.equal(next.length, untouched.length + 1);
        assert.equal(new Set(next.map(({ chapter: name, key }) => `${name}/${key}`)).size, next.length);
      }),
    );
  });
});
