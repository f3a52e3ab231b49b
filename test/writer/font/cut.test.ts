import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { Font, Blob as FontBlob, Buffer as FontBuffer, Face as FontFace, shape } from 'harfbuzzjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { collectCoverage, covers } from '../../../scripts/writer/font/coverage.ts';
import { type CutFonts, cutFonts, type FaceRequest, needsGlyph } from '../../../scripts/writer/font/cut.ts';
import type { Family, Style, Weight } from '../../../scripts/writer/font/faces.ts';
import { FontError } from '../../../scripts/writer/font/failure.ts';

const cache = mkdtempSync(join(tmpdir(), 'taiyaku-test-'));
after(() => rmSync(cache, { recursive: true, force: true }));

function request(family: Family, text: string, weight: Weight = 400, style: Style = 'normal'): FaceRequest {
  return { family, weight, style, characters: new Set([...text].map((character) => character.codePointAt(0) ?? 0)) };
}

function fileOf({ files }: CutFonts, path: string): Uint8Array {
  const bytes = files.get(path);
  assert.ok(bytes, path);
  return bytes;
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function featuresOf(font: Uint8Array): Set<string> {
  const face = new FontFace(new FontBlob(font));
  return new Set([...face.getTableFeatureTags('GSUB'), ...face.getTableFeatureTags('GPOS')]);
}

/** A font table's tag is in the table directory (OpenType, "Table Directory"). */
function hasTable(font: Uint8Array, tag: string): boolean {
  return Buffer.from(font.subarray(0, 12 + 16 * 64)).includes(tag, 12, 'latin1');
}

describe('a cut font', () => {
  test('has the characters asked for, what the browser itself writes, and no others', async () => {
    const font = fileOf(await cutFonts([request('Serif JA', '一日あ、')], cache), 'fonts/serif-ja-400-normal.ttf');
    const ranges = await collectCoverage(font);
    for (const character of '一日あ、 09Az-‐\u00a0')
      assert.ok(covers(ranges, character.codePointAt(0) ?? 0), character);
    for (const character of '二⼀⽇い。é…') assert.ok(!covers(ranges, character.codePointAt(0) ?? 0), character);
  });

  test('is TrueType with its layout features, and without hints', async () => {
    const cut = await cutFonts([request('Serif JA', '「日本」、。ーっ'), request('Serif EN', 'fi 0123 AV Te')], cache);
    const japanese = fileOf(cut, 'fonts/serif-ja-400-normal.ttf');
    const english = fileOf(cut, 'fonts/serif-en-400-normal.ttf');
    for (const font of [japanese, english]) {
      assert.equal(Buffer.from(font).readUInt32BE(0), 0x00010000);
      assert.ok(hasTable(font, 'glyf'));
      assert.equal(hasTable(font, 'prep'), false);
    }
    const [ja, en] = [featuresOf(japanese), featuresOf(english)];
    for (const feature of ['vert', 'vrt2', 'palt', 'halt', 'kern', 'vpal']) assert.ok(ja.has(feature), feature);
    for (const feature of ['liga', 'onum', 'pnum', 'tnum', 'smcp', 'kern']) assert.ok(en.has(feature), feature);
    assert.equal(ja.has('aalt'), false);
  });

  test('has the same bytes on every run, from the cache or not, in whatever order the characters come', async () => {
    const paths = ['fonts/serif-ja-400-normal.ttf', 'fonts/symbols-400-normal.ttf'];
    const run = async (text: string, folder: string) => {
      const cut = await cutFonts([request('Serif JA', text), request('Symbols', text)], folder);
      return paths.map((path) => hash(fileOf(cut, path)));
    };
    const first = await run('日本語👍', cache);
    assert.deepEqual(await run('日本語👍', cache), first);
    const other = mkdtempSync(join(cache, 'other-'));
    assert.deepEqual(await run('👍語本日', other), first);
    const kept = readdirSync(join(other, 'fonts'));
    assert.deepEqual(await run('本👍日語', other), first);
    assert.deepEqual(readdirSync(join(other, 'fonts')), kept);
  });

  test('keeps the variants that variation selectors choose', async () => {
    const plain = '葛';
    const variant = '葛\u{e0100}';
    const firstGlyph = async (characters: string, text: string) => {
      const cut = await cutFonts([request('Serif JA', characters)], cache);
      const font = new Font(new FontFace(new FontBlob(fileOf(cut, 'fonts/serif-ja-400-normal.ttf'))));
      const buffer = new FontBuffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      shape(font, buffer);
      return buffer.getGlyphInfos()[0]?.codepoint;
    };
    assert.notEqual(await firstGlyph(variant, variant), await firstGlyph(variant, plain));
    assert.equal(await firstGlyph(plain, variant), await firstGlyph(plain, plain));
  });

  test('is made again when its cache entry is damaged', async () => {
    const own = mkdtempSync(join(cache, 'damaged-'));
    const cut = async () =>
      hash(fileOf(await cutFonts([request('Sans EN', 'abc')], own), 'fonts/sans-en-400-normal.ttf'));
    const good = await cut();
    const [entry = ''] = readdirSync(join(own, 'fonts')).filter((name) => name.endsWith('.ttf'));
    const path = join(own, 'fonts', entry);
    const whole = readFileSync(path);
    for (const damaged of [Buffer.alloc(0), whole.subarray(0, 900), Buffer.alloc(whole.length)]) {
      writeFileSync(path, damaged);
      assert.equal(await cut(), good);
      assert.deepEqual(readFileSync(path), whole);
    }
  });

  test('comes from the cache', async () => {
    const own = mkdtempSync(join(cache, 'kept-'));
    await cutFonts([request('Sans EN', 'abc')], own);
    const [entry = ''] = readdirSync(join(own, 'fonts')).filter((name) => name.endsWith('.ttf'));
    const other = Buffer.from('another font');
    writeFileSync(join(own, 'fonts', entry), Buffer.concat([createHash('sha256').update(other).digest(), other]));
    const { files } = await cutFonts([request('Sans EN', 'abc')], own);
    assert.equal(
      Buffer.from(fileOf({ files, css: '', missing: [] }, 'fonts/sans-en-400-normal.ttf')).toString(),
      'another font',
    );
  });

  test('is made even when nothing can be kept', async () => {
    const file = join(cache, 'file');
    writeFileSync(file, '');
    assert.equal((await cutFonts([request('Sans EN', 'abc')], join(file, 'below'))).files.size, 1);
  });
});

test('the rules name every file, by family, weight and style', async () => {
  const { css, files } = await cutFonts(
    [request('Serif EN', 'a', 700, 'italic'), request('Sans JA', '漢', 500)],
    cache,
  );
  assert.deepEqual([...files.keys()], ['fonts/serif-en-700-italic.ttf', 'fonts/sans-ja-500-normal.ttf']);
  assert.equal(
    css,
    '@font-face{font-family:"Serif EN";font-weight:700;font-style:italic;font-display:block;' +
      'src:url("fonts/serif-en-700-italic.ttf") format("truetype")}\n' +
      '@font-face{font-family:"Sans JA";font-weight:500;font-style:normal;font-display:block;' +
      'src:url("fonts/sans-ja-500-normal.ttf") format("truetype")}',
  );
});

test('a face that has none of the characters is left out', async () => {
  const { css, files, missing } = await cutFonts([request('Sans EN', '漢'), request('Sans JA', '漢')], cache);
  assert.deepEqual([...files.keys()], ['fonts/sans-ja-400-normal.ttf']);
  assert.doesNotMatch(css, /Sans EN/);
  assert.deepEqual(missing, []);
});

test('missing are the characters that none of the faces has', async () => {
  const text = 'a漢😀\u{10fffd}\u{13000}\n\u00ad\u200b\u200d\ufe0f\u{e0100}';
  const all = [request('Serif EN', text), request('Serif JA', text), request('Symbols', text)];
  assert.deepEqual((await cutFonts(all, cache)).missing, [0x13000, 0x10fffd]);
  assert.deepEqual((await cutFonts(all.slice(0, 1), cache)).missing, [0x6f22, 0x13000, 0x1f600, 0x10fffd]);
  assert.deepEqual((await cutFonts([], cache)).missing, []);
});

test('controls and joiners need no glyph, spaces and unassigned characters do', () => {
  for (const codePoint of [0x09, 0x0a, 0xad, 0x200b, 0x200d, 0x2060, 0xfe0e, 0xe0100])
    assert.ok(!needsGlyph(codePoint));
  for (const codePoint of [0x20, 0x41, 0x3000, 0x6f22, 0x1f600, 0x378]) assert.ok(needsGlyph(codePoint));
});

test('an unknown face is a message', async () => {
  await assert.rejects(cutFonts([request('Symbols', 'a', 700)], cache), (error) => {
    assert.ok(error instanceof FontError);
    assert.deepEqual(error.report.values, { font: 'Symbols 700 normal', package: '' });
    return error.report.code === 'font-missing';
  });
});

describe('a PDF set with cut fonts', () => {
  const ja = '一二三日月火水木金土人入八大小山川“鷗”—Latin 2021…Ⅳ①𠮟葛\u{e0100}';
  const en = 'Office “flow” — café, 1234567890';
  const emoji = '👍❤️';

  async function print(): Promise<Uint8Array> {
    const all = ja + en + emoji;
    const families: Family[] = ['Serif Latin', 'Serif JA', 'Serif EN', 'Symbols'];
    const { files, css, missing } = await cutFonts(
      [
        ...families.map((family) => request(family, all)),
        request('Serif Latin', all, 700),
        request('Serif JA', all, 700),
      ],
      cache,
    );
    assert.deepEqual(missing, []);
    const session = await openBrowser();
    try {
      const page = await session.open(
        `<html lang=ja><title>t</title><style>${css} h1,p{font-family:"Serif Latin","Serif JA","Symbols"} ` +
          `[lang=en]{font-family:"Serif EN","Symbols"}</style><h1>${ja}</h1><p>${ja}${emoji}</p><p lang=en>${en}</p>`,
        files,
      );
      return await page.pdf({ outline: true });
    } finally {
      await session.close();
    }
  }

  test('gives its text back character by character and has TrueType fonts only', async () => {
    const pdf = await print();
    const { context } = await PDFDocument.load(pdf);
    const fonts = context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object): object is PDFDict =>
          object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'),
      );
    const subtypes = fonts.map((font) => font.get(PDFName.of('Subtype'))?.toString());
    assert.deepEqual([...new Set(subtypes)].sort(), ['/CIDFontType2', '/Type0']);
    const names = fonts.map((font) =>
      font
        .get(PDFName.of('BaseFont'))
        ?.toString()
        .replace(/^\/[A-Z]{6}\+/, ''),
    );
    assert.deepEqual([...new Set(names)].sort(), [
      'NotoEmoji-Regular',
      'NotoSerifJP-Bold',
      'NotoSerifJP-Regular',
      'SourceSerif4-Bold',
      'SourceSerif4-Regular',
    ]);

    const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
    const content = await (await document.getPage(1)).getTextContent();
    const text = content.items.map((item) => ('str' in item ? item.str : '')).join('');
    await document.loadingTask.destroy();
    assert.doesNotMatch(text, /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u);
    for (const part of ['一二三日月火水木金土人入八大小山川', 'Latin', 'Ⅳ①𠮟葛', '👍', en]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
  });
});
