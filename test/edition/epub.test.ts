import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { EditionInput } from '../../scripts/edition/edition.ts';
import { epubEdition } from '../../scripts/edition/epub.ts';
import { inOneLanguage } from '../../scripts/edition/epub-language.ts';
import type { PrintedPages } from '../../scripts/edition/epub-pages.ts';
import { rareCharacters } from '../../scripts/edition/epub-rare.ts';
import { uprightDigits } from '../../scripts/edition/epub-vertical.ts';
import type { Language } from '../../scripts/message/message.ts';
import { inputOf } from '../stage/small-publication.ts';
import { everything } from './editions.ts';
import { headingLevels, ids, rooted, tagged, targets, words } from './tree.ts';

const documents = epubEdition(await inputOf(everything)).documents;

it('has the title page, a document for each chapter, then the colophon', () => {
  assert.deepEqual(
    documents.map(({ name, type, title }) => [name, type, title.ja, title.en]),
    [
      ['titlepage', 'titlepage', '扉', 'Title page'],
      ['statement', 'chapter', '題 01-statement', 'Title 01-statement'],
      ['background', 'chapter', '題 02-background', 'Title 02-background'],
      ['colophon', 'colophon', 'この版について', 'About this edition'],
    ],
  );
});

describe('each document', () => {
  for (const { name, body, sections } of documents) {
    const tree = rooted(body);
    it(`begins with its title and skips no level: ${name}`, () => {
      const levels = headingLevels(tree);
      assert.equal(levels[0], 1);
      levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, levels.join(' ')));
    });

    it(`has the ids of its sections: ${name}`, () => {
      const there = new Set(ids(tree));
      for (const { id } of sections) assert.ok(there.has(id), id);
    });
  }
});

it('lists all headings with their depths, without readings', async () => {
  assert.deepEqual(
    documents[1]?.sections.map(({ id, depth, title }) => [id, depth, title.ja, title.en]),
    [
      ['our-demands', 2, '要求', 'Our demands'],
      ['details', 3, '細目', 'Details'],
      ['figures', 2, '数字', 'Figures'],
    ],
  );
  const [, ruby] = epubEdition(
    await inputOf({ ja: { '01-a': '## {暗号|あんごう}の**話**\n' }, en: { '01-a': '## About *keys*\n' } }),
  ).documents;
  assert.deepEqual(ruby?.sections[0]?.title, { ja: '暗号の話', en: 'About keys' });
});

it('links from one document to another, as if they were one', () => {
  const [, statement] = documents;
  assert.ok(statement);
  const links = tagged(rooted(statement.body), 'a').map(({ properties }) => properties.href);
  assert.ok(links.includes('#background'));
  assert.ok(!ids(rooted(statement.body)).includes('background'));
});

it('has no link into nothing, which validators would refuse', async () => {
  const texts = { ja: { '01-a': '甲[^n]。\n\n[^n]: 注\n' }, en: { '01-a': 'No mark here.\n\n[^n]: Note\n' } };
  const all = rooted(epubEdition(await inputOf(texts)).documents.flatMap(({ body }) => body));
  const there = new Set(ids(all));
  assert.deepEqual(
    new Set(targets(all)),
    new Set(['no-mark-here.en', 'no-mark-here.ja', 'note-a-1-en', 'note-a-1-ja', 'ref-a-1-ja']),
  );
  assert.ok(targets(all).every((target) => there.has(target)));
});

it('has the licence in the colophon', () => {
  const last = documents.at(-1);
  assert.match(
    words(rooted(last?.body ?? [])),
    /利用条件クリエイティブ・コモンズ BY 4\.0.*LicenceCreative Commons BY 4\.0/s,
  );
});

it('gives every chapter a file name of its own, whatever it is called', async () => {
  const texts = { '01-titlepage': '甲。\n', '02-colophon': '乙。\n' };
  const names = epubEdition(
    await inputOf({ ja: texts, en: { '01-titlepage': 'One.\n', '02-colophon': 'Two.\n' } }),
  ).documents;
  assert.deepEqual(
    names.map(({ name }) => name),
    ['titlepage', 'titlepage-2', 'colophon-2', 'colophon'],
  );
});

describe('in one language', () => {
  const of = async (language: 'ja' | 'en') =>
    epubEdition(
      inOneLanguage(
        await inputOf({
          settings: everything.settings ?? '',
          ja: { '01-a': '<!-- alone: x -->\n\n日本語だけ。\n\n共通。\n' },
          en: { '01-a': 'Shared.\n' },
        }),
        language,
      ),
    ).documents;

  it('leaves out what that language lacks, and says nothing of it', async () => {
    const english = words(rooted((await of('en'))[1]?.body ?? []));
    assert.match(english, /Shared\./);
    assert.doesNotMatch(english, /not translated|日本語|English/);
    assert.match(words(rooted((await of('ja'))[1]?.body ?? [])), /日本語だけ。\s*共通。/);
  });
});

describe('rare characters', () => {
  it('are kanji beyond JIS X 0208 and variants, not what every phone has', () => {
    assert.deepEqual([...rareCharacters(['𠮟る叱る鷗葛\u{e0100}城髙﨑①ｱあア々 A'])], ['𠮟', '鷗', '葛\u{e0100}']);
  });
});

describe('pages of the booklet', () => {
  type Start = PrintedPages['starts'][number];
  const both: readonly Language[] = ['ja', 'en'];
  const start = (page: number, row: string, taken?: Start['taken'], languages = both): Start => ({
    ...{ page, row, taken: taken ?? { ja: 0, en: 0 }, languages },
    ...(!taken && { begins: row }),
  });
  const printed = (starts: readonly Start[], pageOf: Record<string, number> = {}) => ({
    file: 'b.pdf',
    labels: Array.from({ length: starts.at(-1)?.page ?? 0 }, (_, index) => `p${index + 1}`),
    pageOf: new Map(Object.entries({ contents: 2, ...pageOf })),
    starts,
  });
  /** The labels of the page list, and the text or the id that stands next behind the mark of each page in the text. */
  const paged = (input: EditionInput, pages: PrintedPages & { readonly file: string }): string[] => {
    const { documents: made, pages: list } = epubEdition(input, { printed: pages });
    const pieces = made.flatMap(({ body }) => body.flatMap(piecesOf));
    return list.map(({ label, id, frame }) => `${label} ${frame ?? pieces[pieces.indexOf(`#${id}`) + 1]}`);
  };
  const piecesOf = (node: ElementContent): string[] => {
    if (node.type === 'text') return node.value.trim() === '' ? [] : [node.value];
    if (node.type !== 'element') return [];
    const { id } = node.properties;
    return [...(typeof id === 'string' ? [`#${id}`] : []), ...node.children.flatMap(piecesOf)];
  };
  const long = {
    ja: {
      '01-a': '<!-- id: long -->\n\n長い段落が次の頁へ行く。\n\n<!-- id: next -->\n\n次。\n',
      '02-b': '終わり。\n',
    },
    en: { '01-a': 'A long paragraph that goes on overleaf.\n\nNext.\n', '02-b': 'The end.\n' },
  };

  it('stand before the row that begins on them; one without text where the next one does', async () => {
    const starts = [start(3, 'statement'), start(5, 'our-demands'), start(6, 'background'), start(7, 'colophon')];
    assert.deepEqual(paged(await inputOf(everything), printed(starts)), [
      'p1 cover',
      'p2 contents',
      'p3 #statement',
      'p4 #page.5',
      'p5 #our-demands',
      'p6 #background',
      'p7 #colophon',
    ]);
  });

  it('stand at the word where a row goes on, in the language of the book; before the next row if that has ended', async () => {
    const input = await inputOf(long);
    const goesOn = [start(2, 'a'), start(3, 'long', { ja: 5, en: 14 }), start(4, 'long', { en: 22 }), start(5, 'b')];
    const pages = printed(goesOn, { contents: 1 });
    assert.deepEqual(paged(input, pages), ['p1 contents', 'p2 #a', 'p3 次の頁へ行く。', 'p4 on overleaf.', 'p5 #b']);
    assert.deepEqual(paged(inOneLanguage(input, 'ja'), pages).slice(2), ['p3 次の頁へ行く。', 'p4 #next', 'p5 #b']);
    assert.deepEqual(paged(inOneLanguage(input, 'en'), pages).slice(2), ['p3 that goes ', 'p4 on overleaf.', 'p5 #b']);
  });

  it('stand before a row that goes on in the other language only, if its text comes on a later page', async () => {
    const input = await inputOf(long);
    const below = [
      start(2, 'a'),
      start(3, 'long', { en: 14 }),
      start(4, 'long', { en: 22, ja: 0 }),
      start(5, 'long', { ja: 5 }),
      start(6, 'b'),
    ];
    assert.deepEqual(paged(inOneLanguage(input, 'ja'), printed(below, { contents: 1 })), [
      'p1 contents',
      'p2 #a',
      'p3 #page.4',
      'p4 #long',
      'p5 次の頁へ行く。',
      'p6 #b',
    ]);
  });

  it('are left out where they are in another language only, unless the booklet is', async () => {
    const input = inOneLanguage(await inputOf(long), 'en');
    const sides = ([2, 3, 4, 5] as const).map((page) => {
      const language = page % 2 === 0 ? 'ja' : 'en';
      return { ...start(page, page < 4 ? 'a' : 'b'), taken: { [language]: 0 }, languages: [language] as const };
    });
    assert.deepEqual(paged(input, printed(sides, { contents: 1 })), ['p1 contents', 'p3 #a', 'p5 #b']);
    const japanese = sides.filter(({ page }) => page % 2 === 0);
    assert.deepEqual(paged(input, printed(japanese, { contents: 1 })), ['p1 contents', 'p2 #a', 'p3 #page.4', 'p4 #b']);
  });

  it('only go forward, and come later where something took more pages than were counted', async () => {
    const input = await inputOf(long);
    const swapped = [start(2, 'b'), start(3, 'a'), start(4, 'colophon')];
    assert.deepEqual(paged(input, printed(swapped, { contents: 1 })), ['p1 contents', 'p2 #b', 'p4 #colophon']);
    const late = {
      ...printed([start(2, 'a'), start(3, 'b')], { contents: 1, b: 4 }),
      labels: ['i', 'ii', 'iii', 'iv'],
    };
    assert.deepEqual(paged(input, late), ['i contents', 'ii #a', 'iii #page.4', 'iv #b']);
  });
});

it('sets numbers upright in vertical lines, and leaves words, decimals and addresses alone', () => {
  const tree = rooted(uprightDigits([h('p', '2021年3月11日、1.5とPart2とA4と12345')]));
  const found = tagged(tree, 'span').map(({ properties, children }) => [properties.className, words(rooted(children))]);
  assert.deepEqual(found, [
    [['upright'], '2021'],
    [['tcy'], '3'],
    [['tcy'], '11'],
  ]);
});

it('has no links between dividing lines, which say the same in both languages', async () => {
  const text = 'A.\n\n---\n\nB.\n';
  const [, chapter] = epubEdition(
    await inputOf({ ja: { '01-a': '甲。\n\n---\n\n乙。\n' }, en: { '01-a': text } }),
  ).documents;
  const tree = rooted(chapter?.body ?? []);
  assert.equal(tagged(tree, 'hr').length, 2);
  assert.equal(tagged(tree, 'a').length, 4);
});

it('keeps dates in tables whole and calls notes by their name', async () => {
  const table = (date: string) => `| A | B |\n| - | - |\n| ${date} | B[^1] |\n\n[^1]: C\n`;
  const input = await inputOf({ ja: { '01-a': table('2019年10月') }, en: { '01-a': table('October 2019') } });
  const [, chapter] = epubEdition(input).documents;
  const tree = rooted(chapter?.body ?? []);
  const pieces = tagged(tree, 'span').filter(({ properties }) => String(properties.className).includes('amount'));
  assert.equal(pieces.length, 2);
  const marks = tagged(tree, 'a').filter(({ properties }) => properties.role === 'doc-noteref');
  assert.deepEqual(
    marks.map(({ properties }) => properties.ariaLabel),
    ['注1', 'Note 1'],
  );
});
