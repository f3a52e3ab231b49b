/** What is too long for its column: tables share their width anew, lines before long words are not torn apart. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import type { OpenPage } from '../../../scripts/writer/browser/page.ts';
import { fitTables } from '../../../scripts/writer/pdf/fit-tables.ts';
import { loosen } from '../../../scripts/writer/pdf/loose-lines.ts';
import { splitRows } from '../../../scripts/writer/pdf/split-rows.ts';

const width = 320;
const address = `https://example.org/${'segmentwithoutanybreak'.repeat(5)}/index.html`;
const table = `<table><thead><tr><th>Name</th><th>Address</th><th>Remarks</th></tr></thead><tbody>
<tr><td>One</td><td><a href="${address}"><span class="nobr">${address}</span></a></td><td>Nothing remarkable</td></tr>
<tr><td>Two</td><td><code>step_089_load_all_parts_of_the_archive_at_once()</code></td><td>None</td></tr></tbody></table>`;

describe('narrow columns', () => {
  let session: BrowserSession;
  let css: string;

  before(async () => {
    session = await openBrowser();
    css = (await loadTemplates()).bookCss;
  });
  after(() => session.close());

  async function opened<Result>(cell: string, use: (page: OpenPage) => Promise<Result>): Promise<Result> {
    const html = `<!DOCTYPE html><html lang="ja"><head><style>${css} :root { --text-width: ${width}px; --size: 12px; }</style></head>
<body class="book ja"><section data-flow><div class="row" data-unit=""><div class="cell" lang="ja">${cell}</div></div></section></body></html>`;
    const page = await session.open(html, new Map(), { width, height: 600 });
    await page.emulate('print');
    const result = await use(page);
    await page.close();
    return result;
  }

  test('a table with an address and code fits, and the words of its other columns stay whole', async () => {
    const seen = await opened(table, async (page) => {
      await fitTables(page);
      return page.evaluate(() => {
        const cells = [...document.querySelectorAll<HTMLElement>('th, td')];
        return {
          table: document.querySelector('table')?.offsetWidth ?? 0,
          over: cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map(({ textContent }) => textContent),
          headLines: Math.max(
            ...[...document.querySelectorAll<HTMLElement>('th')].map((cell) => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              return range.getClientRects().length;
            }),
          ),
        };
      });
    });
    assert.ok(seen.table <= width + 1, `${seen.table} px`);
    assert.deepEqual(seen.over, []);
    assert.equal(seen.headLines, 1);
  });

  test('a paragraph is ragged where a line would be torn apart before a long word, and nowhere else', async () => {
    const text = '列車は川に沿って走り、橋を渡り、トンネルを抜けて、また次の駅に着く。';
    const aligned = await opened(
      `<p>${text}</p><p>住所は<code>${'a_very_long_identifier_'.repeat(3)}</code>である。${text}</p><p>短い<code>identifier</code>。${text}</p>`,
      async (page) => {
        await loosen(page);
        return page.evaluate(() =>
          [...document.querySelectorAll('p')].map((block) => getComputedStyle(block).textAlign),
        );
      },
    );
    assert.deepEqual(aligned, ['justify', 'start', 'justify']);
  });

  test('a row of a table that is higher than a page goes on in rows that fit, cell by cell', async () => {
    const sentence = 'The train runs along the river, over the bridge and through the tunnel. ';
    const cell = (count: number) => `<td><div class="en" lang="en">${sentence.repeat(count).trim()}</div></td>`;
    const high = `<table><tbody><tr><td>One</td>${cell(30)}${cell(20)}</tr><tr><td>Two</td>${cell(1)}${cell(1)}</tr></tbody></table>`;
    const seen = await opened(high, async (page) => {
      const height = () => page.evaluate(() => document.querySelector('table')?.getBoundingClientRect().height ?? 0);
      const before = await height();
      await splitRows(page, { most: 200, part: 60 });
      const rows = await page.evaluate(() =>
        [...document.querySelectorAll('tr')].map((row) => ({
          height: row.getBoundingClientRect().height,
          goesOn: row.dataset.continues !== undefined,
          texts: [...row.cells].map(({ textContent }) => textContent),
        })),
      );
      return { before, after: await height(), rows };
    });
    const parts = seen.rows.filter(({ goesOn }) => goesOn);
    assert.ok(parts.length > 3, `${parts.length} parts`);
    assert.ok(seen.rows.every(({ height }) => height <= 100));
    assert.ok(Math.abs(seen.after - seen.before) < 20, `${seen.before} px high, then ${seen.after} px`);
    const column = (index: number) => seen.rows.slice(0, -1).map(({ texts }) => texts[index]);
    assert.equal(column(0).join(''), 'One');
    assert.equal(column(1).join(''), sentence.repeat(30).trim());
    assert.equal(column(2).join(''), sentence.repeat(20).trim());
  });
});
