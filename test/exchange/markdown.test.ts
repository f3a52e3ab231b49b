import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { markdownOf } from '../../scripts/exchange/markdown.ts';
import type { Block } from '../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import { wordsOf } from '../../scripts/manuscript/words.ts';

const parsed = (markdown: string) => {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n\n${markdown}`);
  const { manuscript } = parseManuscript({ language: 'en', file: 'en.md', name: '01-x', bytes });
  assert.ok(manuscript);
  return manuscript.blocks;
};
const words = (blocks: readonly Block[]) => blocks.map(wordsOf).join('\n');

/** Pieces that mean something in Markdown, between words of both languages. */
const piece = fc.constantFrom(
  ...[
    'a',
    'b1',
    '語',
    'かな',
    '。',
    '「',
    '」',
    ' ',
    ' ',
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '~~',
    '~~~',
    '#',
    '# ',
    '>',
  ],
  ...[
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '[^a]',
    '[^a]: ',
    '<',
    '>',
    '<b>',
    '</b>',
    '<!-- id: x -->',
  ],
  ...[
    '&',
    '&amp;',
    '&#42;',
    '\\',
    '\\\\',
    '{',
    '|',
    '}',
    '{漢|かん}',
    '---',
    '===',
    ':',
    '://',
    'https://a.b',
    '@',
    '!',
    '=',
    '　',
  ],
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join('').trim())
  .filter((value) => value !== '');

describe('markdownOf', () => {
  it('keeps every text as text, in every kind of block', () => {
    const block = (value: string): fc.Arbitrary<RootContent> => {
      const children: PhrasingContent[] = [{ type: 'text', value }];
      const paragraph: RootContent = { type: 'paragraph', children };
      return fc.constantFrom<RootContent>(
        paragraph,
        { type: 'heading', depth: 2, children },
        { type: 'blockquote', children: [paragraph] },
        {
          type: 'list',
          ordered: true,
          start: 3,
          spread: false,
          children: [{ type: 'listItem', children: [paragraph] }],
        },
        { type: 'list', ordered: false, spread: false, children: [{ type: 'listItem', children: [paragraph] }] },
        {
          type: 'table',
          align: [null, null],
          children: [
            {
              type: 'tableRow',
              children: [
                { type: 'tableCell', children },
                { type: 'tableCell', children },
              ],
            },
            {
              type: 'tableRow',
              children: [
                { type: 'tableCell', children },
                { type: 'tableCell', children },
              ],
            },
          ],
        },
      );
    };
    fc.assert(
      fc.property(fc.array(text.chain(block), { minLength: 1, maxLength: 3 }), (blocks) => {
        const markdown = markdownOf(blocks);
        const read = parsed(markdown);
        const expected = words(blocks as Block[]);
        assert.equal(words(read), expected, markdown);
        assert.deepEqual(
          read.map(({ type }) => type),
          blocks.map(({ type }) => type),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the words around and inside emphasis and links', () => {
    const inline = fc.array(
      fc.tuple(fc.constantFrom('text', 'strong', 'emphasis', 'link'), text).map(([type, value]): PhrasingContent => {
        const children: PhrasingContent[] = [{ type: 'text', value }];
        if (type === 'link') return { type: 'link', url: 'https://example.org/', children };
        return type === 'text' ? { type: 'text', value } : { type: type as 'strong' | 'emphasis', children };
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(inline, (children) => {
        const blocks: RootContent[] = [{ type: 'paragraph', children }];
        const markdown = markdownOf(blocks);
        assert.equal(words(parsed(markdown)).trim(), words(blocks as Block[]).trim(), markdown);
      }),
      { numRuns: 400 },
    );
  });

  it('needs no character references for emphasis beside Japanese', () => {
    const children: PhrasingContent[] = [
      { type: 'text', value: 'これは' },
      { type: 'strong', children: [{ type: 'text', value: '「強調」' }] },
      { type: 'text', value: 'が効く' },
    ];
    assert.equal(markdownOf([{ type: 'paragraph', children }]), 'これは**「強調」**が効く\n');
  });
});
