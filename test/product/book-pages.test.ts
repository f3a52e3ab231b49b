/**
 * Every page of every printed edition, of the shipped publications and of the cases, measured as a typographer would:
 * sizes, notes, page numbers, heads, baselines, margins, the ends of lines and of pages, contrast. The measures are in
 * `book/`, with what each finds in `book/measures.test.ts`.
 */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pageGeometry } from '../../scripts/edition/paged/geometry.ts';
import { type PagedEdition, pagedEditions } from '../../scripts/publication/editions.ts';
import { readPublication } from '../../scripts/publication/read.ts';
import { readSources } from '../../scripts/publication/sources.ts';
import { readChapters } from '../../scripts/stage/read-chapters.ts';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { readInk } from '../writer/pdf/read-ink.ts';
import { readTags } from '../writer/pdf/read-tags.ts';
import { comparedRows, unevenRows, unevenSpreads } from './book/baselines.ts';
import { loneLanguages, loneLines, shortEnds, strandedHeadings } from './book/breaks.ts';
import { paleText } from './book/contrast.ts';
import { disorderedLetters, forbiddenEdges, joinedWords, loneLastCharacters, wrongForms } from './book/line-edges.ts';
import { inkNearEdge, outsideMargins } from './book/margins.ts';
import { misplacedNotes, missingNotes } from './book/notes.ts';
import {
  bareLinks,
  type ExpectedHead,
  referenceCount,
  wrongContents,
  wrongFolios,
  wrongHeads,
  wrongReferences,
  wrongStarts,
} from './book/numbers.ts';
import { type PrintedBook, printedBook } from './book/printed-book.ts';
import { bodySize, smallerThanPromised } from './book/sizes.ts';
import { manuscriptText } from './manuscript-text.ts';

const shipped = join(repository, 'manuscripts');
const cases = join(import.meta.dirname, '../cases/publications');
const publications = [shipped, cases].flatMap((folder) =>
  readdirSync(folder).map((name) => {
    const source = readFileSync(join(folder, name, 'publication.yaml'), 'utf8');
    const { publication } = readPublication(source, `${name}/publication.yaml`);
    return { folder: join(folder, name), name, publication: publication ?? assert.fail(name) };
  }),
);

/** Faults that are known and not mended yet, by edition. A fault that is gone must leave this list. */
const knownFaults: Readonly<Record<string, readonly string[]>> = {
  // Two cells of a narrow table, one with ruby, stand 1.5 pt apart; a line stands alone overleaf.
  'narrow card': ['rows that begin unevenly'],
  'narrow facing': ['lines alone on a page'],
};

describe('the pages of printed editions', () => {
  const { folder: scratch, remove } = scratchFolder();
  const out = join(scratch, 'out');
  const read = (name: string, path: string) => new Uint8Array(readFileSync(join(out, name, path)));
  let rows = 0;
  let references = 0;

  before(async () => {
    for (const { folder, name } of publications)
      cpSync(folder, join(scratch, 'manuscripts', name), { recursive: true });
    const { status, stderr } = await run('build', [
      ...['--manuscripts', join(scratch, 'manuscripts'), '--out', out],
      ...['--only', 'leaflet,booklet,book,print'],
    ]);
    assert.equal(status, 0, stderr);
  });
  after(remove);

  for (const { folder, name, publication } of publications) {
    for (const { name: edition, settings } of pagedEditions(publication)) {
      test(`${name}: the pages of the ${edition}`, async (context) => {
        const bytes = read(name, `${name}-${edition}.pdf`);
        const pages = await readInk(bytes);
        const isVertical = settings.layout === 'ja-vertical';
        const book = printedBook(pages, await readTags(bytes, pages), isVertical);
        const known = knownFaults[`${name} ${edition}`] ?? [];
        const expected = await expectedOf(folder, settings);
        const flaws = flawsOf(book, settings, expected, publication.languages);
        const found = Object.entries(flaws).filter(([what, some]) => some.length > 0 && !known.includes(what));
        assert.deepEqual(Object.fromEntries(found), {});
        const gone = known.filter((what) => flaws[what]?.length === 0);
        assert.deepEqual(gone, [], 'no fault any more');
        // A chapter of the cases may be as short as that; those that are shipped are longer.
        const ends = shortEnds(book, 3);
        if (folder.startsWith(shipped)) assert.deepEqual(ends, [], 'nearly empty last pages');
        for (const end of ends) context.diagnostic(`${name}, ${edition}: a chapter ends with ${end}`);
        if (settings.layout === 'columns') rows += comparedRows(book);
        references += referenceCount(book);
      });
    }

    for (const path of sheetsOf(publication.editions, publication.print, name)) {
      test(`${name}: ${path} can be printed on any copier`, async () => {
        for (const [index, page] of (await readInk(read(name, path))).entries()) {
          // The line to cut along runs from edge to edge.
          const isCut = ({ left, right }: { left: number; right: number }): boolean =>
            path.startsWith('print/') && Math.abs((left + right) / 2 - page.width / 2) < 2 && right - left < 3;
          assert.deepEqual(inkNearEdge(page, 5, isCut), [], `page ${index + 1}`);
          assert.deepEqual(paleText(page), [], `page ${index + 1}`);
        }
      });
    }
  }

  test('enough was compared', () => {
    assert.ok(rows >= 150, `${rows} rows side by side`);
    assert.ok(references >= 2, `${references} cross-references`);
  });
});

/** The flaws of a book, by what they are. */
function flawsOf(
  book: PrintedBook,
  settings: PagedEdition,
  { heads, notes }: Expected,
  languages: readonly ('ja' | 'en')[],
): Record<string, readonly string[]> {
  const { layout, chapterStart } = settings;
  const geometry = pageGeometry(settings);
  const { size } = geometry;
  const isFacing = layout === 'facing';
  const isLarge = size >= 18;
  const start = isFacing ? 'verso' : chapterStart === 'recto' ? 'recto' : undefined;
  const body = bodySize(book);
  const isBothOnPage = layout === 'columns' || layout === 'interleaved';
  return {
    // The size may be left open by the settings; a text without any paragraph has none.
    'the size of the text': Number.isNaN(body) || settings.type || Math.abs(body - size) <= 0.05 ? [] : [`${body}`],
    'type smaller than promised': smallerThanPromised(
      book,
      isLarge ? { text: 18, tables: 15, frame: 15 } : { text: 6, tables: 6, frame: 6 },
    ),
    'notes elsewhere': misplacedNotes(book, isFacing),
    'notes that are missing': missingNotes(book, notes),
    'wrong contents': wrongContents(book),
    'wrong cross-references': wrongReferences(book),
    'links that say a number alone': bareLinks(book),
    'wrong page numbers': wrongFolios(book, geometry),
    'wrong running heads': wrongHeads(book, geometry, heads, languages, isFacing),
    'chapters on the wrong side': start ? wrongStarts(book, start) : [],
    'rows that begin unevenly': layout === 'columns' ? unevenRows(book) : isFacing ? unevenSpreads(book) : [],
    'in the margins': outsideMargins(book, geometry, layout === 'ja-vertical'),
    'near the edge': book.pages.slice(1).flatMap((page) => inkNearEdge(page, 3.5)),
    'pale text': book.pages.flatMap((page) => paleText(page)),
    'forbidden at the ends of lines': forbiddenEdges(book),
    'characters alone on the last line': loneLastCharacters(book),
    'words without a space between them': joinedWords(book),
    'letters out of order': disorderedLetters(book),
    'letters in the wrong form': layout === 'ja-vertical' ? wrongForms(book) : [],
    'lines alone on a page': loneLines(book),
    'headings without text': strandedHeadings(book, layout === 'interleaved'),
    'languages alone': isBothOnPage ? loneLanguages(book, (geometry.text.height * 72) / 25.4) : [],
  };
}

/** What the chapters of an edition must have, in their order. */
interface Expected {
  readonly heads: readonly ExpectedHead[];
  /** How many notes they refer to. */
  readonly notes: readonly number[];
}

async function expectedOf(folder: string, { chapters }: PagedEdition): Promise<Expected> {
  const { pairs } = await readChapters(await readSources(folder));
  const texts = await manuscriptText(folder);
  const names = chapters ?? pairs.map(({ ja }) => ja.name);
  return {
    heads: names.flatMap((name) =>
      pairs
        .filter(({ ja }) => ja.name === name)
        .map(({ ja, en }) => ({
          ja: ja.frontMatter.short ?? ja.frontMatter.title,
          en: en.frontMatter.short ?? en.frontMatter.title,
        })),
    ),
    notes: names.flatMap((name) => texts.filter((text) => text.name === name).map((text) => text.notes.length)),
  };
}

/** What is meant for copiers: the leaflet, and sheets with two of them. */
function sheetsOf(editions: object, print: object | undefined, name: string): string[] {
  return [
    ...('leaflet' in editions && editions.leaflet !== undefined ? [`${name}-leaflet.pdf`] : []),
    ...(print ? Object.keys(print).map((layout) => `print/${name}-${layout}.pdf`) : []),
  ];
}
