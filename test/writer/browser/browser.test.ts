import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { type BrowserSession, findBrowser, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { BrowserError } from '../../../scripts/writer/browser/failure.ts';
import { scratch } from './scratch.ts';

const font = readFileSync(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf')),
);
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const face = '<style>@font-face{font-family:T;src:url(fonts/t.ttf)}</style>';
const none = new Map<string, Uint8Array>();

/** Asserts that the promise fails as the user will be told. */
async function fails(promise: Promise<unknown>, code: string, reason: RegExp): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof BrowserError);
    assert.equal(error.report.code, code);
    assert.match(JSON.stringify(error.report.values), reason);
    return true;
  });
}

describe('an open browser', () => {
  const { machine, remove } = scratch();
  let session: BrowserSession;
  let server: Server;
  let connections = 0;
  let address: string;

  before(async () => {
    session = await openBrowser(machine);
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  });

  after(async () => {
    await session.close();
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(readdirSync(machine.temporary), []);
    remove();
  });

  test('says which version it is', () => assert.match(session.version, /^\w+\/\d+\.\d+\.\d+\.\d+$/));

  test('shows the page with its fonts and images, and runs functions in it with values', async () => {
    const files = new Map([
      ['fonts/t.ttf', font],
      ['images/鯛 焼き.png', pixel],
    ]);
    const page = await session.open(
      `${face}<p>a</p><img src="images/鯛 焼き.png" loading="lazy" style="margin-top:50000px">`,
      files,
    );
    const seen = await page.evaluate(
      (more: string, number: number) => ({
        text: document.body.textContent + more,
        number,
        fonts: [...document.fonts].map(({ status }) => status),
        image: document.images[0]?.naturalWidth,
      }),
      'b',
      7,
    );
    assert.deepEqual(seen, { text: 'ab', number: 7, fonts: ['loaded'], image: 1 });
    await page.close();
  });

  test('lays the page out for the medium that is asked for', async () => {
    const page = await session.open('<style>p{width:10px}@media print{p{width:20px}}</style><p>a', none);
    const width = () => page.evaluate(() => document.querySelector('p')?.getBoundingClientRect().width);
    assert.equal(await width(), 10);
    await page.emulate('print');
    assert.equal(await width(), 20);
    await page.close();
  });

  test('prints a tagged PDF with an outline on the paper that the page asks for', async () => {
    const page = await session.open(
      '<html lang=ja><title>t</title><style>@page{size:A5}</style><h1>Fish</h1><p>a',
      none,
    );
    const pdf = await PDFDocument.load(await page.pdf({ outline: true }));
    const plain = await PDFDocument.load(await page.pdf({ outline: false }));
    await page.close();
    const { width, height } = pdf.getPage(0).getSize();
    assert.ok(Math.abs(width - 419.53) < 1 && Math.abs(height - 595.28) < 1, `${width} × ${height} pt`);
    assert.ok(pdf.catalog.has(PDFName.of('StructTreeRoot')));
    assert.ok(pdf.catalog.has(PDFName.of('MarkInfo')));
    assert.equal(pdf.catalog.get(PDFName.of('Lang'))?.toString(), '(ja)');
    assert.ok(pdf.catalog.has(PDFName.of('Outlines')));
    assert.equal(plain.catalog.has(PDFName.of('Outlines')), false);
  });

  test('takes pictures of the viewport in device pixels', async () => {
    const page = await session.open('<body style="background:#fff">a', none, { width: 120, height: 63, scale: 2 });
    const png = Buffer.from(await page.screenshot({ type: 'png' }));
    const jpeg = Buffer.from(await page.screenshot({ type: 'jpeg', quality: 80 }));
    await page.close();
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [240, 126]);
    assert.equal(jpeg.readUInt16BE(0), 0xffd8);
  });

  test('holds several pages at once', async () => {
    const texts = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => {
        const page = await session.open(`<p>${text}`, none);
        const [seen, pdf] = await Promise.all([
          page.evaluate(() => document.body.textContent),
          page.pdf({ outline: false }),
        ]);
        await page.close();
        assert.ok(pdf.length > 500);
        return seen;
      }),
    );
    assert.deepEqual(texts, ['a', 'b', 'c']);
  });

  test('runs no script of the page', async () => {
    const html =
      '<p>a</p><script>document.body.textContent="changed"</script>' +
      '<img src="images/p.png" onload="document.body.textContent=\'changed\'">';
    const page = await session.open(html, new Map([['images/p.png', pixel]]));
    assert.equal(await page.evaluate(() => document.querySelector('p')?.textContent), 'a');
    await page.close();
  });

  test('lets nothing out', async () => {
    const html = (tags: string) => tags.replaceAll('URL', address);
    await fails(session.open(html('<img src="URL/a.png">'), none), 'browser-failed', /image not loaded/);
    await fails(session.open('<img src="file:///etc/hostname">', none), 'browser-failed', /image not loaded/);
    const quiet =
      '<link rel="preconnect" href="URL"><link rel="dns-prefetch" href="URL"><link rel="prefetch" href="URL/b">' +
      '<iframe src="URL/c"></iframe><link rel="stylesheet" href="URL/d.css"><object data="URL/e"></object>' +
      '<style>p{background:url(URL/f.png)}</style><p>a</p><meta http-equiv="refresh" content="0;url=URL/g">';
    await session.open(html(quiet), none).then(
      (page) => page.close(),
      (error) => assert.ok(error instanceof BrowserError),
    );
    assert.equal(connections, 0);
  });

  test('says which file, image or font is missing or broken', async () => {
    const broken = new Map([
      ['fonts/t.ttf', Buffer.from('no font')],
      ['images/p.png', Buffer.from('no image')],
    ]);
    await fails(session.open('<img src="images/q.png">', broken), 'browser-failed', /not given: images\/q\.png/);
    await fails(session.open('<img src="images/p.png">', broken), 'browser-failed', /image not loaded: images\/p\.png/);
    await fails(session.open(`${face}<p>a`, broken), 'browser-failed', /font not loaded: T normal normal/);
  });

  test('reports a function that fails in the page', async () => {
    const page = await session.open('<p>a', none);
    const failing = page.evaluate(() => {
      throw new Error('out of paper');
    });
    await fails(failing, 'browser-failed', /out of paper/);
    await page.close();
  });
});

describe('a browser that cannot be had', () => {
  const { machine, remove } = scratch();
  after(remove);

  test('none there: the command that installs one', async () => {
    const bare = { ...machine, env: {}, exists: () => false, platform: 'darwin' };
    await fails(openBrowser(bare), 'browser-missing', /brew install --cask google-chrome/);
  });

  test('a variable that points nowhere', async () => {
    const named = { ...machine, env: { TAIYAKU_BROWSER: '/nowhere/chrome' } };
    await fails(openBrowser(named), 'browser-path', /TAIYAKU_BROWSER.*\/nowhere\/chrome/);
  });

  test('a file that is no browser leaves nothing behind', async () => {
    const path = join(machine.temporary, 'chrome');
    writeFileSync(path, '#!/bin/sh\necho this is no browser >&2\nexit 1\n', { mode: 0o755 });
    await fails(openBrowser({ ...machine, env: { ...machine.env, TAIYAKU_BROWSER: path } }), 'browser-failed', /./);
    assert.deepEqual(readdirSync(machine.temporary), ['chrome']);
  });

  test('a cache folder that cannot be written', async () => {
    const file = join(machine.temporary, 'file');
    writeFileSync(file, '');
    const bundled = {
      ...machine,
      platform: 'linux',
      arch: 'x64',
      env: {},
      exists: () => true,
      cache: join(file, 'cache'),
    };
    await fails(findBrowser(bundled), 'output-failed', /file.*cache/);
  });
});

test('a session closes twice without harm, and what it is asked later fails as a message', async () => {
  const { machine, remove } = scratch();
  const session = await openBrowser(machine);
  const page = await session.open('<p>a', none);
  await Promise.all([session.close(), session.close()]);
  await session.close();
  await fails(page.pdf({ outline: false }), 'browser-failed', /./);
  await fails(session.open('<p>a', none), 'browser-failed', /./);
  assert.equal(existsSync(machine.temporary) && readdirSync(machine.temporary).length, 0);
  remove();
});
