/** Where made-up pages begin in the text, in the browser. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { pageStarts } from '../../../scripts/writer/pdf/page-starts.ts';

const cell = (language: 'ja' | 'en', content: string): string =>
  content === '' ? '' : `<div class="cell ${language}" lang="${language}">${content}</div>`;
/** A row, or where it has no id the rest of one. */
const row = (id: string, ja: string, en: string): string =>
  `<div class="row" data-unit="" ${id === '' ? 'data-continues=""' : `id="${id}"`}>${cell('ja', ja)}${cell('en', en)}</div>`;
const page = (number: number, kind: string, ...rows: readonly string[]): string =>
  `<div class="page ${kind}" data-page="${number}"><div class="page-body">${rows.join('')}</div></div>`;

describe('the starts of pages', () => {
  let session: BrowserSession;
  before(async () => {
    session = await openBrowser();
  });
  after(() => session.close());

  async function starts(layout: string, ...pages: readonly string[]): Promise<unknown[]> {
    const html = `<!DOCTYPE html><html lang="ja"><body class="book ${layout}">${pages.join('')}</body></html>`;
    const open = await session.open(html, new Map(), { width: 300, height: 200 });
    const found = await pageStarts(open);
    await open.close();
    return found.map(({ page: number, row: id, begins, taken, languages }) => [
      number,
      `${begins === undefined ? '…' : ''}${id}`,
      taken,
      languages.join(),
    ]);
  }

  test('are rows, or what is left of them; blank pages have none', async () => {
    const ruby = '<ruby>暗号<rt>あんごう</rt></ruby>';
    const found = await starts(
      'columns',
      page(2, 'single', row('a', `国の ${ruby}`, 'The state\u00ad'), row('b', '<p>一</p>', '<p>One</p>')),
      page(3, 'blank'),
      page(4, 'single', row('', '二三', 'two,'), row('c', '四', 'Four')),
      page(5, 'single', row('d', '五', 'Five six')),
      page(6, 'single', row('', '', 'seven')),
    );
    assert.deepEqual(found, [
      [2, 'a', { ja: 0, en: 0 }, 'ja,en'],
      [4, '…b', { ja: 1, en: 3 }, 'ja,en'],
      [5, 'd', { ja: 0, en: 0 }, 'ja,en'],
      [6, '…d', { en: 7 }, 'en'],
    ]);
  });

  test('are counted by language in the cells of a table that says both; its head is repeated, not read again', async () => {
    const said = (ja: string, en: string) => `<div class="ja">${ja}</div><div class="en">${en}</div>`;
    const table = (id: string, head: string, cells: string) =>
      row(id, '', '').replace(
        '></div>',
        `><table>${head}<tbody><tr><td>${cells}</td><td>7</td></tr></tbody></table></div>`,
      );
    const head = (repeated: string) => `<thead ${repeated}><tr><th>${said('年', 'Year')}</th></tr></thead>`;
    const found = await starts(
      'columns',
      page(2, 'single', table('t', head(''), said('甲', 'First'))),
      page(3, 'single', table('', head('data-repeated=""'), said('乙', 'Second'))),
      page(4, 'single', table('', '', said('丙', 'Third'))),
    );
    assert.deepEqual(
      found.map((one) => (one as unknown[])[2]),
      [
        { ja: 0, en: 0 },
        { ja: 3, en: 10 },
        { ja: 5, en: 17 },
      ],
    );
  });

  test('on facing pages, are those of the page’s own language', async () => {
    const right = (id: string, en: string) => row(id, '', en).replace(`id="${id}"`, '');
    const found = await starts(
      'facing',
      page(2, 'verso', row('a', '一', ''), row('b', '二三', '')),
      page(3, 'recto', right('a', 'One'), right('b', 'Two')),
      page(4, 'verso', row('', '四', ''), row('c', '五', '')),
      page(5, 'recto', row('', '', 'four'), right('c', 'Five')),
    );
    assert.deepEqual(found, [
      [2, 'a', { ja: 0 }, 'ja'],
      [3, 'a', { en: 0 }, 'en'],
      [4, '…b', { ja: 2 }, 'ja'],
      [5, '…b', { en: 3 }, 'en'],
    ]);
  });

  test('where one language follows the other, have the ids of the text', async () => {
    const found = await starts(
      'sequential',
      page(2, 'single', row('a', '一', '')),
      page(3, 'single', row('a-en', '', 'One two')),
      page(4, 'single', row('', '', 'three')),
    );
    assert.deepEqual(found, [
      [2, 'a', { ja: 0 }, 'ja'],
      [3, 'a', { en: 0 }, 'en'],
      [4, '…a', { en: 6 }, 'en'],
    ]);
  });
});
