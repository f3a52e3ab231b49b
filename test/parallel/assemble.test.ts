import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Message } from '../../scripts/message/message.ts';
import { assemble, chapterId, type ManuscriptPair } from '../../scripts/parallel/assemble.ts';
import { type ParallelDocument, type Row, side } from '../../scripts/parallel/document.ts';
import { blockName } from '../../scripts/parallel/block-kind.ts';
import { rowsOf } from '../../scripts/parallel/notes.ts';
import { blocks, chapter, edits, inJapanese, joined, sentence, shippedChapters } from './manuscripts.ts';

function rows(document: ParallelDocument): readonly Row[] {
  return document.chapters.flatMap(({ sections }) => rowsOf(sections));
}

function ids(...pairs: readonly ManuscriptPair[]): readonly string[] {
  return rows(assemble(pairs).document).map(({ id }) => id);
}

function places({ code, ja, en, values }: Message): unknown {
  const at = (place: Message['ja']) => place && `${place.file}:${place.line}:${place.column}`;
  return { code, ...(ja && { ja: at(ja) }), ...(en && { en: at(en) }), values };
}

const starts = { ja: 'ja/01-a.md:1:1', en: 'en/01-a.md:1:1' };

/** What a message says about rows that one language lacks; it must name a place in the other language too. */
function oneSided({ ja, en, values }: Message): unknown {
  assert.ok(ja && en);
  const line = 'language' in values && values.language === 'en' ? en.line : ja.line;
  return { line, ...values };
}

/** The runs of rows that only one language has, as `oneSided` shows them. */
function oneSidedRuns(all: readonly Row[]): readonly unknown[] {
  return all.flatMap(({ kind, ja, en }, index) => {
    const [block] = [...ja, ...en];
    if (kind === 'pair' || !block || all[index - 1]?.kind === kind) return [];
    const rest = all.slice(index).findIndex((row) => row.kind !== kind);
    const count = rest === -1 ? all.length - index : rest;
    const language = kind === 'jaOnly' ? 'ja' : 'en';
    const line = block.position?.start.line;
    return [{ line, language, block: blockName(block), run: count > 1 ? 'more' : 'one', count }];
  });
}

describe('the parallel document', () => {
  it('gives back the blocks of both manuscripts, exactly and in order, whatever they are', () => {
    fc.assert(
      fc.property(blocks, blocks, (ja, en) => {
        const pair = chapter(joined(ja), joined(en));
        const { document } = assemble([pair]);
        for (const language of ['ja', 'en'] as const) {
          const found = rows(document).flatMap((row) => side(row, language));
          assert.equal(found.length, pair[language].blocks.length);
          found.forEach((one, index) => {
            assert.equal(one, pair[language].blocks[index]);
          });
        }
      }),
      { numRuns: 80 },
    );
  });

  it('has rows of the kind that their sides say, none empty', () => {
    fc.assert(
      fc.property(blocks, blocks, (ja, en) => {
        for (const row of rows(assemble([chapter(joined(ja), joined(en))]).document)) {
          const kind = row.ja.length === 0 ? 'enOnly' : row.en.length === 0 ? 'jaOnly' : 'pair';
          assert.equal(row.kind, kind);
          assert.ok(row.ja.length + row.en.length > 0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('pairs every block of two files that are alike, without a message', () => {
    fc.assert(
      fc.property(blocks, (parts) => {
        const text = joined(parts);
        const { document, messages } = assemble([chapter(inJapanese(text), text)]);
        const uneven = rows(document).filter(({ ja, en }) => ja.length !== 1 || en.length !== 1);
        assert.deepEqual(uneven, []);
        assert.deepEqual(
          messages.filter(({ code }) => code !== 'duplicate-id' && code !== 'chapter-empty'),
          [],
        );
      }),
      { numRuns: 30 },
    );
  });

  it('says so whenever a block has no counterpart', () => {
    fc.assert(
      fc.property(blocks, blocks, (ja, en) => {
        const { document, messages } = assemble([chapter(inJapanese(joined(ja)), joined(en))]);
        const found = messages.filter(({ code }) => code === 'row-one-sided');
        assert.deepEqual(
          messages.filter(({ code }) => code === 'side-empty').map(places),
          (ja.length === 0) === (en.length === 0)
            ? []
            : [{ code: 'side-empty', ...starts, values: { language: ja.length === 0 ? 'ja' : 'en' } }],
        );
        if (ja.length === 0 || en.length === 0) assert.deepEqual(found, []);
        else assert.deepEqual(found.map(oneSided), oneSidedRuns(rows(document)));
      }),
      { numRuns: 30 },
    );
  });

  it('opens a section at each heading', () => {
    const { document } = assemble([
      chapter('序\n\n## 甲\n\n本文\n\n### 乙\n', 'Intro\n\n## One thing\n\nText here\n\n### Two things\n'),
    ]);
    assert.deepEqual(
      document.chapters[0]?.sections.map(({ id, depth, heading, rows: inside }) => [
        id,
        depth,
        heading?.id,
        inside.map((row) => row.id),
      ]),
      [
        ['a', 1, undefined, ['intro']],
        ['one-thing', 2, 'one-thing', ['text-here']],
        ['two-things', 3, 'two-things', []],
      ],
    );
  });
});

describe('row ids', () => {
  it('are unique in the publication, and are none that the frame uses', () => {
    const frame = ['cover', 'contents', 'contents-title', 'main', 'colophon', 'top', 'view', 'view-both', 'view-ja'];
    const words = fc.oneof(sentence, fc.constantFrom(...frame, 'Chapter a', 'View-en', 'a', 'b', '2020', '', '日本'));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), fc.array(words, { maxLength: 10 }), (first, second) => {
        const { document } = assemble([
          chapter(joined(first), joined(first)),
          chapter(joined(second), joined(second), '02-b'),
        ]);
        const chapters = document.chapters.map(({ id }) => id);
        const all = [...frame, 'view-en', 'chapter-a', 'chapter-b', ...chapters, ...rows(document).map(({ id }) => id)];
        assert.equal(new Set(all).size, all.length, all.join(' '));
      }),
      { numRuns: 40 },
    );
  });

  it('can stand in an address and in XML', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 6 }), (parts) => {
        const text = joined(parts.map((part) => part.replace(/[\s<>[\]!:#=~`|*_+\-\\0-9]/g, 'x')));
        for (const id of ids(chapter(text, text))) assert.match(id, /^[a-z][a-z0-9-]*$/);
      }),
      { numRuns: 40 },
    );
  });

  const rowsOfText = fc.uniqueArray(sentence, { minLength: 2, maxLength: 10, selector: (text) => firstWords(text) });

  it('do not change when another row is edited', () => {
    fc.assert(
      fc.property(rowsOfText, fc.nat(), sentence, (texts, at, edited) => {
        const index = at % texts.length;
        fc.pre(!texts.some((text) => firstWords(text) === firstWords(edited)));
        const before = ids(chapter(joined(texts), joined(texts)));
        const changed = texts.with(index, edited);
        const after = ids(chapter(joined(changed), joined(changed)));
        assert.deepEqual(after.toSpliced(index, 1), before.toSpliced(index, 1));
      }),
      { numRuns: 40 },
    );
  });

  it('do not change when the Japanese is edited, whatever it becomes, where marks hold the pairs', () => {
    const marked = (texts: readonly string[]) =>
      joined(texts.map((text, index) => `<!-- pair: p${index} -->\n${text}`));
    fc.assert(
      fc.property(rowsOfText, fc.array(sentence, { minLength: 1, maxLength: 10 }), (texts, edited) => {
        const english = marked(texts);
        const before = ids(chapter(inJapanese(english), english));
        const japanese = inJapanese(marked(texts.map((_, index) => edited[index % edited.length] ?? '')));
        assert.deepEqual(ids(chapter(japanese, english)), before);
      }),
      { numRuns: 30 },
    );
  });

  for (const { name, ja, en } of shippedChapters()) {
    it(`do not change when one row of ${name} is edited, in either language, without marks`, () => {
      const before = ids(chapter(ja, en));
      for (const after of edits(ja, 'ja')) assert.deepEqual(ids(chapter(after.text, en)), before, after.text);
      for (const { text, index } of edits(en, 'en')) {
        assert.deepEqual(ids(chapter(ja, text)).toSpliced(index, 1), before.toSpliced(index, 1), text);
      }
    });
  }

  it('move with their section', () => {
    fc.assert(
      fc.property(rowsOfText, rowsOfText, (first, second) => {
        const names = new Set([...first, ...second].map(firstWords));
        fc.pre(names.size === first.length + second.length);
        const section = (texts: readonly string[]) => joined([`## ${texts[0]}`, ...texts.slice(1)]);
        const [one, two] = [section(first), section(second)];
        const before = ids(chapter(`${one}\n${two}`, `${one}\n${two}`));
        const after = ids(chapter(`${two}\n${one}`, `${two}\n${one}`));
        assert.deepEqual(after.toSorted(), before.toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('come from the English words, else from the Japanese', () => {
    const rowsOfIds: readonly [ja: string, en: string, id: string][] = [
      ['日本政府は署名した', 'Japan put its name to the statement in 2020.', 'japan-put-its-name-to-the'],
      ['注記', 'Café: the state’s “key”', 'cafe-the-states-key'],
      ['年', '2020', 'r-2020'],
      ['注', 'OK', 'r-ok'],
      ['暗号', '暗号', 'r-561749c6'],
      ['![図](a.png)', '![A chart of keys](a.png)', 'a-chart-of-keys'],
      ['- 一\n- 二', '- one key\n- two *keys*', 'one-key-two-keys'],
      ['| 甲 | 乙 |\n|-|-|\n| 丙 | 丁 |', '| Left | Right |\n|-|-|\n| a | b |', 'left-right-a-b'],
      ['> 引\n>\n> 用', '> Quoted\n>\n> words', 'quoted-words'],
    ];
    for (const [ja, en, id] of rowsOfIds) assert.deepEqual(ids(chapter(ja, en)), [id]);
  });

  it('count what would be the same', () => {
    assert.deepEqual(ids(chapter('甲\n\n乙\n\n丙', 'Call now\n\nCall now\n\nCall now')), [
      'call-now',
      'call-now-2',
      'call-now-3',
    ]);
  });
});

/** The words that make an id. */
function firstWords(text: string): string {
  return text.split(' ').slice(0, 6).join(' ');
}

describe('explicit ids', () => {
  it('win, from either side', () => {
    assert.deepEqual(ids(chapter('<!-- id: demand -->\n要求', 'Our demand')), ['demand']);
    assert.deepEqual(ids(chapter('要求', '<!-- id: demand -->\nOur demand')), ['demand']);
    assert.deepEqual(ids(chapter('<!-- id: demand -->\n要求', '<!-- id: demand -->\nOur demand')), ['demand']);
  });

  it('are kept free of made ones, wherever they stand', () => {
    assert.deepEqual(ids(chapter('甲\n\n<!-- id: our-call -->\n乙', 'Our call\n\nSomething else')), [
      'our-call-2',
      'our-call',
    ]);
  });

  const rowsOfMistakes: readonly [name: string, pairs: readonly ManuscriptPair[], expected: unknown][] = [
    [
      'twice on one side',
      [chapter('<!-- id: x -->\n甲\n\n<!-- id: x -->\n乙', 'One\n\nTwo')],
      [{ code: 'duplicate-id', ja: 'ja/01-a.md:8:1', values: { id: 'x' } }],
    ],
    [
      'twice on both sides',
      [chapter('<!-- id: x -->\n甲\n\n<!-- id: x -->\n乙', '<!-- id: x -->\nOne\n\n\n<!-- id: x -->\nTwo')],
      [{ code: 'duplicate-id', ja: 'ja/01-a.md:8:1', en: 'en/01-a.md:9:1', values: { id: 'x' } }],
    ],
    [
      'on one row in Japanese and on another in English',
      [chapter('<!-- id: x -->\n甲\n\n乙', 'One\n\n<!-- id: x -->\nTwo')],
      [{ code: 'duplicate-id', en: 'en/01-a.md:7:1', values: { id: 'x' } }],
    ],
    [
      'in two chapters',
      [chapter('<!-- id: x -->\n甲', 'One'), chapter('<!-- id: x -->\n乙', 'Two', '02-b')],
      [{ code: 'duplicate-id', ja: 'ja/02-b.md:5:1', values: { id: 'x' } }],
    ],
    [
      'that the frame uses',
      [chapter('甲', '<!-- id: colophon -->\nOne')],
      [{ code: 'duplicate-id', en: 'en/01-a.md:5:1', values: { id: 'colophon' } }],
    ],
    [
      'that differ between the sides',
      [chapter('<!-- id: x -->\n甲', '<!-- id: y -->\nOne')],
      [{ code: 'id-mismatch', ja: 'ja/01-a.md:5:1', en: 'en/01-a.md:5:1', values: { ja: 'x', en: 'y' } }],
    ],
  ];
  for (const [name, pairs, expected] of rowsOfMistakes) {
    it(`are reported: ${name}`, () => {
      assert.deepEqual(assemble(pairs).messages.map(places), expected);
    });
  }
});

describe('chapters', () => {
  it('are called by their file name without its number', () => {
    const names = ['01-statement', '2-key-figures', '03', '04_x'];
    assert.deepEqual(names.map(chapterId), ['statement', 'key-figures', 'chapter-03', 'x']);
  });

  it('have different ids even where their names are the same but for the number', () => {
    const { document } = assemble([chapter('甲', 'One two'), chapter('乙', 'Three four', '02-a')]);
    assert.deepEqual(
      document.chapters.map(({ id, name }) => [id, name]),
      [
        ['a', '01-a'],
        ['a-2', '02-a'],
      ],
    );
  });

  it('without text are reported on both sides', () => {
    assert.deepEqual(assemble([chapter('', '')]).messages.map(places), [
      { code: 'chapter-empty', ja: 'ja/01-a.md:1:1', en: 'en/01-a.md:1:1', values: {} },
    ]);
  });
});
