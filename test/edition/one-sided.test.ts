/** A row that only one language has says so in every edition, in the language that lacks it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { prepare } from '../stage/small-publication.ts';
import { editions } from './editions.ts';
import { classed, texts, words } from './tree.ts';

const ja = `法律は{秘密|ひみつ}を守る。注[^a]。

<!-- alone: 2020 -->
日本だけの事情を補っておく。

## 要求

ここで終わる。

[^a]: 一つ目の注。
`;
const en = `The law protects secrets. Note[^a], and one more[^b].

<!-- id: our-demands -->
## Our demands

It ends here.

### Details

That is all there is to say about the law.

[^a]: The first note.

[^b]: Only the English has this note.
`;
const background = { ja: '## 経過\n\n本文。\n', en: '## What happened\n\nThe text.\n' };
const parts = {
  ja: { '01-statement': ja, '02-background': background.ja },
  en: { '01-statement': en, '02-background': background.en },
};

/** Each row that one side lacks, as the edition says it and in the language that it is marked with. */
const paragraph = ['(not translated: 2020)', 'en'];
const other = ['（訳はありません）', 'ja'];

/** The heading, the paragraph under it, and the note. */
const whole = [paragraph, other, other, other];
const expected: Readonly<Record<string, readonly (readonly string[])[]>> = {
  page: whole,
  leaflet: whole,
  'leaflet of one side': [other, other],
  'leaflet of details': [other, other],
  // Each side shows its own notes only.
  'leaflet by language': [other, other, paragraph],
  'leaflet of a part by language': [other, other],
  booklet: whole,
  'booklet of a part': [],
  epub: whole,
};

it('is a warning to the author, once for what stands together; with a reason it is none', async () => {
  const { messages } = await prepare(parts);
  const found = messages.filter(({ code }) => code === 'row-one-sided');
  assert.deepEqual(
    found.map(({ severity, en: place }) => [severity, place?.line]),
    [
      ['warning', 11],
      ['warning', 17],
    ],
  );
});

const made = await editions(parts);
it('covers every edition', () => assert.deepEqual([...made.keys()], Object.keys(expected)));

for (const [name, tree] of made) {
  it(`is noted where it is missing, and only there: ${name}`, () => {
    const notes = classed(tree, 'untranslated').map(words);
    const languages = texts(tree).filter(({ text }) => notes.includes(text));
    assert.deepEqual(
      languages.map(({ text, language }) => [text, language]),
      expected[name],
    );
  });
}
