/** A picture that both languages have, in the browser of a reader: seen once, described in both languages. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { unpack } from '../writer/epub/unpack.ts';
import { openFile, startReader } from './reader.ts';

/** The pictures of `test/cases/publications/pictures` that stand alone, one row for each. */
const count = 5;

describe('a picture that both languages have', () => {
  const { folder, remove } = scratchFolder();
  const out = join(folder, 'out');
  const page = join(out, 'pictures/index.html');
  const chapter = join(folder, 'epub/OEBPS/text/pictures.xhtml');
  let browser: Browser;

  before(async () => {
    const manuscripts = join(repository, 'test/cases/publications');
    const built = run('build', ['--manuscripts', manuscripts, '--out', out, '--only', 'web,epub', 'pictures']);
    const started = startReader(join(folder, 'browser'));
    const { status, stderr } = await built;
    browser = await started;
    assert.equal(status, 0, stderr);
    for (const { name, bytes } of unpack(readFileSync(join(out, 'pictures/pictures.epub')))) {
      const path = join(folder, 'epub', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  });
  after(async () => {
    await browser.close();
    remove();
  });

  /** The languages of the pictures that are seen, and the descriptions that a voice reads. */
  async function seen(file: string, width: number, view?: 'ja' | 'en') {
    const { page: open } = await openFile(browser, file, { width });
    if (view) await open.click(`label:has(#view-${view})`);
    const images = await open.$$eval('.row.one-picture img', (all) =>
      all.flatMap((image) =>
        image.checkVisibility({ opacityProperty: true }) ? [image.closest('.cell')?.getAttribute('lang') ?? ''] : [],
      ),
    );
    const heard: string[] = [];
    const collect = (node: { role: string; name?: string; children?: (typeof node)[] } | null): void => {
      if (node?.role === 'image' && node.name !== undefined) heard.push(node.name);
      node?.children?.forEach(collect);
    };
    collect(await open.accessibility.snapshot({ interestingOnly: false }));
    const rows = await open.$$eval('.row.one-picture', (all) => all.length);
    await open.close();
    return { images, heard, rows };
  }

  for (const width of [390, 1100]) {
    test(`is seen once and heard in both languages, at ${width} px`, async () => {
      for (const file of [page, chapter]) {
        const { images, heard, rows } = await seen(file, width);
        assert.equal(rows, count);
        assert.deepEqual(images, Array<string>(count).fill('ja'));
        for (const description of ['線画の魚', 'A drawn fish', '縦に長い絵', 'A tall picture'])
          assert.ok(heard.includes(description), `${description} in ${heard.join()}`);
      }
    });
  }

  test('is seen and heard in the language that the reader chose', async () => {
    for (const view of ['ja', 'en'] as const) {
      const { images, heard } = await seen(page, 390, view);
      assert.deepEqual(images, Array<string>(count).fill(view));
      assert.equal(heard.includes('線画の魚'), view === 'ja');
      assert.equal(heard.includes('A drawn fish'), view === 'en');
    }
  });
});
