import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { booklet } from '../../scripts/edition/booklet.ts';
import { inputOf } from '../stage/small-publication.ts';
import { englishFirst, everything } from './editions.ts';
import { classed, elements, ids, tagged, targets, words } from './tree.ts';

const settings = { paper: 'A5', size: 8.5 } as const;
const input = await inputOf(everything);
const tree = booklet(input, settings, '/* own */');

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
      ['section', 'colophon'],
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
    const [list] = classed(booklet(other, settings, ''), 'contents');
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
    assert.ok(
      sheet().includes('@page chapter-statement:left { @top-left { content: "題 01-statement Title 01-statement"; } }'),
    );
    assert.ok(
      sheet().includes(
        '@page chapter-statement:right { @top-right { content: "題 01-statement Title 01-statement"; } }',
      ),
    );
    assert.ok(sheet().includes('#chapter-statement { page: chapter-statement; }'));
    const english = booklet(await inputOf(englishFirst), settings, '');
    const style = tagged(english, 'style').flatMap(({ children }) => children)[0];
    assert.ok(style?.type === 'text' && style.value.includes('"Title 01-statement 題 01-statement"'));
  });

  it('is the short title where there is one', () => {
    const [first] = input.document.chapters;
    assert.ok(first);
    const short = { ...first, ja: { ...first.ja, frontMatter: { title: '題', short: '短"い' } } };
    const style = tagged(booklet({ ...input, document: { chapters: [short] } }, settings, ''), 'style');
    const text = style.flatMap(({ children }) => children)[0];
    assert.ok(text?.type === 'text' && text.value.includes('content: "短\\22 い Title 01-statement"'));
  });
});

it('tells the style sheet the paper and the size', () => {
  assert.ok(sheet().startsWith('@page { size: 148mm 210mm; margin: 16mm 12mm 14mm; }'));
  assert.ok(sheet().includes(':root { --size: 8.5pt; }'));
  assert.ok(sheet().endsWith('/* own */'));
});

it('has the chapters that were asked for, in that order', () => {
  const some = booklet(input, { ...settings, chapters: ['02-background', 'statement'] }, '');
  assert.deepEqual(
    classed(some, 'chapter').map(({ properties }) => properties.id),
    ['chapter-background', 'chapter-statement'],
  );
});
