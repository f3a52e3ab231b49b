/** Paragraphs and code that go on overleaf, in the browser: what is measured in the galley is what stands on the pages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import type { OpenPage } from '../../../scripts/writer/browser/page.ts';
import type { Flow } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { measureGalley } from '../../../scripts/writer/pdf/galley.ts';
import { makeUp } from '../../../scripts/writer/pdf/make-up.ts';
import { splitCode } from '../../../scripts/writer/pdf/split-code.ts';

/** A page of so many px. */
const size = { width: 300, height: 200 };

const bookOf = (
  css: string,
  layout: string,
  row: string,
  notes: string,
): string => `<!DOCTYPE html><html lang="ja"><head>
<style>${css} :root { --text-width: ${size.width}px; --text-height: ${size.height}px; --size: 12px; }</style></head>
<body class="book indented ${layout}"><main><section id="flow" data-flow>
${row}${notes}</section></main></body></html>`;

const rowOf = (cell: string): string => `<div class="row" data-unit=""><div class="cell" lang="ja">${cell}</div></div>`;

const sentence = '列車は川に沿って走り、橋を渡り、トンネルを抜けて、また次の駅に着く。';
const linesOf = (flows: readonly Flow[]): number =>
  flows
    .flatMap(({ units }) => units.flatMap(({ cells }) => cells.map(({ lines }) => lines.length)))
    .reduce((a, b) => a + b, 0);

describe('making up pages', () => {
  let session: BrowserSession;
  let css: string;

  before(async () => {
    session = await openBrowser();
    css = (await loadTemplates()).bookCss;
  });
  after(() => session.close());

  /** Makes up a book of one row. @returns the lines in the galley and on the pages */
  async function made<Result>(
    layout: 'ja' | 'columns' | 'facing' | 'interleaved' | 'vertical',
    row: string,
    look: (page: OpenPage) => Promise<Result>,
    notes = '',
  ): Promise<{ measured: number; set: number; overflows: readonly string[]; seen: Result }> {
    const page = await session.open(bookOf(css, layout, row, notes), new Map(), size);
    await page.emulate('print');
    if (layout === 'vertical') await splitCode(page, size.height);
    const room = { height: layout === 'vertical' ? size.width : size.height, noteRule: 20 };
    const flows = await measureGalley(page, room.height * 0.35);
    const { overflows } = await makeUp(
      page,
      flows.map((flow) => paginate(flow, room)),
      layout === 'facing',
    );
    const seen = await look(page);
    // On facing pages, the two sides of a row are no longer in one element.
    const set = layout === 'facing' ? 0 : linesOf(await measureGalley(page));
    await page.close();
    return { measured: linesOf(flows), set, overflows, seen };
  }

  test('a paragraph that is cut, in an edition with indents, keeps its lines', async () => {
    const { measured, set, overflows } = await made('ja', rowOf(`<p>${sentence.repeat(40)}</p>`), () =>
      Promise.resolve(),
    );
    assert.equal(set, measured);
    assert.ok(measured > 20, `${measured} lines`);
    assert.deepEqual(overflows, []);
  });

  test('the text of an item before a list that is cut is not spread over its last line', async () => {
    const inner = `<li>${sentence.repeat(7)}</li>`.repeat(5);
    const { seen } = await made('ja', rowOf(`<ul><li>${sentence}<ul>${inner}</ul></li></ul>`), (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('.page li')].map((item) => ({
          isOuter: item.querySelector('ul') !== null,
          last: getComputedStyle(item).textAlignLast,
        })),
      ),
    );
    assert.ok(seen.filter(({ isOuter }) => isOuter).every(({ last }) => last === 'auto'));
    assert.ok(
      seen.some(({ last }) => last === 'justify'),
      'no item is cut',
    );
  });

  const lengths = [
    { ja: [9, 1, 6, 12, 2, 10], en: [3, 12, 2, 9, 14, 1] },
    { ja: [6, 8, 4, 1], en: [9, 10, 30, 40] },
  ];
  for (const [layout, { ja, en }] of (['columns', 'facing'] as const).flatMap((one) =>
    lengths.map((two) => [one, two] as const),
  )) {
    test(`${layout}, ${ja.length} items: they stand beside their counterparts overleaf, too, where only one side goes on with the item before`, async () => {
      const list = (text: string, all: readonly number[]): string =>
        `<ul>${all.map((length, index) => `<li data-item="${index}">${text.repeat(length)}</li>`).join('')}</ul>`;
      const row = `<div class="row items" data-unit=""><div class="cell ja" lang="ja">${list(sentence, ja)}</div><div class="cell en" lang="en">${list('Along the river. ', en)}</div></div>`;
      const { overflows, seen } = await made(layout, row, (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('.page')].map((sheet) =>
            [...sheet.querySelectorAll<HTMLElement>('li')].map((item) => {
              const text = document.createRange();
              text.selectNodeContents(item);
              const from = sheet.getBoundingClientRect().top;
              const { top, bottom } = text.getBoundingClientRect();
              const side = item.closest('.cell')?.className ?? '';
              return { item: Number(item.dataset.item), side, top: top - from, bottom: bottom - from };
            }),
          ),
        ),
      );
      assert.deepEqual(overflows, []);
      // On facing pages, two sheets are what a reader sees at once.
      const views =
        layout === 'facing'
          ? seen.flatMap((one, index) => (index % 2 === 0 ? [[...one, ...(seen[index + 1] ?? [])]] : []))
          : seen;
      assert.ok(views.length > 2, `${views.length} pages`);
      for (const items of views)
        for (const one of items)
          for (const other of items) {
            if (one.item === other.item) assert.ok(Math.abs(one.top - other.top) < 4, JSON.stringify([one, other]));
            else if (one.item < other.item) assert.ok(one.bottom < other.top + 4, JSON.stringify([one, other]));
          }
      const begins = views.map((items) =>
        ['ja', 'en'].map((side) => items.find((one) => one.side === `cell ${side}`)?.item),
      );
      assert.ok(
        begins.some(([one, other]) => one !== undefined && other !== undefined && one !== other),
        'no page begins with different items',
      );
    });
  }

  const picture = (height: number): string => `<svg width="40" height="${height}" viewBox="0 0 40 40"></svg>`;

  test('a remark below which the text goes on overleaf takes the room of its lines, and they count as such', async () => {
    const cell = `<p class="stale-note" lang="ja">日本語が変わった</p><ul><li>${sentence}</li></ul>`;
    const page = await session.open(bookOf(css, 'ja', rowOf(cell), ''), new Map(), size);
    await page.emulate('print');
    const [{ units: [unit] = [] } = assert.fail()] = await measureGalley(page);
    const { lines = [], remark } = unit?.cells[0] ?? {};
    assert.equal(remark, 1);
    const [begin, cut, end] = [
      { unit: 0, taken: [0] },
      { unit: 0, taken: [1] },
      { unit: 1, taken: [] },
    ] as const;
    const rest = { air: 1, notes: [], overflows: false };
    const pages = [
      { from: begin, to: cut, ...rest },
      { from: cut, to: end, ...rest },
    ];
    await makeUp(page, [pages], false);
    const height = await page.evaluate(
      () => document.querySelector('.page-body > .row')?.getBoundingClientRect().height ?? 0,
    );
    await page.close();
    const reckoned = (lines[0]?.end ?? 0) - (unit?.start ?? 0);
    assert.ok(height > 5 && height <= reckoned + 1, `${height} px, reckoned with ${reckoned}`);
  });

  for (const layout of ['ja', 'vertical'] as const) {
    test(`${layout}: pictures in their lines take the room that was reckoned, small ones and high ones`, async () => {
      for (const height of [1, 8, 40, 70, 71, 72, 73, 74, 75, 76, 77, 78]) {
        const paragraphs = `<p>${sentence}</p><p>${picture(height)}</p><p>${picture(height)}${sentence}</p>`;
        const { overflows } = await made(layout, rowOf(paragraphs.repeat(6)), () => Promise.resolve());
        assert.deepEqual(overflows, [], `${height} px high`);
      }
    });

    test(`${layout}: a picture with which a line begins goes overleaf with it`, async () => {
      const { overflows, seen } = await made(
        layout,
        rowOf(`<p>${`${picture(50)}駅に着く。<br>`.repeat(20)}</p>`),
        (page) =>
          page.evaluate(() =>
            [...document.querySelectorAll('.page p')].map((text) => text.firstChild instanceof SVGElement),
          ),
      );
      assert.deepEqual(overflows, []);
      assert.ok(seen.length > 2 && seen.every(Boolean), seen.join());
    });
  }

  test('a line that the author ended is not spread out at the foot of a page', async () => {
    const { seen } = await made('ja', rowOf(`<p>${'短い行<br>'.repeat(60)}終わり</p>`), (page) =>
      page.evaluate(() => document.querySelectorAll('.goes-on').length),
    );
    assert.equal(seen, 0);
  });

  test('code in vertical text stands on the paper, all of it, in parts that fit', async () => {
    const code = Array.from({ length: 60 }, (_, index) => `line_${index} = "${'x'.repeat(index)}"`).join('\n');
    const { overflows, seen } = await made(
      'vertical',
      rowOf(`<p>次のとおり。</p><pre><code>${code}</code></pre>`),
      (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('pre')].map((pre) => {
            const [box, paper] = [
              pre.getBoundingClientRect(),
              (pre.closest('.page') as Element).getBoundingClientRect(),
            ];
            const isInside =
              box.left >= paper.left - 1 && box.right <= paper.right + 1 && box.bottom <= paper.bottom + 1;
            return { isInside, text: pre.textContent };
          }),
        ),
    );
    assert.deepEqual(overflows, []);
    assert.ok(seen.length > 3);
    assert.ok(seen.every(({ isInside }) => isInside));
    assert.equal(seen.map(({ text }) => text).join('\n'), code);
  });

  test('a note that is longer than the page goes on overleaf, its number on the page of its first line', async () => {
    const side = (language: string, text: string): string =>
      `<div class="cell" lang="${language}"><aside class="note" id="note-1-${language}" lang="${language}"><a class="note-number">1</a><p>${text}</p></aside></div>`;
    const texts = [sentence.repeat(40), 'Along the river and over the bridge. '.repeat(60).trim()] as const;
    const { overflows, seen } = await made(
      'interleaved',
      rowOf('<p>本文<a href="#note-1-ja">1</a></p>'),
      (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('.page .note')].map((note) => ({
            hasNumber: note.querySelector('.note-number') !== null,
            text: note.querySelector('p')?.textContent ?? '',
          })),
        ),
      `<section class="page-notes"><div class="row note-row" data-note="">${side('ja', texts[0])}${side('en', texts[1])}</div></section>`,
    );
    assert.deepEqual(overflows, []);
    assert.ok(seen.length > 4, `${seen.length} parts`);
    assert.ok(seen.every(({ text }) => text !== ''));
    assert.deepEqual(
      seen.filter(({ hasNumber }) => hasNumber).map(({ text }) => text.slice(0, 5)),
      texts.map((text) => text.slice(0, 5)),
    );
    assert.equal(seen.map(({ text }) => text).join(''), texts.join(''));
  });
});
