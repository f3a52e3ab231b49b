import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { noEvidence } from '../../scripts/parallel/pair.ts';
import { readChapter } from '../../scripts/stage/chapter.ts';

const bytesOf = (language: 'ja' | 'en') =>
  readFileSync(new URL(`../../manuscripts/rally-handout/${language}/01-handout.md`, import.meta.url));
const rules = { context: { terms: [], names: [] }, settings: {} };
const file = (language: 'ja' | 'en', bytes: Uint8Array) => ({ language, file: `${language}.md`, name: '01', bytes });

describe('the two files of a chapter in the wrong place', () => {
  const wrong = [
    ['sides-swapped', bytesOf('en'), bytesOf('ja')],
    ['sides-identical', bytesOf('en'), bytesOf('en')],
  ] as const;
  for (const [code, ja, en] of wrong) {
    it(`${code}: says that, and nothing about every row`, () => {
      const read = readChapter({ ja: file('ja', ja), en: file('en', en) }, { evidence: noEvidence, rules });
      assert.deepEqual(
        read.pair?.paired?.messages.map((message) => message.code),
        [code],
      );
      assert.deepEqual(read.parity, []);
    });
  }
});
