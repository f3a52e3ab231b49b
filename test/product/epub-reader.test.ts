/**
 * The EPUBs in a real reading engine in the browser: every page is turned in both directions, every link followed, every
 * note opened, at the size of a phone and of a tablet.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { h } from 'hastscript';
import type { Browser } from 'puppeteer';
import { writeEpub } from '../../scripts/writer/epub/write-epub.ts';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { book, both, cell, chapter, templates } from '../writer/epub/books.ts';
import { type Location, openBook, type Reader } from './epub-reader.ts';
import { hostilePublication } from './hostile-publication.ts';
import { longPublication } from './long-publication.ts';
import { startReader } from './reader.ts';

const phone = { width: 390, height: 780 };
const smallPhone = { width: 320, height: 568 };
const tablet = { width: 1024, height: 768 };

const readings = [
  { book: 'e2ee-statement', ending: '', screen: phone, columns: 1 },
  { book: 'e2ee-statement', ending: '', screen: tablet, columns: 2 },
  { book: 'e2ee-statement', ending: '-ja', screen: phone, columns: 1 },
  { book: 'e2ee-statement', ending: '-en', screen: phone, columns: 1 },
  { book: 'e2ee-statement', ending: '-ja-vertical', screen: phone, columns: 1 },
  { book: 'e2ee-statement', ending: '-ja-vertical', screen: tablet, columns: 1 },
  { book: 'rally-handout', ending: '', screen: phone, columns: 1 },
  { book: 'hostile', ending: '', screen: phone, columns: 1 },
] as const;

describe('a reader', () => {
  const { folder: scratch, remove } = scratchFolder();
  const out = join(scratch, 'out');
  let browser: Browser;

  before(async () => {
    const manuscripts = join(scratch, 'manuscripts');
    mkdirSync(manuscripts);
    for (const name of ['e2ee-statement', 'rally-handout']) {
      cpSync(join(repository, 'manuscripts', name), join(manuscripts, name), { recursive: true });
      const file = join(manuscripts, name, 'publication.yaml');
      const settings = readFileSync(file, 'utf8');
      writeFileSync(file, settings.replace('epub: {}', 'epub: { files: [bilingual, ja, en, ja-vertical] }'));
    }
    hostilePublication(join(manuscripts, 'hostile'));
    longPublication(join(manuscripts, 'long'));
    for (const name of ['technical', 'pictures', 'narrow'])
      cpSync(join(repository, 'test/cases/publications', name), join(manuscripts, name), { recursive: true });
    const { status, stderr } = await run('build', ['--manuscripts', manuscripts, '--out', out, '--only', 'epub']);
    assert.equal(status, 0, stderr);
    browser = await startReader(join(scratch, 'browser'));
  });
  after(async () => {
    await browser.close();
    remove();
  });

  for (const { book, ending, screen, columns } of readings) {
    test(`reads ${book}${ending} at ${screen.width} px from cover to colophon and back, and follows its links`, async () => {
      const bytes = new Uint8Array(readFileSync(join(out, book, `${book}${ending}.epub`)));
      const reader = await openBook(browser, bytes, screen);
      const forth = await turned(reader, 'next');
      const documents = await reader.spine();
      assert.deepEqual([...new Set(forth.map(({ href }) => href))], documents);
      const back = await turned(reader, 'prev');
      assert.deepEqual(back.map(placeOf).toReversed(), forth.map(placeOf));

      let notes = 0;
      for (const document of documents) {
        for (const { href, isNote, isShown, text } of await reader.follow(document)) {
          assert.ok(isShown, `${document} → ${href} is not on the page that is shown`);
          if (!isNote) continue;
          notes += 1;
          assert.match(text, /\S{2}/, `${document} → ${href}: a note without text`);
        }
      }
      if (book !== 'rally-handout') assert.ok(notes > 0, 'no note was opened');
      const chapter = documents[3] ?? assert.fail('no chapter');
      await reader.show(chapter);
      assert.equal(await reader.columns(), columns);
      assert.deepEqual(await reader.overflows(), [], 'nothing stands over the edge of its page');
      assert.deepEqual(reader.complaints, []);
      await reader.close();
    });
  }

  test('a word with a reading stands in its line beside letters that lie on their side', async () => {
    const line = h('p', '国は国NATO', h('ruby', '国', h('rt', 'くに')), '国');
    const vertical = book({
      languages: ['ja'],
      vertical: true,
      chapters: [chapter('a', both('題', 'T'), h('div.row', cell('ja', line)))],
    });
    const reader = await openBook(browser, await writeEpub(vertical, templates), phone);
    await reader.show('text/a.xhtml');
    const picture = await loadImage(Buffer.from(await reader.page.screenshot()));
    const canvas = createCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    const isDark = (x: number, y: number): boolean => (canvas.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
    const upTo = (from: number, to: number): number[] =>
      Array.from({ length: Math.round(to - from) }, (_, step) => Math.round(from) + step);
    // The reading stands on the right: the left edge of the strokes is that of the character.
    const edges = (await reader.boxesOf('国')).map(({ left, top, width, height }) => {
      const rows = upTo(top + 1, top + height - 1);
      return upTo(left, left + width).find((x) => rows.some((y) => isDark(x, y)));
    });
    assert.equal(edges.length, 4);
    assert.equal(new Set(edges).size, 1, `the strokes begin at ${edges.join(', ')}`);
    await reader.close();
  });

  test('no document ends with an empty page, wherever its last list or note comes to stand on a tablet', async () => {
    const note = (id: string) => h('aside', { id, role: 'doc-footnote' }, h('p', 'x'), h('p', 'x'));
    const ends = [
      h('div.row', cell('ja', h('ul', h('li', 'x'))), cell('en', h('ul', h('li', h('p', 'x'))))),
      h('section.notes', { role: 'doc-endnotes' }, h('div.row.note-row', cell('ja', note('a')), cell('en', note('b')))),
    ];
    // A line of text fits the page, and what follows it does not: somewhere in the steps for each of the two.
    const chapters = ends.flatMap((end, kind) =>
      Array.from({ length: 24 }, (_, index) =>
        chapter(
          `c${kind}-${index}`,
          both('題', 'T'),
          h('div', { style: `height:${tablet.height - 230 + index * 5}px` }),
          end,
        ),
      ),
    );
    const reader = await openBook(browser, await writeEpub(book({ chapters }), templates), tablet);
    const pages = new Set<number>();
    for (const { name } of chapters.slice(1)) {
      await reader.show(`text/${name}.xhtml`);
      const last = await reader.turn('prev');
      pages.add(last.pages);
      assert.ok(!(await reader.isEmpty()), `${last.href}: page ${last.page} of ${last.pages} is empty`);
    }
    assert.ok(pages.size > 1, 'some are a page longer than others');
    await reader.close();
  });

  for (const [ending, screen] of [
    ['', phone],
    ['-ja-vertical', tablet],
  ] as const) {
    test(`turns from part to part of a long chapter in long${ending}, and gets into each by links`, async () => {
      const bytes = new Uint8Array(readFileSync(join(out, 'long', `long${ending}.epub`)));
      const reader = await openBook(browser, bytes, screen);
      const documents = (await reader.spine()).filter((path) => /p-\d/.test(path));
      for (const [index, path] of documents.entries()) {
        const first = await reader.show(path);
        if (index === 0) continue;
        const before = await reader.turn('prev');
        assert.deepEqual([before.href, before.page], [documents[index - 1], before.pages]);
        assert.equal(placeOf(await reader.turn('next')), placeOf(first));
      }
      const short = documents.at(-1) ?? assert.fail('no chapter');
      const arrivals = await reader.follow(short);
      const homes = arrivals.map(({ href }) => href.replace(/#.*/, '')).filter((path) => path !== '');
      assert.equal(new Set(homes).size, 2, 'links into the first part and the last');
      for (const { href, isShown } of arrivals) assert.ok(isShown, href);
      assert.deepEqual(reader.complaints, []);
      await reader.close();
    });
  }

  for (const [book, ending] of [
    ['e2ee-statement', ''],
    ['e2ee-statement', '-ja'],
    ['technical', ''],
    ['pictures', ''],
    ['narrow', ''],
    ['narrow', '-en'],
  ] as const) {
    test(`${book}${ending} stays within the pages of a phone, of the smallest and at twice the type size, too`, async () => {
      const bytes = new Uint8Array(readFileSync(join(out, book, `${book}${ending}.epub`)));
      for (const [screen, size] of [
        [phone, '100%'],
        [phone, '200%'],
        [smallPhone, '100%'],
      ] as const) {
        const reader = await openBook(browser, bytes, screen);
        await reader.enlarge(size);
        for (const document of await reader.spine()) {
          await reader.show(document);
          assert.deepEqual(await reader.overflows(), [], `${document} at ${screen.width} px, ${size}`);
        }
        assert.deepEqual(reader.complaints, []);
        await reader.close();
      }
    });
  }

  for (const [book, ending] of [
    ['e2ee-statement', ''],
    ['e2ee-statement', '-ja'],
    ['e2ee-statement', '-ja-vertical'],
    ['rally-handout', '-ja'],
  ] as const) {
    test(`${book}${ending} tears no date and no note mark off, and ends no paragraph with one or two characters`, async () => {
      const bytes = new Uint8Array(readFileSync(join(out, book, `${book}${ending}.epub`)));
      for (const width of [360, 390, 820]) {
        const reader = await openBook(browser, bytes, { width, height: 844 });
        for (const document of await reader.spine()) {
          await reader.show(document);
          assert.deepEqual(await reader.torn(), [], `${document} at ${width} px`);
          if (ending === '-ja-vertical') continue;
          assert.deepEqual(await reader.shortEnds(), [], `${document} at ${width} px`);
        }
        await reader.close();
      }
    });
  }
});

const placeOf = ({ href, page }: Location): string => `${href} ${page}`;

/** Every page from where the reader stands to the end, or to the beginning. */
async function turned(reader: Reader, direction: 'next' | 'prev'): Promise<Location[]> {
  let at = await reader.where();
  const seen = [at];
  while (direction === 'next' ? !at.atEnd : !at.atStart) {
    at = await reader.turn(direction);
    assert.notEqual(placeOf(at), placeOf(seen.at(-1) ?? at), 'the page does not turn');
    if (direction === 'next') assert.ok(!(await reader.isEmpty()), `${placeOf(at)} is empty`);
    seen.push(at);
  }
  return seen;
}
