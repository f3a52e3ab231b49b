/**
 * The shipped publications and the cases under `test/cases/publications`, built once as a user builds them: every edition
 * says what the manuscripts say, all of it, once and in order. A new folder of manuscripts there needs no code here.
 */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Element, Root } from 'hast';
import { parse } from 'yaml';
import type { Language } from '../../scripts/message/message.ts';
import type { Manifest } from '../../scripts/release/manifest.ts';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { assertValidEpubs } from '../writer/epub/epubcheck.ts';
import { unpack } from '../writer/epub/unpack.ts';
import { radicals, readPdf, unreadable } from '../writer/pdf/read-pdf.ts';
import {
  type ChapterText,
  manuscriptText,
  rowsText,
  selected,
  squeeze,
  wholeText,
  withoutRubyBrackets,
  withRubyBrackets,
} from './manuscript-text.ts';
import { classesOf, elementsOf, find, languageText, parseHtml, parseXml, textOf, wrongLanguages } from './markup.ts';
import { forbiddenEdges, loneCharacters, measureInCharacters, nearEdge } from './page-typography.ts';
import { printedText } from './print-text.ts';
import { shareOfSize, smallerThan } from './set-lines.ts';

const languages = ['ja', 'en'] as const;
const pointsPerMillimetre = 72 / 25.4;
const shipped = join(repository, 'manuscripts');
const cases = join(import.meta.dirname, '../cases/publications');
const names = [shipped, cases].flatMap((folder) =>
  readdirSync(folder).map((name) => ({ folder: join(folder, name), name })),
);

describe('every edition', () => {
  const { folder: scratch, remove } = scratchFolder();
  const out = join(scratch, 'out');
  const file = (name: string, path: string) => new Uint8Array(readFileSync(join(out, name, path)));
  const manifestOf = (name: string) => JSON.parse(Buffer.from(file(name, 'manifest.json')).toString()) as Manifest;
  const text = new Map<string, readonly ChapterText[]>();

  before(async () => {
    for (const { folder, name } of names) cpSync(folder, join(scratch, 'manuscripts', name), { recursive: true });
    const { status, stderr } = await run('build', ['--manuscripts', join(scratch, 'manuscripts'), '--out', out]);
    assert.equal(status, 0, stderr);
    for (const { folder, name } of names) text.set(name, await manuscriptText(folder));
  });
  after(remove);

  const settingsOf = (folder: string) => parse(readFileSync(join(folder, 'publication.yaml'), 'utf8')) as Settings;
  const textOfName = (name: string): readonly ChapterText[] => text.get(name) ?? assert.fail(name);

  for (const { folder, name } of names) {
    const settings = settingsOf(folder);

    test(`${name}: the web page says everything in both languages`, () => {
      const chapters = textOfName(name);
      const page = parseHtml(Buffer.from(file(name, 'index.html')).toString());
      const main = find(page, ({ tagName }) => tagName === 'main');
      for (const language of languages) {
        assertSameText(languageText(main, language), withRubyBrackets(wholeText(chapters, language)));
      }
      assertRowOrder(main, chapters);
      assert.deepEqual(wrongLanguages(page), []);
    });

    test(`${name}: the chapters of the EPUB say everything in both languages`, () => {
      const chapters = textOfName(name);
      const book = bookOf(file(name, `${name}.epub`));
      const documents = book.spine.map(({ path, tree }) => ({ path, body: bodyOf(tree), tree }));
      const [cover, titlePage, nav, ...rest] = documents;
      const colophon = rest.pop();
      assert.equal(rest.length, chapters.length);
      for (const [index, chapter] of chapters.entries()) {
        const body = rest[index]?.body ?? assert.fail(chapter.id);
        for (const language of languages) {
          assertSameText(languageText(body, language), withoutRubyBrackets(wholeText([chapter], language)));
        }
        assertRowOrder(body, [chapter]);
      }
      for (const document of [cover, titlePage, nav, ...rest, colophon]) {
        assert.ok(document, 'a document is missing');
        assert.deepEqual(wrongLanguages(document.tree), [], document.path);
      }
      assert.equal(documents.length, chapters.length + 4);
      assertBook(book, settings.languages);
    });

    for (const { kind, path, pages: count } of booksOf(settings)) {
      test(`${name}: the ${kind} says everything that it should in its languages`, async () => {
        const chapters = textOfName(name);
        const pdf = await readPdf(file(name, path(name)));
        assert.equal(manifestOf(name).artifacts.find((one) => one.path === path(name))?.pages, pdf.pages.length);
        if (count !== undefined) assert.equal(pdf.pages.length, count);
        assert.deepEqual(radicals(pdf.text), []);
        assert.deepEqual(unreadable(pdf.text), []);
        assert.deepEqual(
          pdf.fonts.filter(
            ({ subtype, embedded, hasUnicode }) => subtype !== 'CIDFontType2' || !embedded || !hasUnicode,
          ),
          [],
        );
        assert.ok(pdf.isTagged);
        const shown = settings.languages.filter(
          (language) => kind === 'leaflet' || languagesOf(kind, settings.editions).includes(language),
        );
        assert.equal(pdf.language, shown[0]);
        for (const { pieces, page, language } of printed(kind, settings, chapters)) {
          const some = page === undefined ? pdf.pages : pdf.pages.slice(page - 1, page);
          if (kind === 'leaflet') {
            assertHoldsInOrder(printedText(some, language), pieces.map(withoutRubyBrackets));
            continue;
          }
          // On facing pages each language has its own table: no figure stands for both.
          const part = settings.editions[kind]?.layout === 'facing' ? 'own body' : 'body';
          const body = printedText(some, language, part).replaceAll(/（\d+ページ）|\(p\.\d+\)/g, '');
          assertHoldsInOrder(body, pieces.map(withoutRubyBrackets));
          const notes = notesOf(chapters, settings.editions[kind]).map((note) => withoutRubyBrackets(note[language]));
          assertHoldsInOrder(printedText(some, language, 'notes'), notes);
        }
        if (kind === 'leaflet') {
          const chosen = new Set(chosenRows(settings, chapters).map(({ id }) => id));
          const all = languages.map((language) => printedText(pdf.pages, language)).join('');
          const others = chapters.flatMap(({ sections }) => sections).flatMap(({ rows }) => rows);
          for (const { id, ja } of others) {
            if (ja.length >= 12 && !chosen.has(id)) assert.equal(all.includes(withoutRubyBrackets(ja)), false, id);
          }
        }
      });
    }

    for (const { kind, path } of booksOf(settings)) {
      test(`${name}: the pages of the ${kind} are well set`, async () => {
        const { pages } = await readPdf(file(name, path(name)));
        const isVertical = settings.editions[kind]?.layout === 'ja-vertical';
        const size = Number(settings.editions[kind]?.size);
        // Where anything stands out of a page, the browser makes all pages smaller.
        if (size > 0) assert.ok(shareOfSize(pages, size) > 0.1, `type of ${size} pt`);
        const leastSize = kind === 'leaflet' ? Math.min(6, settings.editions.leaflet?.type?.from ?? 6) : 6;
        for (const [index, page] of pages.entries()) {
          const where = `page ${index + 1}`;
          assert.deepEqual(
            nearEdge(page, (kind === 'leaflet' ? 5 : 3) * pointsPerMillimetre, isVertical),
            [],
            `${where}: too near to the edge`,
          );
          assert.deepEqual(smallerThan(page, leastSize - 0.01), [], `${where}: too small`);
          assert.deepEqual(forbiddenEdges(page, isVertical), [], `${where}: forbidden at the ends of lines`);
          assert.deepEqual(loneCharacters(page, isVertical), [], `${where}: a character alone on the last line`);
        }
      });
    }
  }

  for (const [kind, size] of [
    ['booklet', 8.5],
    ['book', 9],
    ['large-print', 18],
  ] as const) {
    test(`e2ee-statement: the lines of the ${kind} are a whole number of characters long`, async () => {
      const { pages } = await readPdf(file('e2ee-statement', `e2ee-statement-${kind}.pdf`));
      const measure = measureInCharacters(pages, false, size);
      assert.ok(Math.abs(measure - Math.round(measure)) <= 0.05, `${measure} characters of ${size} pt`);
    });
  }

  test('all EPUBs are valid', async () => {
    await assertValidEpubs(new Map(names.map(({ name }) => [name, file(name, `${name}.epub`)])));
  });
});

interface Settings {
  readonly languages: readonly Language[];
  readonly editions: {
    readonly leaflet?: {
      readonly layout?: string;
      readonly sides?: number;
      readonly front: readonly string[];
      readonly back?: readonly string[];
      readonly type?: { readonly from: number };
    };
  } & Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The printed editions that the settings ask for, with the number of pages where it is fixed. */
function booksOf({ editions }: Settings): { kind: string; path: (name: string) => string; pages?: number }[] {
  return Object.keys(editions)
    .filter((kind) => kind !== 'web' && kind !== 'epub')
    .map((kind) => ({
      kind,
      path: (name: string) => `${name}-${kind}.pdf`,
      ...(kind === 'leaflet' && { pages: editions.leaflet?.sides ?? 2 }),
    }));
}

interface Expected {
  /** Unbroken texts, in order; only marks of the edition, such as the numbers of notes, may stand between them. */
  readonly pieces: readonly string[];
  readonly language: Language;
  /** The only page that may hold them; the whole document where absent. */
  readonly page?: number;
}

/** What each language must say in an edition. */
function printed(kind: string, { languages: order, editions }: Settings, chapters: readonly ChapterText[]): Expected[] {
  if (kind !== 'leaflet') {
    const chosen = editions[kind]?.chapters as readonly string[] | undefined;
    const shown = chapters.filter(({ name }) => chosen === undefined || chosen.includes(name));
    return languagesOf(kind, editions).map((language) => ({
      language,
      pieces: shown.map(({ title, sections }) => title[language] + rowsText(sections, language)),
    }));
  }
  const { front = [], back = [], layout } = editions.leaflet ?? {};
  const side = (targets: readonly string[], language: Language, page: number): Expected[] =>
    targets.length === 0
      ? []
      : [{ language, page, pieces: targets.map((target) => rowsText(selected(chapters, target), language)) }];
  return layout === 'language-per-side'
    ? order.flatMap((language, index) => side(front, language, index + 1))
    : languages.flatMap((language) => [...side(front, language, 1), ...side(back, language, 2)]);
}

/** The notes of the chapters that an edition has, in the order in which they are referred to. */
function notesOf(chapters: readonly ChapterText[], edition: Readonly<Record<string, unknown>> | undefined) {
  const chosen = edition?.chapters as readonly string[] | undefined;
  return chapters.filter(({ name }) => chosen === undefined || chosen.includes(name)).flatMap(({ notes }) => notes);
}

/** The languages of a book. */
function languagesOf(kind: string, editions: Settings['editions']): readonly Language[] {
  const layout = String(editions[kind]?.layout ?? 'columns');
  return languages.filter((language) => !/^(ja|en)/.test(layout) || layout.startsWith(language));
}

function chosenRows({ editions }: Settings, chapters: readonly ChapterText[]) {
  const { front = [], back = [] } = editions.leaflet ?? {};
  return [...front, ...back].flatMap((target) => selected(chapters, target)).flatMap(({ rows }) => rows);
}

/** Compares long texts, and shows where they part. */
function assertSameText(actual: string, expected: string): void {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  assert.equal(actual.slice(Math.max(0, at - 20), at + 40), expected.slice(Math.max(0, at - 20), at + 40), `at ${at}`);
}

/** Texts are in another one from the first to the last character, without a gap, in order; long ones only once. */
function assertHoldsInOrder(actual: string, pieces: readonly string[]): void {
  let end = 0;
  for (const piece of pieces) {
    if (piece === '') continue;
    const at = actual.indexOf(piece, end);
    if (at === -1) assert.fail(difference(actual, piece));
    if (piece.length > 20) assert.equal(actual.split(piece).length, 2, `more than once: ${piece.slice(0, 40)}`);
    end = at + piece.length;
  }
}

/** Where the longest beginning that is there goes on otherwise. */
function difference(actual: string, expected: string): string {
  let length = expected.length;
  while (!actual.includes(expected.slice(0, length))) length = Math.floor(length / 2);
  while (actual.includes(expected.slice(0, length + 1))) length += 1;
  const start = length === 0 ? 0 : actual.indexOf(expected.slice(0, length));
  const around = (text: string, from: number) => text.slice(Math.max(0, from + length - 20), from + length + 40);
  return `…${around(expected, 0)}… is not there, but …${around(actual, start)}…`;
}

/** Every row is there under its id, once, in the order of the manuscripts. */
function assertRowOrder(node: Element | Root, chapters: readonly ChapterText[]): void {
  const ids = elementsOf(node)
    .filter((element) => classesOf(element).includes('row') && element.properties.id !== undefined)
    .map(({ properties }) => String(properties.id));
  const expected = chapters.flatMap(({ id, sections }) => [
    id,
    ...sections.flatMap(({ rows }) => rows.map((row) => row.id)),
  ]);
  assert.deepEqual(ids, expected);
}

interface Book {
  readonly opf: Root;
  readonly nav: Root;
  readonly ncx: Root;
  readonly spine: readonly { readonly path: string; readonly tree: Root }[];
  readonly paths: ReadonlySet<string>;
}

function bookOf(archive: Uint8Array): Book {
  const entries = new Map(unpack(archive).map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  const container = parseXml(entries.get('META-INF/container.xml') ?? '');
  const opfPath = String(find(container, ({ tagName }) => tagName === 'rootfile').properties['full-path']);
  const folder = opfPath.replace(/[^/]*$/, '');
  const opf = parseXml(entries.get(opfPath) ?? '');
  const items = elementsOf(opf).filter(({ tagName }) => tagName === 'item');
  const hrefOf = (fits: (item: Element) => boolean) => `${folder}${items.find(fits)?.properties.href}`;
  const read = (path: string) => parseXml(entries.get(path) ?? assert.fail(`no ${path}`));
  return {
    opf,
    nav: read(hrefOf(({ properties }) => properties.properties === 'nav')),
    ncx: read(hrefOf((item) => item.properties['media-type'] === 'application/x-dtbncx+xml')),
    spine: elementsOf(opf)
      .filter(({ tagName }) => tagName === 'itemref')
      .map(({ properties }) => hrefOf((item) => item.properties.id === properties.idref))
      .map((path) => ({ path, tree: read(path) })),
    paths: new Set(entries.keys()),
  };
}

function bodyOf(tree: Root): Element {
  return find(tree, ({ tagName }) => tagName === 'body');
}

/** What the validators do not ask for: both languages, in order, in the package and in the navigation; cover first. */
function assertBook({ opf, nav, spine }: Book, order: readonly Language[]): void {
  const metadata = elementsOf(opf);
  assert.deepEqual(
    metadata.filter(({ tagName }) => tagName === 'dc:language').map(textOf),
    order,
    'the languages of the package',
  );
  assert.equal(find(opf, ({ tagName }) => tagName === 'package').properties['xml:lang'], order[0]);
  assert.match(spine[0]?.path ?? '', /cover\.xhtml$/);
  const navs = elementsOf(nav).filter(({ tagName }) => tagName === 'nav');
  const typed = (type: string) =>
    navs.find(({ properties }) => properties['epub:type'] === type) ?? assert.fail(`no ${type}`);
  const entries = elementsOf(typed('toc')).filter(({ tagName }) => tagName === 'a');
  assert.ok(entries.length > 0);
  for (const entry of entries) {
    const seen = elementsOf(entry).filter(({ properties }) => properties.lang !== undefined);
    assert.deepEqual([...new Set(seen.map(({ properties }) => properties.lang))].toSorted(), ['en', 'ja']);
    for (const language of languages) assert.notEqual(languageText(entry, language), '', textOf(entry));
  }
  const landmarks = elementsOf(typed('landmarks')).map(({ properties }) => properties['epub:type']);
  for (const type of ['cover', 'toc', 'bodymatter']) assert.ok(landmarks.includes(type), `landmark ${type}`);
  for (const { path, tree } of spine) {
    const html = find(tree, ({ tagName }) => tagName === 'html');
    assert.equal(html.properties.lang, html.properties['xml:lang'], path);
    for (const { properties } of elementsOf(tree)) assert.equal(properties.lang, properties['xml:lang'], path);
    assert.notEqual(squeeze(textOf(find(tree, ({ tagName }) => tagName === 'title'))), '');
  }
}
