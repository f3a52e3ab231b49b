/** What the measures of printed books find, and what they let pass. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Box } from '../../writer/pdf/read-ink.ts';
import { unevenRows, unevenSpreads } from './baselines.ts';
import { loneLanguages, loneLines, shortEnds, strandedHeadings } from './breaks.ts';
import { contrast, paleText } from './contrast.ts';
import { disorderedLetters, forbiddenEdges, joinedWords, loneLastCharacters, wrongForms } from './line-edges.ts';
import { inkNearEdge, outsideMargins } from './margins.ts';
import { misplacedNotes, missingNotes } from './notes.ts';
import { bareLinks, wrongContents, wrongFolios, wrongHeads, wrongReferences, wrongStarts } from './numbers.ts';
import { bodySize, smallerThanPromised } from './sizes.ts';
import { bookOf, chapterBook, click, line, type LineAt, noteMark, paper, paragraph, row, tag } from './synthetic.ts';

const right = 160;
const frame = { top: 40, bottom: 40 };
const found = (flaws: readonly string[], pattern: RegExp): void => assert.match(flaws.join('\n'), pattern);
const none = (flaws: readonly string[]): void => assert.deepEqual(flaws, []);

describe('sizes', () => {
  const promised = { text: 18, tables: 15, frame: 15 };
  const book = (size: number, cell = 15, head = 15) =>
    chapterBook(
      [
        row(paragraph('ja', ['本文の行'], { depth: 100, size })),
        tag('Table', 'ja', tag('TR', 'ja', tag('TD', 'ja', line('値', { depth: 200, size: cell })))),
      ],
      { artifacts: [line('柱', { depth: 10, size: head })] },
    );

  test('text, tables and heads have a least size each', () => {
    none(smallerThanPromised(book(18), promised));
    found(smallerThanPromised(book(17), promised), /P: 17\.00 pt, not 18/);
    found(smallerThanPromised(book(18, 14), promised), /TD: 14\.00 pt, not 15/);
    found(smallerThanPromised(book(18, 15, 10), promised), /10\.00 pt, not 15/);
  });

  test('the body is what most letters of paragraphs are set in', () => {
    assert.equal(bodySize(book(18, 12)), 18);
  });
});

describe('notes', () => {
  const cited = (at: Partial<LineAt> = {}) =>
    row(tag('P', 'ja', line('本文', { depth: 100, ...at }), noteMark(1, 'ja', { depth: 97, start: 70, ...at })));
  const note = (number: number, at: Partial<LineAt> = {}, ...more: Parameters<typeof tag>[2][]) =>
    tag(
      'Div',
      'ja',
      tag(
        'Note',
        'ja',
        noteMark(number, 'ja', { depth: 300, ...at }, 'note'),
        tag('P', 'ja', line('注の文', { depth: 300, start: 70, ...at })),
        ...more,
      ),
    );

  test('a note stands on the page that refers to it, below the text', () => {
    none(misplacedNotes(chapterBook([cited(), note(1)])));
    found(
      misplacedNotes(chapterBook([cited(), note(1, { page: 3 })])),
      /note 1 \(ja\) is on page 3, referred to on page 2/,
    );
    found(misplacedNotes(chapterBook([cited(), note(1, { depth: 50 })])), /not below the text/);
  });

  test('each mark has its note, each note its mark, once', () => {
    found(misplacedNotes(chapterBook([cited()])), /note 1 \(ja\) of page 2 is missing/);
    found(misplacedNotes(chapterBook([cited(), note(1), note(2)])), /note 2 \(ja\) is not referred to/);
    found(misplacedNotes(chapterBook([cited(), note(1), note(1)])), /stands twice/);
  });

  test('each note of the manuscript is there', () => {
    none(missingNotes(chapterBook([cited(), note(1)]), [1]));
    found(missingNotes(chapterBook([cited(), note(1)]), [2]), /chapter 1: note 2 \(ja\)/);
    found(missingNotes(chapterBook([cited()]), [1]), /note 1/);
  });

  test('a note goes on only on the next page', () => {
    none(misplacedNotes(chapterBook([cited(), note(1, {}, line('続き', { page: 3, depth: 300 }))])));
    found(
      misplacedNotes(chapterBook([cited(), note(1, {}, line('続き', { page: 4, depth: 300 }))])),
      /goes on on page 4/,
    );
  });

  test('a mark leads to the note with its number', () => {
    const wrong = click('1', { page: 2, to: 'note-chapter-2-ja', toPage: 2 });
    const text = row(
      tag('P', 'ja', line('本文', { depth: 100 }), tag('Link', 'ja', line('1', { depth: 97, start: 70 }), wrong)),
    );
    found(misplacedNotes(chapterBook([text, note(1)])), /the mark 1 leads to note-chapter-2-ja/);
  });
});

describe('numbers', () => {
  const entry = (title: string, number: string, toPage: number) =>
    tag(
      'L',
      'ja',
      tag(
        'LI',
        'ja',
        tag(
          'LBody',
          'ja',
          tag(
            'Link',
            'ja',
            line(title + number, { page: 2, depth: 60 }),
            click(`${title} / ${number}ページ`, { page: 2, to: 'one', toPage }),
          ),
        ),
      ),
    );
  const chapter = tag(
    'Art',
    'ja',
    row(tag('H2', 'ja', line('第一章', { page: 3, depth: 60 }))),
    row(paragraph('ja', ['本文'], { page: 4, depth: 60 })),
  );

  test('contents name the page of the heading', () => {
    none(wrongContents(bookOf([entry('第一章', '3', 3), chapter])));
    found(wrongContents(bookOf([entry('第一章', '4', 3), chapter])), /“第一章” is said to be on page 4/);
    found(wrongContents(bookOf([entry('第二章', '3', 3), chapter])), /“第二章”/);
    found(wrongContents(bookOf([entry('第一章', '3', 4), chapter])), /“第一章”/);
    found(wrongContents(bookOf([chapter])), /no contents/);
  });

  test('links say more than a number', () => {
    const linked = (says: string) =>
      chapterBook([
        row(
          tag('P', 'ja', tag('Link', 'ja', line('1', { depth: 60 }), click(says, { page: 2, to: 'one', toPage: 2 }))),
        ),
      ]);
    none(bareLinks(linked('注1')));
    found(bareLinks(linked('1')), /page 2: “1”/);
    found(bareLinks(linked('https://example.org/ a/')), /example/);
    none(bareLinks(linked('see https://example.org/a/')));
  });

  test('cross-references name the page to which they lead', () => {
    const reference = (text: string, toPage: number) =>
      chapterBook([
        row(
          tag(
            'P',
            'ja',
            tag('Link', 'ja', line('第一章', { depth: 60 }), click('第一章', { page: 2, to: 'one', toPage })),
            line(text, { depth: 60, start: 90 }),
          ),
        ),
      ]);
    none(wrongReferences(reference('（12ページ）を見る', 12)));
    found(wrongReferences(reference('（11ページ）を見る', 12)), /11, not 12/);
    found(wrongReferences(reference('を見る', 12)), /not 12/);
  });

  const framed = (head: string, foot: string) => [
    line(head, { page: 2, depth: 20, size: 5 }),
    line(foot, { page: 2, depth: 390, size: 5 }),
  ];
  const both = row(paragraph('ja', ['本文'], { depth: 200 }), paragraph('en', ['Text'], { depth: 200, start: right }));

  test('page x of y', () => {
    none(wrongFolios(chapterBook([both], { artifacts: framed('', '2 / 2') }), frame));
    found(
      wrongFolios(chapterBook([both], { artifacts: framed('', '3 / 2') }), frame),
      /page 2 says “3\/2”, not “2\/2”/,
    );
    found(wrongFolios(chapterBook([both], { artifacts: framed('', '2 / 9') }), frame), /“2\/9”/);
    found(wrongFolios(chapterBook([both]), frame), /“”/);
  });

  test('running heads name the chapter in the languages of the page', () => {
    const heads = [{ ja: '一', en: 'One' }];
    const book = (head: string) => chapterBook([both], { artifacts: framed(head, '') });
    none(wrongHeads(book('一 One'), frame, heads, ['ja', 'en']));
    none(wrongHeads(book('一'), frame, heads, ['ja', 'en'], true));
    found(wrongHeads(book('二 Two'), frame, heads, ['ja', 'en']), /is headed “二Two”, not “一One”/);
    found(wrongHeads(book('One 一'), frame, heads, ['ja', 'en']), /“One一”/);
    found(wrongHeads(book('One'), frame, heads, ['ja', 'en'], true), /not “一”/);
  });

  test('chapters begin on the page that was asked for', () => {
    none(wrongStarts(chapterBook([both]), 'verso'));
    found(wrongStarts(chapterBook([both]), 'recto'), /begins on page 2/);
  });
});

describe('baselines', () => {
  const pair = (depth: number, lower = 0) =>
    row(paragraph('ja', ['本文の行'], { depth }), paragraph('en', ['A line'], { depth: depth + lower, start: right }));

  test('both sides of a row begin on one line, within 0.1 mm', () => {
    none(unevenRows(chapterBook([pair(100), pair(200, 0.2)])));
    found(unevenRows(chapterBook([pair(100, 0.4)])), /0\.40 pt between/);
  });

  test('the items of two lists begin on one line each', () => {
    const list = (language: string, depths: readonly number[], start: number) =>
      tag(
        'L',
        language,
        ...depths.map((depth) => tag('LI', language, tag('LBody', language, line('項目', { depth, start })))),
      );
    none(unevenRows(chapterBook([row(list('ja', [100, 130], 50), list('en', [100, 130], right))])));
    found(unevenRows(chapterBook([row(list('ja', [100, 130], 50), list('en', [100, 131], right))])), /1\.00 pt/);
  });

  test('the cells of a row of a table begin on one line', () => {
    const table = (lower: number) =>
      row(
        tag(
          'Table',
          'ja',
          tag(
            'TR',
            'ja',
            ...[0, lower].map((more, index) =>
              tag('TD', 'ja', line('値', { depth: 100 + more, start: 50 + 60 * index })),
            ),
          ),
        ),
      );
    none(unevenRows(chapterBook([table(0)])));
    found(unevenRows(chapterBook([table(1)])), /1\.00 pt/);
  });

  test('rows of facing pages stand across from each other', () => {
    const spread = (lower: number) =>
      chapterBook([
        row(paragraph('ja', ['本文'], { page: 2, depth: 100 })),
        tag('Div', 'en', paragraph('en', ['Text'], { page: 3, depth: 100 + lower })),
      ]);
    none(unevenSpreads(spread(0)));
    found(unevenSpreads(spread(1)), /1\.00 pt/);
  });
});

describe('margins', () => {
  const points = 72 / 25.4;
  // 50 pt on the left of an even page, 40 on its right.
  const margins = { size: 10, top: 20, bottom: 20, inner: 40 / points, outer: 50 / points };
  const full = (start: number, count = 21, depth = 100) => row(paragraph('ja', ['字'.repeat(count)], { start, depth }));

  test('text stands inside the margins and reaches both', () => {
    none(outsideMargins(chapterBook([full(50)]), margins, false));
    found(outsideMargins(chapterBook([full(40)]), margins, false), /in the margin/);
    found(outsideMargins(chapterBook([full(50, 10)]), margins, false), /nothing stands at the right margin/);
    found(outsideMargins(chapterBook([full(50), full(50, 21, 395)]), margins, false), /in the margin/);
  });

  test('the spine of a book that is bound on the right is on the other side', () => {
    none(outsideMargins(chapterBook([full(40)]), margins, true));
    found(outsideMargins(chapterBook([full(50)]), margins, true), /in the margin/);
  });

  test('nothing is painted near the edge but what is allowed', () => {
    const rule = { kind: 'rule', left: 2, right: 200, bottom: 200, top: 201, colour: '#000000', after: 0 } as const;
    const [, page] = chapterBook([full(50)], { shapes: [rule] }).pages;
    assert.ok(page);
    found(inkNearEdge(page, 5), /rule: 0\.7 mm/);
    none(inkNearEdge(page, 5, ({ left }) => left === 2));
    const [, edge] = chapterBook([full(10)]).pages;
    found(inkNearEdge(edge ?? assert.fail(), 5), /字: 3\.5 mm/);
  });
});

describe('contrast', () => {
  test('of two colours', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(Math.round(contrast('#777777', '#ffffff') * 100) / 100, 4.48);
  });

  test('of letters to what is behind them', () => {
    const page = (colour: string, behind?: string) => {
      const area = { kind: 'area', left: 0, right: 300, bottom: 0, top: 400, colour: behind ?? '', after: 0 } as const;
      return (
        chapterBook([row(tag('P', 'ja', line('字', { depth: 100, colour })))], { shapes: behind ? [area] : [] })
          .pages[1] ?? assert.fail()
      );
    };
    none(paleText(page('#444444')));
    found(paleText(page('#999999')), /#999999 on #ffffff is 2\.85/);
    found(paleText(page('#444444', '#333333')), /on #333333/);
    none(paleText(page('#ffffff', '#9b2d1f')));
  });
});

describe('the ends of lines', () => {
  const long = '縦書きの行がここまで続いて';
  const book = (lines: readonly string[]) =>
    chapterBook([row(tag('P', 'ja', ...lines.map((text, index) => line(text, { depth: 40 + 18 * index }, true))))], {
      isVertical: true,
    });

  test('no line begins or ends with what is forbidden there', () => {
    none(forbiddenEdges(book([long, '次の行。'])));
    for (const start of ['、', '。', '」', 'ー', 'ゃ', '々', '・'])
      found(forbiddenEdges(book([long, `${start}次の行`])), /次の行/);
    for (const end of ['「', '（', '『']) found(forbiddenEdges(book([`${long}${end}`, '次の行'])), /page 2/);
  });

  test('no character is left alone', () => {
    none(loneLastCharacters(book([long, 'ある。'])));
    found(loneLastCharacters(book([long, 'る。'])), /る。/);
    none(loneLastCharacters(book(['る。'])));
  });

  test('words stay apart where a line ends', () => {
    const two = (first: string, second: string) =>
      chapterBook([row(tag('P', 'en', line(first, { depth: 40 }), line(second, { depth: 55 })))]);
    none(joinedWords(two('to ', 'the')));
    none(joinedWords(two('inter-', 'national')));
    found(joinedWords(two('want to', 'the')), /wantto⏎the/);
    found(joinedWords(two('of it.', 'The')), /it\.⏎The/);
    none(joinedWords(two('unbrokenandvery', 'long')));
    none(joinedWords(two('https://example', 'org')));
  });

  test('punctuation is turned', () => {
    const set = (text: string, outline: Box) =>
      chapterBook([row(tag('P', 'ja', line(text, { depth: 40 }, true)))], { isVertical: true, outline });
    const [lying, standing] = [
      { left: 0, right: 0.8, bottom: 0.5, top: 0.8 },
      { left: 0.6, right: 0.9, bottom: 0, top: 0.8 },
    ];
    const corner = { left: 0.6, right: 0.9, bottom: 0.6, top: 0.9 };
    none(wrongForms(set('「（」', lying)));
    found(wrongForms(set('「', standing)), /「/);
    none(wrongForms(set('ー', standing)));
    found(wrongForms(set('ー', lying)), /ー/);
    none(wrongForms(set('。', corner)));
    found(wrongForms(set('。', { left: 0.1, right: 0.3, bottom: 0, top: 0.2 })), /。/);
    none(wrongForms(set('字', lying)));
    const turned = line('字', { depth: 40 }, true);
    const glyphs = turned.glyphs.map((glyph) => ({ ...glyph, isTurned: true }));
    found(wrongForms(chapterBook([row(tag('P', 'ja', { ...turned, glyphs }))], { isVertical: true })), /字/);
  });

  test('letters are read in the order in which they stand', () => {
    none(disorderedLetters(book([long, '次の行'])));
    const back = tag('P', 'ja', line('下', { depth: 40, start: 90 }, true), line('上', { depth: 40, start: 60 }, true));
    found(disorderedLetters(chapterBook([row(back)], { isVertical: true })), /下上/);
    const earlier = tag('P', 'ja', line('左', { depth: 80 }, true), line('右', { depth: 40 }, true));
    found(disorderedLetters(chapterBook([row(earlier)], { isVertical: true })), /右/);
    const beside = tag(
      'P',
      'ja',
      line('十', { depth: 40, start: 60 }, true),
      line('1', { depth: 42, start: 71, size: 5 }, true),
      line('2', { depth: 37, start: 71, size: 5 }, true),
    );
    none(disorderedLetters(chapterBook([row(beside)], { isVertical: true })));
  });
});

describe('page breaks', () => {
  const split = (before: number, after: number) =>
    chapterBook([
      row(
        tag(
          'P',
          'ja',
          ...[...Array(before).keys()].map((at) => line('前の行', { depth: 200 + 15 * at })),
          ...[...Array(after).keys()].map((at) => line('後の行', { page: 3, depth: 50 + 15 * at })),
        ),
      ),
    ]);

  test('a paragraph leaves two lines on either page', () => {
    none(loneLines(split(2, 2)));
    found(loneLines(split(1, 3)), /page 2: 前の行/);
    found(loneLines(split(3, 1)), /page 3: 後の行/);
  });

  test('a heading has two lines of its text below it', () => {
    const headed = (lines: readonly LineAt[]) =>
      chapterBook([
        row(tag('H3', 'ja', line('見出し', { depth: 300 }))),
        row(tag('P', 'ja', ...lines.map((at) => line('本文', at)))),
      ]);
    none(strandedHeadings(headed([{ depth: 320 }, { depth: 335 }, { page: 3, depth: 50 }])));
    none(strandedHeadings(headed([{ depth: 320 }])));
    found(strandedHeadings(headed([{ depth: 320 }, { page: 3, depth: 50 }])), /1 lines below “見出し”/);
    found(strandedHeadings(headed([{ page: 3, depth: 50 }])), /0 lines below/);
  });

  test('a row does not leave one language alone where all of it fits on a page', () => {
    const parted = (english: number) =>
      chapterBook([
        row(
          paragraph('ja', ['短い行'], { depth: 300 }),
          tag('P', 'en', line('Text', { page: english, depth: english === 2 ? 300 : 50, start: right })),
        ),
      ]);
    none(loneLanguages(parted(2), 300));
    found(loneLanguages(parted(3), 300), /page 2: ja alone/);
    none(loneLanguages(parted(3), 15));
  });

  test('the last page of a chapter has some lines', () => {
    none(shortEnds(split(3, 3), 3));
    found(shortEnds(split(3, 2), 3), /page 3: 2 lines/);
  });
});

assert.ok(paper.width > right);
