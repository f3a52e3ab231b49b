/** What is too long for its column: tables share their width anew, lines before long words are not torn apart. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import type { OpenPage } from '../../../scripts/writer/browser/page.ts';
import { fitTables } from '../../../scripts/writer/pdf/fit-tables.ts';
import { loosen } from '../../../scripts/writer/pdf/loose-lines.ts';

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
});
