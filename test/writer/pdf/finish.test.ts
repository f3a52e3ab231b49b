import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { finishPdf as finish, type PdfFacts } from '../../../scripts/writer/pdf/finish.ts';
import { contentOf, nodesOf, radicals, readPdf, unreadable } from './read-pdf.ts';

// Printed by Chromium 153 from an A4 page with ruby, emphasis, a table, links, greys and a half-transparent word.
const proof = new Uint8Array(await readFile(new URL('../../cases/pdf/proof.pdf', import.meta.url)));

const facts: PdfFacts = {
  title: { ja: '声明 <&"> 「案」', en: 'Statement' },
  subject: { ja: '要約', en: 'Summary' },
  author: { ja: '日本語編集部', en: 'Editors' },
  keywords: ['対訳', 'R&D'],
  language: 'ja',
  languages: ['ja', 'en'],
  date: '2021-03-05',
  identifier: 'urn:example:statement:1.0.0',
  rights: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  producer: 'taiyaku 0.1.0',
  page: { width: 210, height: 297 },
  black: 'rgb',
};

const finishPdf = async (bytes: Uint8Array, given: PdfFacts) => (await finish(bytes, given)).bytes;

const a4 = [0, 0, 595.2756, 841.8898];

describe('finishPdf', () => {
  it('gives the same bytes for the same pages, whenever they were printed', async () => {
    const later = Buffer.from(proof);
    const text = later.toString('latin1');
    for (const { index } of text.matchAll(/D:\d{14}/g)) later.write('D:20991231235959', index, 'latin1');
    assert.notDeepEqual(later, Buffer.from(proof));
    const [first, second] = [await finishPdf(proof, facts), await finishPdf(later, facts)];
    assert.deepEqual(Buffer.from(second), Buffer.from(first));
  });

  it('has an identifier that changes with the content', async () => {
    const id = (bytes: Uint8Array) =>
      /\/ID \[ (<[0-9A-F]{32}>) \1 \]/i.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    const first = id(await finishPdf(proof, facts));
    const other = id(await finishPdf(proof, { ...facts, keywords: [] }));
    assert.ok(first && other);
    assert.notEqual(first, other);
    assert.notEqual(first, `<${'0'.repeat(32)}>`);
  });

  it('says who published the text, and nothing about the program, the machine or the clock', async () => {
    const bytes = await finishPdf(proof, facts);
    const { info, xmp } = await readPdf(bytes);
    assert.equal(info.Title, '声明 <&"> 「案」');
    assert.equal(info.Author, '日本語編集部');
    assert.equal(info.Subject, '要約');
    assert.equal(info.Keywords, '対訳, R&D');
    assert.equal(info.Producer, 'taiyaku 0.1.0');
    assert.equal(info.CreationDate, 'D:20210305000000Z');
    assert.equal(info.ModDate, 'D:20210305000000Z');
    assert.match(xmp, /<xmp:ModifyDate>2021-03-05T00:00:00Z</);
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Chromium|Skia|D:(?!20210305)/);
  });

  it('writes XMP in both languages, escaped', async () => {
    const { xmp } = await readPdf(await finishPdf(proof, facts));
    assert.ok(xmp.includes('<rdf:li xml:lang="x-default">声明 &lt;&amp;&quot;&gt; 「案」</rdf:li>'));
    assert.ok(xmp.includes('<rdf:li xml:lang="en">Statement</rdf:li>'));
    assert.ok(xmp.includes('<rdf:li>R&amp;D</rdf:li>'));
    assert.ok(xmp.includes('<dc:language><rdf:Bag><rdf:li>ja</rdf:li><rdf:li>en</rdf:li></rdf:Bag></dc:language>'));
    assert.ok(xmp.includes('<xmpRights:WebStatement>https://creativecommons.org/licenses/by/4.0/<'));
    assert.match(xmp, /<pdfuaid:part>1</);
  });

  it('gives the pages their exact size, boxes and all', async () => {
    const before = await readPdf(proof);
    const after = await readPdf(await finishPdf(proof, facts));
    for (const page of after.pages) {
      assert.deepEqual(page.boxes, { MediaBox: a4, CropBox: a4, BleedBox: a4, TrimBox: a4 });
    }
    const drift = (after.pages[0]?.items[0]?.y ?? 0) - (before.pages[0]?.items[0]?.y ?? 0);
    assert.ok(Math.abs(drift - (841.8898 - 841.92)) < 0.001, 'the content keeps its distance from the upper edge');
  });

  it('leaves pages of another size as they are, and trims the bleed of those that have one', async () => {
    const document = await PDFDocument.create();
    document.addPage([612, 792]);
    document.addPage([612.48, 859.2]);
    document.addPage([859.2, 612.48]);
    const bytes = await finishPdf(await document.save(), { ...facts, page: { width: 210, height: 297, bleed: 3 } });
    const { pages } = await readPdf(bytes);
    assert.deepEqual(pages[0]?.boxes.TrimBox, [0, 0, 612, 792]);
    assert.deepEqual(pages[1]?.boxes.MediaBox, [0, 0, 612.2835, 858.8976]);
    assert.deepEqual(pages[1]?.boxes.BleedBox, [0, 0, 612.2835, 858.8976]);
    assert.deepEqual(pages[1]?.boxes.TrimBox, [8.5039, 8.5039, 603.7795, 850.3937]);
    assert.deepEqual(pages[2]?.boxes.MediaBox, [0, 0, 858.8976, 612.2835]);
  });

  it('keeps text, tags, links and outline', async () => {
    const before = await readPdf(proof);
    const after = await readPdf(await finishPdf(proof, { ...facts, black: 'k' }));
    assert.equal(after.text, before.text);
    assert.deepEqual(radicals(after.text), []);
    assert.deepEqual(unreadable(after.text), []);
    assert.match(after.text, /人と山/);
    const titles = (outline: typeof after.outline) => outline.map((entry) => entry.title);
    assert.deepEqual(titles(before.outline), ['試し刷り', '一、人と山', 'One', '二、次の頁', '三']);
    assert.deepEqual(titles(after.outline), titles(before.outline));
    assert.deepEqual(
      after.pages.map((page) => page.links),
      before.pages.map((page) => page.links),
    );
    assert.ok(after.pages[0]?.links.includes('https://example.org/'));
    assert.ok(after.isTagged);
    const [english] = nodesOf(after.pages[0]?.structure, 'Div').filter((node) => node.language === 'en');
    assert.match(english?.text ?? '', /^One *This is emphasised and strong, a link\.$/);
    assert.deepEqual(
      nodesOf(after.pages[0]?.structure, 'Figure').map((node) => node.alt),
      ['black box'],
    );
    assert.deepEqual(
      nodesOf(after.pages[0]?.structure, 'TH').map((node) => node.text.trim()),
      ['年', 'Year'],
    );
    assert.ok(after.fonts.every((font) => font.subtype === 'CIDFontType2' && font.embedded && font.hasUnicode));
  });

  it('maps the types that PDF 1.7 does not know, and names the base of a ruby', async () => {
    const { roleMap, pages, language } = await readPdf(await finishPdf(proof, facts));
    assert.deepEqual(roleMap, { Aside: 'Sect', Em: 'Span', Strong: 'Span' });
    const [ruby] = nodesOf(pages[0]?.structure, 'Ruby');
    assert.deepEqual(
      ruby?.children.map((node) => [node.role, node.text.replaceAll(' ', '')]),
      [
        ['RB', '漢字'],
        ['RT', 'かんじ'],
      ],
    );
    assert.equal(language, 'ja');
  });

  it('sets the language, the title bar and the tab order of a PDF that has none', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const bytes = await finishPdf(await document.save(), { ...facts, language: 'en' });
    const { catalog, ...finished } = await PDFDocument.load(bytes);
    assert.match(catalog.toString(), /\/Lang \(en\)/);
    assert.match(catalog.toString(), /\/DisplayDocTitle true/);
    assert.match(finished.context.enumerateIndirectObjects().join(' '), /\/Tabs \/S/);
    assert.equal((await readPdf(bytes)).info.Title, 'Statement');
  });

  it('labels pages', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 5; page += 1) document.addPage();
    const pageLabels = [
      { from: 1, prefix: 'Cover' },
      { from: 2, style: 'roman' },
      { from: 4, style: 'decimal', start: 7, prefix: '頁' },
    ] as const;
    const labels = async (list: PdfFacts['pageLabels'] & object) =>
      (await readPdf(await finishPdf(await document.save(), { ...facts, pageLabels: list }))).pageLabels;
    assert.deepEqual(await labels(pageLabels), ['Cover', 'i', 'ii', '頁7', '頁8']);
    assert.deepEqual(await labels([{ from: 3, style: 'decimal' }]), ['1', '2', '1', '2', '3']);
    assert.equal(await labels([]), undefined);
  });

  it('prints black with black ink where asked, and leaves colours alone', async () => {
    const [screen, print] = [await finishPdf(proof, facts), await finishPdf(proof, { ...facts, black: 'k' })];
    assert.match(await contentOf(screen, 1), /0 0 0 rg/);
    const content = await contentOf(print, 1);
    assert.doesNotMatch(content, /(\S+) \1 \1 (?:rg|RG)/);
    assert.match(content, /0 0 0 1 k\n/);
    assert.match(content, /0\.4667 g/);
    assert.match(content, /0 \.2667 \.6667 rg/);
  });

  it('reaches into form XObjects, but not into luminosity masks', async () => {
    const document = await PDFDocument.create();
    const { context } = document;
    const form = (type: object) =>
      context.register(context.stream('0 0 0 rg 0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', ...type }));
    const drawn = form({});
    const mask = form({ Group: { S: 'Transparency', CS: 'DeviceRGB' } });
    const page = document.addPage([100, 100]);
    page.drawText('x', { font: await document.embedFont(StandardFonts.Helvetica), color: rgb(0, 0, 0) });
    const state = context.obj({ G1: { SMask: { S: 'Luminosity', G: mask } } });
    const resources = page.node.Resources();
    resources?.set(context.obj('XObject'), context.obj({ X1: drawn }));
    resources?.set(context.obj('ExtGState'), state);
    const bytes = await finishPdf(await document.save(), { ...facts, black: 'k' });
    const finished = await PDFDocument.load(bytes);
    const { decodedStream } = await import('../../../scripts/writer/pdf/stream.ts');
    const text = (ref: typeof drawn) => Buffer.from(decodedStream(finished.context.lookup(ref) as never)).toString();
    assert.equal(text(drawn), '0 0 0 1 k 0 0 9 9 re f');
    assert.equal(text(mask), '0 0 0 rg 0 0 9 9 re f');
    assert.match(await contentOf(bytes, 1), /0 0 0 1 k/);
  });

  it('reads a page whose content is split over several streams', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([100, 100]);
    const parts = ['0 0', ' 0 rg 0 0 9 9 re f'].map((part) => document.context.register(document.context.stream(part)));
    page.node.set(document.context.obj('Contents'), document.context.obj(parts));
    const bytes = await finishPdf(await document.save(), { ...facts, black: 'k' });
    assert.match(await contentOf(bytes, 1), /^0 0 0 1 k 0 0 9 9 re f/);
  });
});
