/** The printed editions of the shipped publications: lines, page numbers, sheets, languages and what the file says of itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { run, scratchFolder } from '../cli/run.ts';
import { type ReadPdf, readPdf, type StructureNode } from '../writer/pdf/read-pdf.ts';
import { squeeze } from './manuscript-text.ts';
import { headingsOf } from './print-text.ts';
import { wrongLanguagesInPrint } from './print-languages.ts';

const pointsPerMillimetre = 72 / 25.4;

describe('print', () => {
  const { folder, remove } = scratchFolder();
  const bytesOf = (path: string) => new Uint8Array(readFileSync(join(folder, 'out', path)));
  const read = new Map<string, ReadPdf>();
  const pdfOf = (path: string) => read.get(path) ?? assert.fail(path);
  const leaflet = 'e2ee-statement/e2ee-statement-leaflet.pdf';
  const booklet = 'e2ee-statement/e2ee-statement-booklet.pdf';
  const handout = 'rally-handout/rally-handout-leaflet.pdf';
  const twoUp = 'rally-handout/print/rally-handout-2up.pdf';

  before(async () => {
    const { status, stderr } = await run('build', [
      ...['--out', join(folder, 'out')],
      ...['--only', 'leaflet,booklet,print'],
    ]);
    assert.equal(status, 0, stderr);
    for (const path of [leaflet, booklet, handout, twoUp]) read.set(path, await readPdf(bytesOf(path)));
  });
  after(remove);

  for (const [path, width, height, pages] of [
    [leaflet, 210, 297, 2],
    [booklet, 148, 210, undefined],
    [handout, 148, 210, 2],
    [twoUp, 297, 210, 2],
  ] as const) {
    test(`${path}: paper and number of pages`, () => {
      const pdf = pdfOf(path);
      if (pages !== undefined) assert.equal(pdf.pages.length, pages);
      for (const page of pdf.pages) {
        const [left = 0, bottom = 0, right = 0, top = 0] = page.boxes.TrimBox ?? page.boxes.MediaBox ?? [];
        assert.ok(Math.abs((right - left) / pointsPerMillimetre - width) < 0.2, `${right - left} pt wide`);
        assert.ok(Math.abs((top - bottom) / pointsPerMillimetre - height) < 0.2, `${top - bottom} pt high`);
      }
    });
  }

  for (const path of [leaflet, booklet, handout]) {
    test(`${path}: titles, outline and tags`, () => {
      const pdf = pdfOf(path);
      assert.ok(pdf.isTagged);
      assert.equal(pdf.language, 'ja');
      const [ja, en] = path.startsWith('e2ee')
        ? ['暗号に例外を設けるな', 'No exceptions to encryption']
        : ['あなたのメッセージを読んでよいのは誰ですか', 'Who gets to read your messages?'];
      assert.ok(pdf.info.Title?.includes(ja), `the title is ${pdf.info.Title}`);
      assert.ok(pdf.xmp.includes(ja) && pdf.xmp.includes(en));
      const headings = pdf.pages.flatMap(({ structure }) => headingsOf(structure));
      assert.ok(pdf.outline.length >= 2);
      for (const { title } of pdf.outline) {
        const halves = title.split(' / ').map(squeeze);
        assert.equal(halves.length, 2, `${title} says it in one language`);
        for (const half of halves)
          assert.ok(
            headings.some((heading) => heading.includes(half)),
            title,
          );
      }
    });

    test(`${path}: every word is tagged with its language`, () => {
      assert.deepEqual(wrongLanguagesInPrint(pdfOf(path)), []);
    });
  }

  test('the contents name the page on which each heading stands, and that number is printed there', () => {
    const { pages } = pdfOf(booklet);
    const index = pages.findIndex(({ structure }) => linkTexts(structure).length > 5);
    const entries = linkTexts(pages[index]?.structure);
    assert.equal(entries.length, 4 + 5 + 4 + 8 + 2 + 1, 'chapters, sections, colophon');
    for (const entry of entries) {
      const [, title = '', number = ''] = /^(.*?)(\d+)$/.exec(entry) ?? [];
      const page = pages[Number(number) - 1] ?? assert.fail(entry);
      const headings = headingsOf(page.structure).join('');
      assert.ok(headings.includes(title), `${title} is not on page ${number}: ${headings}`);
      const printedNumbers = page.items.map(({ text }) => text.trim()).filter((text) => text === number);
      assert.ok(printedNumbers.length > 0, `page ${number} does not show its number`);
    }
  });

  test('2-up: both halves of the sheet are the same page of the leaflet', () => {
    const sheets = pdfOf(twoUp).pages;
    const originals = pdfOf(handout).pages;
    for (const [index, sheet] of sheets.entries()) {
      const half = sheet.width / 2;
      const texts = sheet.items.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x);
      const left = texts.filter(({ x }) => x < half);
      const right = texts.filter(({ x }) => x >= half);
      assert.deepEqual(
        left.map(({ text }) => text),
        right.map(({ text }) => text),
      );
      for (const [at, { x, y, text }] of left.entries()) {
        const other = right[at] ?? assert.fail(text);
        assert.ok(Math.abs(other.x - half - x) < 0.2 && Math.abs(other.y - y) < 0.2, text);
      }
      assert.equal(squeeze(sheet.text).length, 2 * squeeze(originals[index]?.text ?? '').length);
    }
  });

  test('leaflet: both languages of a row begin on one line, within 0.1 mm', async () => {
    const rows = await firstLines(bytesOf(leaflet));
    assert.ok(rows.length >= 18, `${rows.length} rows`);
    for (const { ja, en, text } of rows) {
      assert.ok(Math.abs(ja - en) <= 0.1 * pointsPerMillimetre, `${text}: ${ja} and ${en} pt`);
    }
  });
});

/** The texts of the links of a page, without white space. */
function linkTexts(node: StructureNode | undefined): string[] {
  if (!node) return [];
  if (node.role === 'Link') return [squeeze(node.text)];
  return node.children.flatMap(linkTexts);
}

interface TaggedNode {
  readonly role?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly TaggedNode[];
}

/** The baselines of the first lines of each row that has a side in each language, in pt from the foot of the page. */
async function firstLines(bytes: Uint8Array): Promise<{ ja: number; en: number; text: string }[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const rows: { ja: number; en: number; text: string }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const lines = new Map<string, { readonly y: number; readonly size: number; readonly text: string }[]>();
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((candidate) => candidate !== undefined);
        const line = { y: Number(item.transform[5]), size: Math.abs(Number(item.transform[3])), text: item.str };
        if (id !== undefined && item.str.trim() !== '') lines.set(id, [...(lines.get(id) ?? []), line]);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id);
    }
    const under = (node: TaggedNode): { y: number; size: number; text: string }[] =>
      node.id !== undefined && node.role === undefined
        ? (lines.get(node.id) ?? [])
        : (node.children ?? []).flatMap(under);
    /** The highest line in the size of the text; readings and marks are smaller. */
    const baseline = (nodes: readonly TaggedNode[]): number => {
      const all = nodes.flatMap(under).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
      const size = Math.max(...all.map((line) => line.size));
      return Math.max(...all.filter((line) => line.size > size * 0.8).map(({ y }) => y));
    };
    const visit = (node: TaggedNode): void => {
      const children = node.children ?? [];
      const en = children.filter(({ role, lang }) => role === 'Div' && lang === 'en');
      const ja = children.filter((child) => !en.includes(child) && child.role !== undefined);
      // Masthead and imprint have both languages too, one below the other.
      if (en.length === 1 && ja.length > 0 && !children.some(({ role }) => role === 'Figure' || role === 'H1')) {
        const text = en.flatMap(under)[0]?.text ?? '';
        rows.push({ ja: baseline(ja), en: baseline(en), text });
      } else children.forEach(visit);
    };
    const tree = await page.getStructTree();
    if (tree) visit(tree as TaggedNode);
  }
  await task.destroy();
  return rows;
}
