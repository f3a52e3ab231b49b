/** The shipped publications as a folder of files: names, manifest, list, sizes, and the same bytes on every machine. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import type { Manifest } from '../../scripts/release/manifest.ts';
import type { FitChoice } from '../../scripts/stage/fit-choice.ts';
import { decodedStream } from '../../scripts/writer/pdf/stream.ts';
import { filesIn, repository, run, scratchFolder } from '../cli/run.ts';
import { unpack } from '../writer/epub/unpack.ts';
import { classesOf, elementsOf, find, languageText, parseHtml, wrongLanguages } from './markup.ts';

const expected = {
  'e2ee-statement': [
    ['e2ee-statement-book.pdf', 'book', 'application/pdf'],
    ['e2ee-statement-booklet.pdf', 'booklet', 'application/pdf'],
    ['e2ee-statement-en.epub', 'epub', 'application/epub+zip'],
    ['e2ee-statement-ja-vertical.pdf', 'book', 'application/pdf'],
    ['e2ee-statement-ja.epub', 'epub', 'application/epub+zip'],
    ['e2ee-statement-large-print.pdf', 'book', 'application/pdf'],
    ['e2ee-statement-leaflet.pdf', 'leaflet', 'application/pdf'],
    ['e2ee-statement.epub', 'epub', 'application/epub+zip'],
    ['images/cover.png', 'image', 'image/png'],
    ['images/thumbnail.png', 'image', 'image/png'],
    ['index.html', 'web', 'text/html'],
    ['translation.html', 'web', 'text/html'],
  ],
  'rally-handout': [
    ['images/cover.png', 'image', 'image/png'],
    ['images/thumbnail.png', 'image', 'image/png'],
    ['index.html', 'web', 'text/html'],
    ['print/rally-handout-2up.pdf', 'print', 'application/pdf'],
    ['rally-handout-en.epub', 'epub', 'application/epub+zip'],
    ['rally-handout-ja.epub', 'epub', 'application/epub+zip'],
    ['rally-handout-leaflet.pdf', 'leaflet', 'application/pdf'],
    ['rally-handout.epub', 'epub', 'application/epub+zip'],
    ['translation.html', 'web', 'text/html'],
  ],
} as const;

/** The greatest sizes, in bytes. */
const limits: Readonly<Record<string, number>> = { web: 150_000, leaflet: 600_000, epub: 300_000 };

describe('the output folder', () => {
  const { folder, remove } = scratchFolder();
  const out = join(folder, 'dist');
  const again = join(folder, 'another folder', '出力');
  let files: ReadonlyMap<string, Uint8Array>;
  let json: string;

  before(async () => {
    const { status, stdout, stderr } = await run('build', ['--out', out, '--json']);
    assert.equal(status, 0, stdout);
    assert.equal(stderr, '');
    json = stdout;
    files = filesIn(out);
  });
  after(remove);

  const textAt = (path: string) => Buffer.from(files.get(path) ?? assert.fail(path)).toString('utf8');
  const manifestOf = (name: string) => JSON.parse(textAt(`${name}/manifest.json`)) as Manifest;

  for (const [name, artifacts] of Object.entries(expected)) {
    test(`${name} has these files, and the manifest says so`, async () => {
      const manifest = manifestOf(name);
      assert.deepEqual(Object.keys(manifest), ['publication', 'version', 'languages', 'about', 'artifacts']);
      assert.equal(manifest.publication, name);
      assert.equal(manifest.version, '1.0.0');
      assert.deepEqual(manifest.languages, ['ja', 'en']);
      assert.deepEqual(
        manifest.artifacts.map(({ path, kind, mediaType }) => [path, kind, mediaType]),
        artifacts,
      );
      assert.deepEqual(
        [...files.keys()].filter((path) => path.startsWith(`${name}/`)),
        [...artifacts.map(([path]) => path), 'SHA256SUMS', 'manifest.json', 'opds.json']
          .map((path) => `${name}/${path}`)
          .toSorted(),
      );
      for (const entry of manifest.artifacts) {
        const bytes = files.get(`${name}/${entry.path}`) ?? assert.fail(entry.path);
        assert.equal(entry.bytes, bytes.byteLength, entry.path);
        assert.equal(entry.sha256, createHash('sha256').update(bytes).digest('hex'), entry.path);
        const [, single] = /-(ja|en)(?:-vertical)?\.(?:epub|pdf)$/.exec(entry.path) ?? [];
        assert.deepEqual(entry.languages, single === undefined ? ['ja', 'en'] : [single]);
        assert.ok(entry.edition.length > 0);
        const keys = [
          'path',
          'kind',
          'edition',
          'languages',
          'mediaType',
          'bytes',
          'sha256',
          'pages',
          'sheets',
          'paper',
          'layout',
          'typeSize',
          'width',
          'height',
        ];
        for (const key of Object.keys(entry)) assert.ok(keys.includes(key), `${entry.path}: ${key}`);
        const isPdf = entry.mediaType === 'application/pdf';
        assert.equal(entry.pages !== undefined, isPdf, entry.path);
        assert.equal(entry.paper !== undefined, isPdf, entry.path);
        assert.equal(entry.sheets !== undefined, entry.kind === 'print', entry.path);
        // A PNG says its size itself (PNG, 11.2.1).
        const pixels = entry.kind === 'image' ? [16, 20].map((at) => Buffer.from(bytes).readUInt32BE(at)) : [];
        assert.deepEqual([entry.width, entry.height], entry.kind === 'image' ? pixels : [undefined, undefined]);
        if (isPdf) assert.equal((await PDFDocument.load(bytes)).getPageCount(), entry.pages, entry.path);
        const limit = limits[entry.kind];
        if (limit !== undefined) assert.ok(entry.bytes <= limit, `${entry.path}: ${entry.bytes} bytes`);
      }
    });
  }

  test('the report of --json says what was chosen for each leaflet', () => {
    const { fits } = JSON.parse(json) as { fits: FitChoice[] };
    assert.deepEqual(
      fits.map(({ publication, edition, pages }) => [publication, edition, pages]),
      [
        ['e2ee-statement', 'leaflet', 2],
        ['rally-handout', 'leaflet', 2],
      ],
    );
    for (const { size, sides = [] } of fits) {
      assert.ok(size >= 8 && size <= 12, `${size} pt`);
      assert.equal(sides.length, 2);
      for (const { filled } of sides) assert.ok(filled > 0.85 && filled <= 1, `${filled}`);
    }
  });

  test('the report of --json holds the same manifests', () => {
    const report = JSON.parse(json) as { messages: unknown[]; publications: Manifest[] };
    assert.deepEqual(Object.keys(report), ['messages', 'publications', 'translation', 'fits']);
    assert.deepEqual(report.messages, []);
    assert.deepEqual(
      report.publications,
      Object.keys(expected).map((name) => manifestOf(name)),
    );
  });

  test('the list of publications leads to every edition, and every address in it exists', () => {
    const page = parseHtml(textAt('index.html'));
    const addresses = elementsOf(page).flatMap(({ properties }) =>
      [properties.href, properties.src].filter((address): address is string => typeof address === 'string'),
    );
    for (const address of addresses) {
      if (/^[a-z]+:/.test(address)) continue;
      assert.ok(files.has(posix.normalize(decodeURIComponent(address))), address);
    }
    const editions = Object.entries(expected).flatMap(([name, artifacts]) =>
      artifacts.filter(([, kind]) => kind !== 'image').map(([path]) => `${name}/${path}`),
    );
    for (const path of editions) assert.ok(addresses.includes(path), path);
    assert.deepEqual(
      [...files.keys()].filter((path) => !path.includes('/')),
      ['feed.xml', 'index.html', 'opds.json', 'opds.xml'],
    );
    assert.deepEqual(wrongLanguages(page), []);
    for (const name of Object.keys(expected)) {
      const entry = find(page, ({ tagName, properties }) => tagName === 'article' && properties.id === name);
      for (const language of ['ja', 'en'] as const) {
        const heading = find(entry, ({ tagName }) => tagName === 'h2');
        assert.ok(elementsOf(heading).some((element) => classesOf(element).includes(language)));
        assert.notEqual(languageText(heading, language), '');
      }
    }
  });

  test('the feed and the catalogues lead to what is there, and so does each publication', () => {
    const addresses = (path: string, pattern: RegExp): string[] =>
      [...textAt(path).matchAll(pattern)]
        .map(([, address = '']) => address)
        .filter((address) => !/^https?:/.test(address))
        .map((address) => posix.join(posix.dirname(path), decodeURIComponent(address.replace(/#.*/, ''))));
    const names = Object.keys(expected).map((name) => `${name}/opds.json`);
    for (const path of ['feed.xml', 'opds.xml', 'opds.json', ...names]) {
      const found = addresses(path, path.endsWith('.xml') ? / href="([^"]*)"/g : /"href": "([^"]*)"/g);
      assert.ok(found.length > 5, path);
      for (const address of found) assert.ok(files.has(address), `${path}: ${address}`);
    }
    for (const [name, artifacts] of Object.entries(expected)) {
      const sums = textAt(`${name}/SHA256SUMS`).trimEnd().split('\n');
      const wanted = [...artifacts.map(([path]) => path), 'manifest.json'].toSorted().map((path) => {
        const bytes = files.get(`${name}/${path}`) ?? assert.fail(path);
        return `${createHash('sha256').update(bytes).digest('hex')}  ${path}`;
      });
      assert.deepEqual(sums, wanted);
    }
  });

  test('another folder, time zone, language and number of jobs give the same bytes', async () => {
    cpSync(join(repository, 'manuscripts'), join(folder, 'elsewhere', 'texts'), { recursive: true });
    const { status, stderr } = await run('build', ['--manuscripts', 'texts', '--out', again, '--jobs', '1'], {
      cwd: join(folder, 'elsewhere'),
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'ja_JP.UTF-8', LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja', TMPDIR: folder },
    });
    assert.equal(status, 0, stderr);
    assert.ok(stderr.trimEnd().split('\n').at(-1)?.includes(join(again, 'index.html')), 'where to look');
    const others = filesIn(again);
    assert.deepEqual([...others.keys()], [...files.keys()]);
    for (const [path, bytes] of files) {
      assert.ok(Buffer.from(bytes).equals(others.get(path) ?? Buffer.alloc(0)), `${path} differs`);
    }
  });

  test('no file tells of the machine, its user or the day of the build', async () => {
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    const words = [
      ...[repository, dirname(repository), folder, process.execPath].filter((word) => word.length > 3),
      ...[hostname(), userInfo().username].filter((word) => word.length > 4),
      ...['node_modules', '/home/', '/Users/', '/tmp/', 'file://', 'HeadlessChrome', 'Skia/PDF'],
      ...[day, day.replaceAll('-', ''), `D:${day.replaceAll('-', '')}`],
    ];
    for (const [path, bytes] of files) {
      for (const [part, text] of await plainParts(path, bytes)) {
        for (const word of words) assert.equal(text.includes(word), false, `${path} ${part}: ${word}`);
      }
    }
  });

  test('that search sees inside PDF and EPUB files', async () => {
    const texts = await plainParts('x.pdf', files.get('rally-handout/rally-handout-leaflet.pdf') ?? assert.fail());
    assert.ok(
      texts.some(([, text]) => text.includes('2021-03-05')),
      'the search sees inside a PDF',
    );
    const book = await plainParts('x.epub', files.get('rally-handout/rally-handout.epub') ?? assert.fail());
    assert.ok(
      book.some(([, text]) => text.includes('dc:language')),
      'the search sees inside an EPUB',
    );
  });
});

/** The parts of a file as Latin-1 text, unpacked: a PDF's objects and streams, an EPUB's entries, a PNG's text chunks. */
async function plainParts(path: string, bytes: Uint8Array): Promise<[string, string][]> {
  const latin = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  if (path.endsWith('.epub')) {
    const entries = unpack(bytes).map(({ name, bytes: entry }): [string, string] => [name, latin(entry)]);
    return [['names', entries.map(([name]) => name).join('\n')], ...entries];
  }
  if (path.endsWith('.pdf')) {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.context.enumerateIndirectObjects().map(([reference, object]) => {
      const isImage = object instanceof PDFRawStream && /\/(FontFile|Image|Length1)/.test(object.dict.toString());
      const text = object instanceof PDFRawStream && !isImage ? latin(decodedStream(object)) : '';
      return [reference.toString(), `${object instanceof PDFRawStream ? object.dict : object}\n${text}`];
    });
  }
  if (path.endsWith('.png')) return pngText(Buffer.from(bytes));
  return [['', latin(bytes)]];
}

function pngText(png: Buffer): [string, string][] {
  const parts: [string, string][] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (!['IDAT', 'IHDR', 'IEND'].includes(type)) parts.push([type, data.toString('latin1')]);
    if (type === 'iTXt' || type === 'zTXt')
      parts.push([type, inflateSync(data.subarray(data.indexOf(0) + 2)).toString()]);
  }
  return parts;
}
