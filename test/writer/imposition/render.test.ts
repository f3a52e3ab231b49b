import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { degrees, PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import { papers } from '../../../scripts/publication/paper.ts';
import { booklet } from '../../../scripts/writer/imposition/booklet.ts';
import { imposePdf } from '../../../scripts/writer/imposition/render.ts';
import { largestPage, openSource } from '../../../scripts/writer/imposition/source.ts';
import { twoUp } from '../../../scripts/writer/imposition/two-up.ts';
import { contentOf, readPdf } from '../pdf/read-pdf.ts';

const proof = new Uint8Array(await readFile(new URL('../../cases/pdf/proof.pdf', import.meta.url)));
const points = (millimetres: number) => (millimetres / 25.4) * 72;

/** A PDF whose pages say p1, p2, … at 10 pt from the lower left of what a viewer shows. */
async function numbered(count: number, width: number, height: number, rotation = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= count; page += 1) {
    const sheet = document.addPage([points(width), points(height)]);
    sheet.setRotation(degrees(rotation));
    const corners = {
      0: [10, 10],
      90: [points(width) - 10, 10],
      180: [points(width) - 10, points(height) - 10],
      270: [10, points(height) - 10],
    };
    const [x, y] = corners[rotation as keyof typeof corners] as [number, number];
    sheet.drawText(`p${page}`, { x, y, font, size: 12, rotate: degrees(rotation) });
  }
  return document.save();
}

async function imposed(bytes: Uint8Array, plan: Parameters<typeof imposePdf>[1]): Promise<Uint8Array> {
  const result = await imposePdf(bytes, plan);
  assert.ok(typeof result !== 'string', String(result));
  return result;
}

const forms = (document: PDFDocument) =>
  document.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form'),
    );

describe('imposePdf', () => {
  it('puts each page where the plan says, twice, and stores it once', async () => {
    const plan = twoUp({ pageCount: 3, page: papers.A5, paper: papers.A4 });
    const bytes = await imposed(await numbered(3, 148, 210), plan);
    const { pages } = await readPdf(bytes);
    assert.deepEqual(
      pages.map((page) => page.items.map((item) => item.text).filter(Boolean)),
      [
        ['p1', 'p1'],
        ['p2', 'p2'],
        ['p3', 'p3'],
      ],
    );
    const [left, right] = pages[0]?.items.filter((item) => item.text) ?? [];
    assert.ok(Math.abs((left?.x ?? 0) - points(0.25) - 10) < 0.01);
    assert.ok(Math.abs((right?.x ?? 0) - points(148.75) - 10) < 0.01);
    assert.deepEqual([pages[0]?.width.toFixed(1), pages[0]?.height.toFixed(1)], ['841.9', '595.3']);
    assert.equal(forms(await PDFDocument.load(bytes)).length, 3);
  });

  for (const rotation of [90, 180, 270]) {
    it(`shows a page turned by ${rotation}° as a viewer does`, async () => {
      const isTurned = rotation % 180 !== 0;
      const source = await numbered(1, isTurned ? 210 : 148, isTurned ? 148 : 210, rotation);
      const plan = twoUp({ pageCount: 1, page: papers.A5, paper: papers.A4 });
      const { pages } = await readPdf(await imposed(source, plan));
      const [left] = pages[0]?.items ?? [];
      assert.ok(Math.abs((left?.x ?? 0) - points(0.25) - 10) < 0.01, `x is ${left?.x}`);
      assert.ok(Math.abs((left?.y ?? 0) - 10) < 0.01, `y is ${left?.y}`);
    });
  }

  it('turns the backs for a printer that flips on the other edge', async () => {
    const plan = twoUp({ pageCount: 2, page: papers.A5, paper: papers.A4, flip: 'long-edge' });
    const { pages } = await readPdf(await imposed(await numbered(2, 148, 210), plan));
    const [first] = pages[1]?.items ?? [];
    assert.ok(Math.abs((first?.x ?? 0) - (points(297) - points(0.25) - 10)) < 0.01);
    assert.ok(Math.abs((first?.y ?? 0) - (points(210) - 10)) < 0.01);
  });

  for (const [rotate, x, y] of [
    [90, 30 + 210, 40],
    [270, 30, 40 + 148],
  ] as const) {
    it(`places a page turned by ${rotate}°`, async () => {
      const clip = { x: 0, y: 0, width: 420, height: 297 };
      const front = [{ page: 1, x: 30, y: 40, rotate, scale: 1, clip }];
      const sheet = { width: 420, height: 297, front, back: [], marks: [] };
      const bytes = await imposed(await numbered(1, 148, 210), {
        page: papers.A5,
        sheets: [sheet],
        flip: 'short-edge',
      });
      const [item] = (await readPdf(bytes)).pages[0]?.items ?? [];
      // The page's lower left corner, then 10 pt along its turned sides.
      const along = rotate === 90 ? [-10, 10] : [10, -10];
      assert.ok(Math.abs((item?.x ?? 0) - points(x) - (along[0] ?? 0)) < 0.01, `x is ${item?.x}`);
      assert.ok(Math.abs((item?.y ?? 0) - points(y) - (along[1] ?? 0)) < 0.01, `y is ${item?.y}`);
    });
  }

  it('cuts off what creep moves across the fold', async () => {
    const plan = booklet({ pageCount: 8, page: papers.A5, paper: papers.A4, bind: 'left', creep: 0.5 });
    const content = await contentOf(await imposed(await numbered(8, 148, 210), plan), 3);
    assert.match(content, /^q\n420\.9449 0 420\.9449 595\.2756 re W n\n1 0 0 1 419\.5276 0 cm\n\/P3 Do\nQ/);
  });

  it('centres a page of another size, smaller where it would not fit', async () => {
    const document = await PDFDocument.load(await numbered(1, 148, 210));
    const [large] = await document.copyPages(await PDFDocument.load(await numbered(1, 296, 210)), [0]);
    assert.ok(large);
    document.addPage(large);
    const bytes = await imposed(await document.save(), twoUp({ pageCount: 2, page: papers.A5, paper: papers.A4 }));
    assert.match(await contentOf(bytes, 2), /0\.5 0 0 0\.5 0\.7087 148\.8189 cm/);
  });

  it('draws its marks in black ink, and none on an empty back', async () => {
    const bytes = await imposed(
      await numbered(3, 148, 210),
      booklet({ pageCount: 3, page: papers.A5, paper: papers.A3, bind: 'left' }),
    );
    assert.match(await contentOf(bytes, 1), /q 0 0 0 1 K 0\.2835 w \[2\.8346 2\.8346\] 0 d 595\.2756 /);
    const single = await imposed(
      await numbered(1, 148, 210),
      booklet({ pageCount: 1, page: papers.A5, paper: papers.A3, bind: 'left' }),
    );
    assert.equal((await readPdf(single)).pages.length, 1);
  });

  it('keeps an empty back between two sheets', async () => {
    const plan = twoUp({ pageCount: 3, page: papers.A5, paper: papers.A4 });
    const [first, second] = plan.sheets;
    assert.ok(first && second);
    const bytes = await imposed(await numbered(3, 148, 210), { ...plan, sheets: [{ ...first, back: [] }, second] });
    assert.deepEqual(
      (await readPdf(bytes)).pages.map((page) => page.text.trim()),
      ['p1p1', '', 'p3p3'],
    );
  });

  it('keeps fonts and text of a Chromium PDF, drops tags and links, and is the same every time', async () => {
    const plan = twoUp({ pageCount: 2, page: papers.A4, paper: papers.A4 });
    const bytes = await imposed(proof, plan);
    assert.deepEqual(Buffer.from(await imposed(proof, plan)), Buffer.from(bytes));
    const result = await readPdf(bytes);
    assert.match(result.text, /人と山/);
    assert.ok(result.fonts.length > 0 && result.fonts.every((font) => font.embedded && font.hasUnicode));
    assert.equal(result.isTagged, false);
    assert.deepEqual(result.pages[0]?.links, []);
    assert.equal(result.info.Title, '試し刷り Proof');
    assert.equal(result.info.CreationDate, (await readPdf(proof)).info.CreationDate);
    assert.ok(bytes.length < proof.length);
    const { catalog } = await PDFDocument.load(bytes);
    assert.match(catalog.toString(), /\/PrintScaling \/None\s+\/Duplex \/DuplexFlipShortEdge/);
  });

  it('takes a page without any content, and shows the trim box of one that has bleed', async () => {
    const document = await PDFDocument.create();
    document.addPage([points(148), points(210)]);
    const page = document.addPage([points(154), points(216)]);
    page.setTrimBox(points(3), points(3), points(148), points(210));
    page.drawSquare({ x: 0, y: 0, size: 10 });
    const source = await document.save();
    const opened = await openSource(source);
    assert.ok(typeof opened !== 'string');
    assert.deepEqual(largestPage(opened), { width: 148, height: 210 });
    const bytes = await imposed(source, twoUp({ pageCount: 2, page: papers.A5, paper: papers.A4 }));
    assert.match(forms(await PDFDocument.load(bytes)).join('\n'), /\/BBox \[ 8\.5\d+ 8\.5\d+ 428\.\d+ 603\.\d+ \]/);
  });
});

describe('openSource', () => {
  it('says what is wrong instead of throwing', async () => {
    assert.equal(await openSource(new TextEncoder().encode('hello')), 'broken');
    assert.equal(await openSource(proof.subarray(0, 9000)), 'broken');
    assert.equal(await openSource(new Uint8Array()), 'broken');
    const secret = await PDFDocument.create();
    secret.addPage();
    secret.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    assert.equal(await openSource(await secret.save()), 'encrypted');
    assert.equal(await openSource(await (await PDFDocument.create()).save({ addDefaultPage: false })), 'empty');
  });
});
