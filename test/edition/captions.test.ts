import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { withCaptions } from '../../scripts/edition/captions.ts';
import type { Block, Manuscript } from '../../scripts/manuscript/manuscript.ts';
import type { ParallelDocument, Row } from '../../scripts/parallel/document.ts';
import { words } from '../../scripts/template/translate.ts';

function block(): Block {
  return { type: 'paragraph', children: [] };
}

/** A document of one chapter with these rows. */
function documentOf(rows: readonly Row[]): ParallelDocument {
  const manuscript = (language: 'ja' | 'en'): Manuscript => ({
    language,
    file: `${language}/01-a.md`,
    name: '01-a',
    source: '',
    frontMatter: { title: 'A' },
    blocks: [],
    definitions: [],
  });
  const sections = [{ id: 'a', depth: 1 as const, rows }];
  return { chapters: [{ name: '01-a', id: 'a', ja: manuscript('ja'), en: manuscript('en'), sections }] };
}

const image = (title?: string): ElementContent[] => [h('p', [h('img', { src: 'images/a.png', alt: 'A map', title })])];

test('a captioned image becomes a figure with one number for both languages', () => {
  const [ja, en] = [block(), block()];
  const document = documentOf([{ kind: 'pair', id: 'r', ja: [ja], en: [en] }]);
  const texts = withCaptions(
    new Map([
      [ja, image('地図')],
      [en, image('Map')],
    ]),
    document,
    words(),
  );
  const picture = h('img', { src: 'images/a.png', alt: 'A map' });
  assert.deepEqual(texts.get(ja), [
    h('figure', { class: 'figure' }, [
      picture,
      h('figcaption', [h('span', { class: 'figure-number' }, '図1　'), '地図']),
    ]),
  ]);
  assert.deepEqual(texts.get(en), [
    h('figure', { class: 'figure' }, [
      picture,
      h('figcaption', [h('span', { class: 'figure-number' }, 'Figure 1. '), 'Map']),
    ]),
  ]);
});

test('numbers run through the publication, and images without a caption have none', () => {
  const blocks = Array.from({ length: 3 }, block);
  const rows = blocks.map((one, index): Row => ({ kind: 'enOnly', id: `r${index}`, ja: [], en: [one] }));
  const [first, plain, second] = blocks;
  assert.ok(first && plain && second);
  const before = new Map([
    [first, image('One')],
    [plain, image()],
    [second, image('Two')],
  ]);
  const texts = withCaptions(before, documentOf(rows), words());
  assert.deepEqual(texts.get(plain), image());
  assert.match(JSON.stringify(texts.get(first)), /Figure 1\. /);
  assert.match(JSON.stringify(texts.get(second)), /Figure 2\. /);
});

test('an image in a line of text stays an image', () => {
  const one = block();
  const text = [h('p', ['See ', h('img', { src: 'a.png', alt: '', title: 'T' })])];
  const document = documentOf([{ kind: 'enOnly', id: 'r', ja: [], en: [one] }]);
  assert.deepEqual(withCaptions(new Map([[one, text]]), document, words()).get(one), text);
});
