import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Nodes, RootContent } from 'mdast';
import { markdownOf } from '../../../scripts/exchange/markdown.ts';
import { plainTextBlocks } from '../../../scripts/exchange/plain/blocks.ts';
import { columns } from '../../../scripts/exchange/plain/lines.ts';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import type { Language } from '../../../scripts/message/message.ts';

/** A piece of a plain text, with the words that it says (numbers of lists included) and the block it should become. */
interface Piece {
  readonly lines: readonly string[];
  readonly words: string;
  readonly type?: RootContent['type'];
}

const vocabulary = {
  ja: [
    '暗号',
    '通信の秘密',
    'は',
    'を',
    '侵す',
    '。',
    '、',
    '日本国憲法第21条',
    'JCA-NET',
    '「例外」',
    'ひらがな',
    '2021年',
    'カタカナ',
    '人権',
  ],
  en: [
    'encryption',
    'the',
    'secrecy',
    'of',
    'Article',
    '21',
    '(2021)',
    'human',
    'rights,',
    'end-to-end',
    'it’s',
    'snake_case',
    '5',
    '*star*',
    '<b>',
    '{x|y}',
  ],
};

const sentence = (language: Language, least: number) =>
  fc
    .array(fc.constantFrom(...vocabulary[language]), { minLength: least, maxLength: least + 25 })
    .map((words) => (language === 'ja' ? `本文${words.join('')}である。` : `Text ${words.join(' ')} ends.`));

/** Wraps as an e-mail program does: anywhere in Japanese, at spaces in English. */
function wrapped(text: string, language: Language, width: number): string[] {
  const units = language === 'ja' ? (text.match(/[!-~]+|./gu) ?? []) : text.split(' ');
  const lines: string[] = [];
  let line = '';
  for (const unit of units) {
    const longer = line === '' || language === 'ja' ? line + unit : `${line} ${unit}`;
    if (line !== '' && columns(longer) > width) {
      lines.push(line);
      line = unit;
    } else line = longer;
  }
  return [...lines, line];
}

const pieces = (language: Language): fc.Arbitrary<Piece> => {
  const width = 60;
  const name = language === 'ja' ? '背景の説明' : 'Some background';
  const short = language === 'ja' ? '短い項目' : 'short item';
  const long = sentence(language, 20);
  return fc.oneof(
    long.map((text): Piece => ({ lines: wrapped(text, language, width), words: text, type: 'paragraph' })),
    long.map((text): Piece => ({ lines: wrapped(`\u3000${text}`, language, width), words: text, type: 'paragraph' })),
    fc
      .constantFrom('=', '-', '=', '─', '＝')
      .map((mark): Piece => ({ lines: [name, mark.repeat(12)], words: name, type: 'heading' })),
    fc
      .constantFrom(['┏━━━━┓', '┃', '┃', '┗━━━━┛'], ['+----+', '|', '|', '+----+'], ['╔════╗', '║', '║', '╚════╝'])
      .map(([top = '', left, right, bottom = '']): Piece => ({
        lines: [top, `${left} ${name} ${right}`, bottom],
        words: name,
        type: 'heading',
      })),
    fc
      .constantFrom('--', '■', '● ', '◆')
      .map((mark): Piece => ({ lines: [`${mark}${name}`], words: name, type: 'heading' })),
    long.map((text): Piece => ({
      lines: wrapped(text, language, width - 2).map((line) => `> ${line}`),
      words: text,
      type: 'blockquote',
    })),
    fc
      .tuple(
        fc.constantFrom(...['(1)', '（１）', '1.', '１．', '一、', '①', '・', '- ', '* ']),
        fc.array(fc.oneof(fc.constant(short), long), { minLength: 2, maxLength: 4 }),
      )
      .map(([style, items]): Piece => listPiece(style, items, language, width)),
  );
};

function listPiece(style: string, items: readonly string[], language: Language, width: number): Piece {
  const kanji = '一二三四';
  const circled = '①②③④';
  const full = '１２３４';
  const marker = (index: number): string =>
    style
      .replace('1', String(index + 1))
      .replace('１', full[index] ?? '')
      .replace('一', kanji[index] ?? '')
      .replace('①', circled[index] ?? '');
  const isNumbered = /[1１一①]/.test(style);
  const lines = items.flatMap((item, index) => {
    const head = marker(index);
    const gap = /[.)] ?$/.test(head) ? ' ' : '';
    return wrapped(item, language, width - 6).map((line, row) => (row === 0 ? `${head}${gap}${line}` : `    ${line}`));
  });
  return { lines, words: items.map((item, index) => (isNumbered ? `${index + 1}` : '') + item).join(''), type: 'list' };
}

/** The words of blocks without white space, the numbers of ordered lists included. */
function said(node: Nodes): string {
  if (node.type === 'list') {
    return node.children
      .map((item, index) => (node.ordered ? String((node.start ?? 1) + index) : '') + said(item))
      .join('');
  }
  if ('children' in node) return node.children.map(said).join('');
  return 'value' in node ? node.value.replace(/\s/g, '') : '';
}

function read(language: Language, blocks: readonly RootContent[]) {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n\n${markdownOf(blocks)}`);
  const { manuscript, messages } = parseManuscript({ language, file: 'x.md', name: '01-x', bytes });
  assert.ok(manuscript);
  return { blocks: manuscript.blocks, messages };
}

describe('plainTextBlocks', () => {
  for (const language of ['ja', 'en'] as const) {
    it(`loses no word and finds the structure: ${language}`, () => {
      fc.assert(
        fc.property(fc.array(pieces(language), { minLength: 1, maxLength: 7 }), (list) => {
          // A sign makes a heading only where text follows, so the text ends with a paragraph.
          const end = language === 'ja' ? '終わりの段落である。' : 'This is the end of it.';
          const all = [...list, { lines: [end], words: end, type: 'paragraph' as const }];
          const text = all.map(({ lines }) => lines.join('\n')).join('\n\n');
          const { blocks } = read(language, plainTextBlocks(text, language));
          assert.equal(blocks.map(said).join(''), all.map(({ words }) => words.replace(/\s/g, '')).join(''), text);
          const types = mergedLists(all).map(({ type }) => type);
          assert.deepEqual(
            mergedLists(blocks).map(({ type }) => type),
            types,
            text,
          );
        }),
        { numRuns: 300 },
      );
    });
  }

  it('never loses a word, whatever the text', () => {
    const line = fc
      .array(
        fc.constantFrom(
          '　',
          ' ',
          '    ',
          '-',
          '--',
          '> ',
          '>',
          '・',
          '(1)',
          '(2)',
          '1. ',
          '2. ',
          '===',
          '---',
          '┏━┓',
          '┃',
          '┗━┛',
          '+--+',
          '|',
          '■',
          'あ',
          '語。',
          'word',
          '3',
          'https://a.b/c',
          '/d.html',
          'x@y.org',
          '<',
          '\t',
          '*',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom<Language>('ja', 'en'), (lines, language) => {
        const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
        const blocks = read(language, plainTextBlocks(lines.join('\n'), language)).blocks;
        assert.equal(letters(blocks.map(said).join('')), letters(lines.join('')));
      }),
      { numRuns: 500 },
    );
  });

  const rows: readonly (readonly [Language, string, string])[] = [
    [
      'ja',
      '日本政府は暗号に例外を設けるよう求める声明に\n名を連ねた。そしてJCA-NETは\n反対する。',
      '日本政府は暗号に例外を設けるよう求める声明に名を連ねた。そしてJCA-NETは反対する。\n',
    ],
    [
      'en',
      'Japan put its name to a statement on end-to-\nend encryption, pre- and post-\nand JCA-NET opposes it for four\nreasons.',
      'Japan put its name to a statement on end-to-end encryption, pre- and post- and JCA-NET opposes it for four reasons.\n',
    ],
    [
      'en',
      'See the following address for more on this matter:\nhttps://www.example.org/a/very/long/path/that/goes/on/\nand/on/page.html and write.',
      'See the following address for more on this matter: <https://www.example.org/a/very/long/path/that/goes/on/and/on/page.html> and write.\n',
    ],
    [
      'ja',
      'くわしくは（https://example.org/a?b=c）へ。連絡はa@example.orgまで。',
      'くわしくは（<https://example.org/a?b=c>）へ。連絡は<a@example.org>まで。\n',
    ],
    [
      'en',
      'Wrapped <URL:https://example.org/one/\ntwo> in brackets.',
      'Wrapped <https://example.org/one/two> in brackets.\n',
    ],
    ['ja', '　一つ目の段落である。\n　二つ目の段落である。', '一つ目の段落である。\n\n二つ目の段落である。\n'],
    ['ja', '理由は次のとおり。\n（３）三つ目\n（４）四つ目', '理由は次のとおり。\n\n3. 三つ目\n4. 四つ目\n'],
    ['en', 'There are 2 kinds.\n1. This is a lone number.', 'There are 2 kinds. 1. This is a lone number.\n'],
    ['en', '- one\n  - inner\n  - inner too\n- two', '- one\n  - inner\n  - inner too\n- two\n'],
    [
      'en',
      'Text.\n\n----------\nJCA-NET\nTel. 03-0000-0000\nmail@example.org\n----------',
      'Text.\n\n---\n\nJCA-NET\\\nTel. 03-0000-0000\\\n<mail@example.org>\n',
    ],
    ['ja', '======\n声明\n======\n\n本文', '# 声明\n\n本文\n'],
    [
      'ja',
      '■日時\n三月五日に行う集会について、\nここに知らせる文章である。',
      '## 日時\n\n三月五日に行う集会について、ここに知らせる文章である。\n',
    ],
  ];
  for (const [language, text, expected] of rows) {
    it(JSON.stringify(text), () => assert.equal(markdownOf(plainTextBlocks(text, language)), expected));
  }
});

/** Lists of one kind in a row are one list in Markdown, and in a plain text too. */
function mergedLists(blocks: readonly { readonly type?: string }[]) {
  return blocks.filter(({ type }, index) => !(type === 'list' && blocks[index - 1]?.type === 'list'));
}
