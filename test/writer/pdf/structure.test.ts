/** The structure of pages that Chromium prints: what is joined, what is silent, what has which language. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { htmlText } from '../../../scripts/writer/html.ts';
import { finishPdf } from '../../../scripts/writer/pdf/finish.ts';
import { withPrintLanguages } from '../../../scripts/writer/pdf/print-languages.ts';
import { markContinuations } from '../../../scripts/writer/pdf/tag-hooks.ts';
import { nodesOf, type ReadPdf, readPdf, type StructureNode } from './read-pdf.ts';

/** Split over pages as a paginator leaves it: a paragraph in each language, an item of a list, a table. */
const body = `
<h1><span lang="ja">題</span><span lang="en">Title</span></h1>
<hr><p><a href="https://example.org/">例</a></p>
<div lang="ja"><p>前半は<span lang="en">some words</span>、</p></div><div lang="en"><p>First half,</p></div>
<ul><li>一つ目</li><li>二つ目の前半</li></ul>
<table><thead><tr><th id="a">見出し</th></tr></thead><tbody><tr><td>一行目</td></tr></tbody></table>
<aside role="doc-footnote" lang="en"><p>A note.</p></aside>
<aside role="doc-footnote" lang="ja"><p>注。</p></aside>
<div style="break-before: page"></div>
<div lang="ja"><p data-continues>後半。</p></div><div lang="en"><p data-continues>second half.</p></div>
<ul data-continues><li data-continues>と後半</li><li>三つ目</li></ul>
<table data-continues><thead><tr><th>見出し</th></tr></thead><tbody><tr><td>二行目</td></tr></tbody></table>`;

const page = `<!DOCTYPE html><html lang="ja"><head><title>t</title><style>
@page { size: A6; margin: 15mm; @top-center { content: "running head" } }</style></head><body>${body}</body></html>`;

describe('structure of a printed page', () => {
  let session: BrowserSession;
  let pdf: ReadPdf;
  let elements: Element[];

  before(async () => {
    session = await openBrowser();
    const open = await session.open(htmlText(withPrintLanguages(fromHtml(page))), new Map());
    await open.emulate('print');
    await open.evaluate(markContinuations);
    const { bytes } = await finishPdf(await open.pdf({ outline: true }), {
      ...{ title: 't', subject: '', author: 'a', keywords: [], language: 'ja', languages: ['ja', 'en'] },
      ...{ date: '2021-03-05', identifier: 'x', rights: '', licenceUrl: '', producer: 'taiyaku', black: 'k' },
    } as const);
    await open.close();
    pdf = await readPdf(bytes);
    elements = await elementsOf(bytes);
  });
  after(() => session.close());

  const ofType = (type: string) => elements.filter((element) => element.type === type);

  it('joins a paragraph in each language, an item, a list and a table over the pages', () => {
    assert.deepEqual(
      ofType('P')
        .filter(({ pages }) => pages.length === 2)
        .map(({ language }) => language),
      ['ja', 'en'],
    );
    assert.equal(ofType('L').length, 1);
    assert.equal(ofType('LI').length, 3);
    assert.deepEqual(
      ofType('LI').map(({ pages }) => pages),
      [[1], [1, 2], [2]],
    );
    assert.equal(ofType('Table').length, 1);
    assert.equal(ofType('TH').length, 1, 'the repeated head is not read again');
    assert.equal(ofType('TD').length, 2);
  });

  it('leaves no trace of the hooks, and gives words of the other language theirs', () => {
    const first = pdf.pages[0]?.structure;
    assert.deepEqual(new Set(elements.map(({ language }) => language)), new Set(['ja', 'en']));
    assert.deepEqual(
      nodesOf(first, 'Span')
        .map(({ language }) => language)
        .filter(Boolean),
      ['en', 'en'],
    );
    assert.equal(nodesOf(first, 'Note').length, 2);
  });

  it('makes one outline entry of both languages, and describes links', () => {
    assert.equal(pdf.outline.length, 1);
    assert.equal(ofType('Link').length, 1);
  });

  it('does not read rules and running heads', () => {
    const text = pdf.pages.map(({ structure }) => (structure as StructureNode).text).join('');
    assert.ok(!text.includes('running'));
    assert.equal(nodesOf(pdf.pages[0]?.structure, 'NonStruct').length, 0);
  });
});

interface Element {
  readonly type: string;
  readonly language: string;
  /** 1-based. */
  readonly pages: readonly number[];
}

/** All elements of the document, with the pages that they and all below them reach. */
async function elementsOf(bytes: Uint8Array): Promise<Element[]> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const { readStructure } = await import('../../../scripts/writer/pdf/structure/read.ts');
  const { contentIn, elementsIn } = await import('../../../scripts/writer/pdf/structure/tree.ts');
  const roots = readStructure(await PDFDocument.load(bytes)) ?? [];
  const result: Element[] = [];
  const visit = (element: (typeof roots)[number], inherited: string): void => {
    const language = element.language ?? inherited;
    const pages = [...new Set([...contentIn(element)].map(({ page: index }) => index + 1))];
    result.push({ type: element.type, language, pages });
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid, language);
  };
  for (const root of roots) visit(root, '');
  assert.ok([...roots.flatMap((root) => [...elementsIn(root)])].length === result.length);
  return result;
}
