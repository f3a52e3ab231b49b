/** The web pages of the shipped publications, as readers meet them: any screen, any input, with and without scripts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { run, scratchFolder } from '../cli/run.ts';
import { openFile, startReader } from './reader.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = ['e2ee-statement', 'rally-handout'] as const;
const views = ['both', 'ja', 'en'] as const;

describe('the web page', () => {
  const { folder, remove } = scratchFolder();
  const out = join(folder, 'out');
  const pageOf = (name: string) => join(out, name, 'index.html');
  let browser: Browser;

  before(async () => {
    const [built, started] = await Promise.all([run('build', ['--out', out]), startReader(join(folder, 'browser'))]);
    browser = started;
    assert.equal(built.status, 0, built.stderr);
  });
  after(async () => {
    await browser.close();
    remove();
  });

  for (const name of names) {
    test(`${name}: asks for nothing, complains of nothing`, async () => {
      const { page, requests, complaints } = await openFile(browser, pageOf(name), { width: 1440 });
      const wanted = await page.$$eval('link[rel~=stylesheet], script[src], img, iframe, object, embed', (elements) =>
        elements.map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? ''),
      );
      const ids = await page.$$eval('[id]', (elements) => elements.map(({ id }) => id));
      await page.close();
      assert.deepEqual(
        wanted.filter((address) => !address.startsWith('data:')),
        [],
      );
      assert.deepEqual(requests, [pathToFileURL(pageOf(name)).href]);
      assert.deepEqual(complaints, []);
      assert.equal(new Set(ids).size, ids.length, 'an id is there twice');
    });

    test(`${name}: axe finds nothing, in any view, light or dark, narrow or wide`, async () => {
      for (const width of [390, 1440]) {
        for (const dark of [false, true]) {
          const { page } = await openFile(browser, pageOf(name), { width, dark });
          await page.evaluate(axe);
          for (const view of views) {
            await page.click(`label:has(#view-${view})`);
            assert.deepEqual(await violations(page), [], `${view}, ${width} px, ${dark ? 'dark' : 'light'}`);
          }
          await page.close();
        }
      }
    });

    test(`${name}: nothing is wider than the screen`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 1440 });
      for (const width of [320, 390, 820, 1440]) {
        await page.setViewport({ width, height: 900 });
        for (const view of views) {
          await page.click(`label:has(#view-${view})`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${view} at ${width} px: ${wide} px too wide`);
        }
      }
      await page.close();
    });

    test(`${name}: without scripts the switch shows one language or both`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 1440, scripts: false });
      assert.deepEqual(await visibleLanguages(page), ['en', 'ja']);
      await page.click('label:has(#view-ja)');
      assert.deepEqual(await visibleLanguages(page), ['ja']);
      await page.click('label:has(#view-en)');
      assert.deepEqual(await visibleLanguages(page), ['en']);
      await page.click('label:has(#view-both)');
      assert.deepEqual(await visibleLanguages(page), ['en', 'ja']);
      await page.close();
    });

    test(`${name}: the choice is remembered, and the page says which language it is in`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 820 });
      const language = () => page.evaluate(() => document.documentElement.lang);
      await page.click('label:has(#view-en)');
      assert.equal(await language(), 'en');
      await page.reload();
      assert.deepEqual(await visibleLanguages(page), ['en']);
      assert.equal(await language(), 'en');
      await page.click('label:has(#view-both)');
      assert.equal(await language(), 'ja');
      await page.reload();
      assert.deepEqual(await visibleLanguages(page), ['en', 'ja']);
      await page.close();
    });

    test(`${name}: a link to a row shows it below the bar that stays`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 1440, height: 700 });
      const ids = await page.$$eval('main .row[id], main aside[id]', (rows) => rows.map(({ id }) => id));
      assert.ok(ids.length > 8);
      const hidden = await page.evaluate((all: string[]) => {
        const bar = document.querySelector('#view') as HTMLElement;
        return all.flatMap((id) => {
          const row = document.getElementById(id);
          location.hash = id;
          const top = row?.getBoundingClientRect().top ?? Number.NaN;
          const covered = bar.getBoundingClientRect().bottom;
          const isEnd = Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight) < 2;
          return top >= covered - 1 && (top < covered + 120 || isEnd) ? [] : [`${id}: ${top} against ${covered}`];
        });
      }, ids);
      assert.deepEqual(hidden, []);
      const dead = await page.$$eval('a[href^="#"]', (links) =>
        links
          .map((link) => decodeURIComponent(link.getAttribute('href') ?? '').slice(1))
          .filter((id) => document.getElementById(id) === null),
      );
      assert.deepEqual(dead, []);
      await page.close();
    });

    test(`${name}: everything can be reached and used with the keyboard alone, and the focus shows`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 1440 });
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'a.skip');
      assert.ok(await focusShows(page), 'the skip link');
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'input#view-both');
      assert.ok(await focusShows(page), 'the switch');
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await visibleLanguages(page), ['ja']);
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await visibleLanguages(page), ['en']);
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await visibleLanguages(page), ['en', 'ja']);

      // One stop after the other, to the end and out of the page: no trap, each one seen, all of them in order.
      const stops = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, [tabindex]')];
        return all.filter(({ tabIndex }) => tabIndex >= 0).length;
      });
      const seen: string[] = [];
      for (let count = 0; count <= stops; count += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!element || element === document.body) return '';
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { top, bottom } = element.getBoundingClientRect();
          const bar = (document.querySelector('#view') as HTMLElement).getBoundingClientRect().bottom;
          const shows = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && bottom > bar && top < innerHeight;
          return `${element.tagName} ${element.getAttribute('href') ?? ''}${shows ? '' : ' HIDDEN'}`;
        });
        if (stop === '') break;
        seen.push(stop);
      }
      assert.deepEqual(
        seen.filter((stop) => stop.endsWith('HIDDEN')),
        [],
      );
      // The skip link and the three radio buttons, which are one stop, come before these.
      assert.equal(seen.length, stops - 4, 'every stop, once');
      assert.equal(seen[0], 'SUMMARY ');
      assert.ok(seen[1]?.startsWith('A #'));
      await page.close();
    });

    test(`${name}: on paper there is text and no switch`, async () => {
      const { page } = await openFile(browser, pageOf(name), { width: 1440, dark: true });
      await page.emulateMediaType('print');
      const state = await page.evaluate(() => ({
        hidden: ['.view', '.skip', '.contents', '.permalink'].filter((selector) => {
          const element = document.querySelector<HTMLElement>(selector);
          return element !== null && getComputedStyle(element).display !== 'none';
        }),
        ink: getComputedStyle(document.body).color,
        paper: getComputedStyle(document.documentElement).backgroundColor,
        wide: document.documentElement.scrollWidth > innerWidth,
      }));
      assert.deepEqual(state, { hidden: [], ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)', wide: false });
      assert.deepEqual(await visibleLanguages(page), ['en', 'ja']);
      await page.close();
    });
  }

  test('the download page: axe finds nothing, nothing is too wide, and it asks for its own pictures alone', async () => {
    for (const width of [320, 390, 820, 1440]) {
      for (const dark of [false, true]) {
        const list = await openFile(browser, join(out, 'index.html'), { width, dark });
        await list.page.evaluate(axe);
        for (const isOpen of [false, true]) {
          await list.page.$$eval('details', (all, open) => all.forEach((one) => (one.open = open)), isOpen);
          const state = `${width} px, ${dark ? 'dark' : 'light'}, ${isOpen ? 'open' : 'closed'}`;
          assert.deepEqual(await violations(list.page), [], state);
          assert.ok(await list.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), state);
        }
        await list.page.close();
        assert.deepEqual(list.complaints, []);
        const own = pathToFileURL(out).href;
        assert.deepEqual(
          list.requests.filter((address) => !address.startsWith(`${own}/`)),
          [],
        );
      }
    }
  });

  test('the download page: every link can be reached with the keyboard, shows it, and is large enough for a finger', async () => {
    const { page } = await openFile(browser, join(out, 'index.html'), { width: 390 });
    const stops = await page.$$eval('a[href], summary', (all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('href') ?? one.tagName),
    );
    const seen: string[] = [];
    for (const _ of stops) {
      await page.keyboard.press('Tab');
      seen.push(
        await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!element) return '';
          const { outlineStyle } = getComputedStyle(element);
          const { top, bottom, height } = element.getBoundingClientRect();
          const shows = outlineStyle !== 'none' && bottom > 0 && top < innerHeight;
          const isLarge = height >= 24 || !element.matches('.files li a, summary, .links a');
          return `${element.getAttribute('href') ?? element.tagName}${shows && isLarge ? '' : ' HIDDEN OR SMALL'}`;
        }),
      );
    }
    assert.deepEqual(seen, stops);
    await page.keyboard.press('Enter');
    assert.ok(await page.$eval('details.verify', (details) => details.open), 'the last stop opens');
    await page.close();
  });

  test('a note is one key away, and so is the way back', async () => {
    const { page } = await openFile(browser, pageOf('e2ee-statement'), { width: 1440 });
    const [reference] = await page.$$('a[role=doc-noteref]');
    assert.ok(reference);
    const id = await reference.evaluate((element) => element.id);
    await reference.focus();
    await page.keyboard.press('Enter');
    const target = await page.evaluate(() => {
      const note = document.querySelector(':target');
      const { top, bottom } = note?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return { role: note?.getAttribute('role'), isVisible: top >= 0 && bottom <= innerHeight };
    });
    assert.deepEqual(target, { role: 'doc-footnote', isVisible: true });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'doc-backlink');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.querySelector(':target')?.id), id);
    assert.ok(
      await page.evaluate((reached: string) => {
        const { top, bottom } = document.getElementById(reached)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
        const bar = (document.querySelector('#view') as HTMLElement).getBoundingClientRect().bottom;
        return top >= bar - 8 && bottom <= innerHeight;
      }, id),
    );
    await page.close();
  });

  test('both languages of a row begin on one line', async () => {
    for (const name of names) {
      const { page } = await openFile(browser, pageOf(name), { width: 1440 });
      const apart = await page.evaluate(() => {
        const firstLine = (cell: Element): number => {
          const probe = document.createElement('span');
          probe.style.cssText = 'display:inline-block;width:0;height:0';
          const text = cell.querySelector('p, h2, h3, h4, h5, h6, li');
          text?.prepend(probe);
          const { bottom } = probe.getBoundingClientRect();
          probe.remove();
          return bottom;
        };
        return [...document.querySelectorAll('main .row[id]:not(.wide)')].flatMap((row) => {
          const [ja, en] = row.querySelectorAll('.cell');
          const difference = ja && en ? Math.abs(firstLine(ja) - firstLine(en)) : 0;
          return difference > 0.5 ? [`${row.id}: ${difference} px`] : [];
        });
      });
      await page.close();
      assert.deepEqual(apart, [], name);
    }
  });
});

/** What axe finds, one line for each element. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: (
          root: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations: found } = await checker.run(document, { resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
    );
  });
}

/** The languages of the text that can be seen in the article, sorted. */
function visibleLanguages(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('main .ja, main .en')].filter(
      (element) => element.offsetParent !== null && element.getClientRects().length > 0,
    );
    return [...new Set(seen.map((element) => (element.classList.contains('ja') ? 'ja' : 'en')))].sort();
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element) return '';
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : element.className ? `.${element.className}` : ''}`;
  });
}

/** Whether the focused element, or the label that stands for it, is in sight with a line around it. */
function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    const shown = element?.matches('input') ? element.nextElementSibling : element;
    if (!shown) return false;
    const { outlineStyle } = getComputedStyle(shown);
    const { left, right, top } = shown.getBoundingClientRect();
    return outlineStyle !== 'none' && left >= 0 && right <= innerWidth && top >= 0;
  });
}
