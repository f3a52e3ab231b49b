import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PagedLayout } from '../../../scripts/publication/schema.ts';
import { inputOf } from '../../stage/small-publication.ts';
import { englishFirst, everything } from '../editions.ts';
import { classed, elements, ids, tagged, targets, words } from '../tree.ts';
import { composed } from './compose.ts';

const input = await inputOf(everything);
const tree = composed(input, {}, '/* own */');

function sheet(): string {
  return tagged(tree, 'style')
    .flatMap(({ children }) => children)
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('');
}

it('begins with cover and contents and ends with the colophon', () => {
  const [body] = tagged(tree, 'body');
  assert.deepEqual(
    body?.children.map((child) => (child.type === 'element' ? [child.tagName, child.properties.id] : child.type)),
    [
      ['header', 'cover'],
      ['nav', 'contents'],
      ['main', undefined],
      ['section', 'colophon-flow'],
    ],
  );
});

describe('the contents', () => {
  const [contents] = classed(tree, 'contents');
  assert.ok(contents);

  it('lead to chapters, their sections and the colophon', () => {
    const expected = ['statement', 'our-demands', 'figures', 'background', 'what-happened', 'colophon'];
    assert.deepEqual(targets(contents), expected);
  });

  it('leave a page number open for each entry, for the same id', () => {
    const numbers = classed(contents, 'page-number').map(({ properties }) => properties.dataPageOf);
    assert.deepEqual(numbers, targets(contents));
    const there = new Set(ids(tree));
    assert.deepEqual(
      numbers.filter((id) => !there.has(String(id))),
      [],
    );
  });

  it('show headings without their notes and links', async () => {
    const other = await inputOf({
      ja: { '01-a': '## 見[出](https://example.org/)し[^n]\n\n[^n]: 注\n' },
      en: { '01-a': '## A [heading](https://example.org/)[^n]\n\n[^n]: Note\n' },
    });
    const [list] = classed(composed(other, {}, ''), 'contents');
    assert.ok(list);
    const entry = classed(list, 'entry').map(({ children }) => children.map(words));
    assert.deepEqual(entry[1], ['見出し', 'A heading']);
    assert.deepEqual(
      elements(list).filter(({ properties }) => properties.role === 'doc-noteref'),
      [],
    );
    assert.equal(new Set(ids(list)).size, ids(list).length);
  });
});

describe('the running head of a chapter', () => {
  it('stands at the outer edge, in the order of the languages', async () => {
    for (const side of ['left', 'right'])
      assert.ok(
        sheet().includes(
          `@page chapter-statement:${side} { @top-${side} { content: "題 01-statement\u2003Title 01-statement";`,
        ),
      );
    assert.ok(sheet().includes('#chapter-statement > .page { page: chapter-statement; }'));
    const english = composed(await inputOf(englishFirst));
    const style = tagged(english, 'style').flatMap(({ children }) => children)[0];
    assert.ok(style?.type === 'text' && style.value.includes('"Title 01-statement\u2003題 01-statement"'));
  });

  it('is the short title where there is one', () => {
    const [first] = input.document.chapters;
    assert.ok(first);
    const short = { ...first, ja: { ...first.ja, frontMatter: { title: '題', short: '短"い' } } };
    const style = tagged(composed({ ...input, document: { chapters: [short] } }), 'style');
    const text = style.flatMap(({ children }) => children)[0];
    assert.ok(text?.type === 'text' && text.value.includes('content: "短\\22 い\u2003Title 01-statement"'));
  });
});

it('tells the style sheet the paper and the size', () => {
  assert.ok(sheet().startsWith('@page { size: 148mm 210mm; }'));
  assert.match(sheet(), /:root \{[^}]*--text-width: 124mm; --text-height: 180mm; [^}]*--size: 8\.5pt;/);
  assert.match(sheet(), /\/\* own \*\//);
});

describe('layouts', () => {
  const cellsOf = (layout: PagedLayout) =>
    classed(composed(input, { layout }), 'cell').map(({ properties }) => String(properties.lang));

  it('of one language show that language alone', () => {
    assert.deepEqual([...new Set(cellsOf('ja'))], ['ja']);
    assert.deepEqual([...new Set(cellsOf('ja-vertical'))], ['ja']);
    assert.deepEqual([...new Set(cellsOf('en'))], ['en']);
  });

  it('of both have each row once, with both sides', () => {
    for (const layout of ['columns', 'facing', 'interleaved'] as const) {
      const rows = classed(composed(input, { layout }), 'row').filter(
        ({ properties }) => typeof properties.id === 'string',
      );
      assert.equal(new Set(rows.map(({ properties }) => properties.id)).size, rows.length, layout);
    }
  });

  it('sequential: all of one language, then all of the other, with ids and links of their own', () => {
    const tree = composed(input, { layout: 'sequential' });
    const languages = classed(tree, 'chapter').flatMap((chapter) => [
      ...new Set(classed(chapter, 'cell').map(({ properties }) => String(properties.lang))),
    ]);
    assert.deepEqual(languages, ['ja', 'ja', 'en', 'en']);
    const all = ids(tree);
    assert.equal(new Set(all).size, all.length, 'an id stands twice');
    for (const target of targets(tree)) assert.ok(all.includes(target), target);
    const [, second] = classed(tree, 'contents');
    assert.ok(second);
    for (const target of targets(second)) assert.ok(target.endsWith('-en') || target === 'colophon', target);
    const references = classed(tree, 'page-reference').flatMap(elements);
    const named = references.flatMap(({ properties }) =>
      properties.dataPageOf ? [String(properties.dataPageOf)] : [],
    );
    assert.ok(
      named.some((id) => id.endsWith('-en')),
      'the English part names pages of its own',
    );
    for (const id of named) assert.ok(all.includes(id), id);
  });

  it('interleaved: each language has its own notes, to stand where it refers to them', () => {
    const sides = (layout: 'columns' | 'interleaved') =>
      elements(composed(input, { layout }))
        .filter(({ properties }) => properties['data-note'] !== undefined)
        .map((note) => classed(note, 'cell').map(({ properties }) => properties.lang));
    assert.ok(sides('columns').length > 0);
    for (const side of sides('columns')) assert.deepEqual(side, ['ja', 'en']);
    assert.deepEqual(
      sides('interleaved'),
      sides('columns').flatMap(() => [['ja'], ['en']]),
    );
  });

  it('facing: tables stay apart, and every flow begins on a left-hand page', () => {
    const tree = composed(input, { layout: 'facing' });
    assert.equal(classed(tree, 'wide').length, 0);
    const flows = elements(tree).filter(({ properties }) => properties.dataFlow !== undefined);
    assert.ok(flows.length > 3);
    for (const { properties } of flows) assert.equal(properties.dataStart, 'verso');
  });
});

it('says the page behind a link to another place, in the language of the text', () => {
  const references = classed(composed(input), 'page-reference').map(words);
  assert.ok(references.includes('（00ページ）'));
  assert.ok(references.includes('(p.\u00a000)'));
});

it('has the chapters that were asked for, in that order', () => {
  const some = composed(input, { chapters: ['02-background', 'statement'] });
  assert.deepEqual(
    classed(some, 'chapter').map(({ properties }) => properties.id),
    ['chapter-background', 'chapter-statement'],
  );
});
