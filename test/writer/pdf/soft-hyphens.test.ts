import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { cutFor } from '../../../scripts/stage/fonts.ts';
import { template } from '../../../scripts/template/load.ts';
import { printTypography } from '../../../scripts/typography/print.ts';
import { lateBrowser } from '../../../scripts/writer/browser/late-browser.ts';
import { htmlText } from '../../../scripts/writer/html.ts';
import { finishPdf, type PdfFacts } from '../../../scripts/writer/pdf/finish.ts';
import { settleSoftHyphens } from '../../../scripts/writer/pdf/soft-hyphens.ts';
import { contentOf, readPdf } from './read-pdf.ts';

const facts: PdfFacts = {
  ...{
    title: 't',
    subject: 't',
    author: 't',
    keywords: [],
    language: 'ja',
    languages: ['ja', 'en'],
    date: '2021-03-05',
  },
  ...{ identifier: 't', rights: 't', licenceUrl: 'https://example.org/', producer: 't', black: 'rgb' },
};

const text = 'The government communicates about confidential encryption and international organisations today.';

test('a content stream without soft hyphens is not touched', () => {
  const content = new TextEncoder().encode('BT <0001> Tj ET');
  assert.equal(settleSoftHyphens(content), content);
});

test('in the browser and in the PDF: divisions, ruby, dots', async () => {
  const browser = lateBrowser(true);
  try {
    const css = await template('print/base.css');
    const ruby =
      '<p id="r"><ruby>政府<rt>せいふ</rt></ruby>は声明から離脱せよ。政府は<ruby>声明<rt>せいめい</rt></ruby>から離脱せよ。</p>';
    const none = '<p id="n">政府は声明から離脱せよ。政府は声明から離脱せよ。</p>';
    const body = `<main style="padding-top:9mm"><div style="display:grid;grid-template-columns:8em 8em;align-items:baseline">${ruby}${none}</div><p><em>例外なし</em>である。</p><p lang="en">${text}</p></main>`;
    const source = `<html lang="ja"><head><style></style></head><body>${body}</body></html>`;
    const tree = printTypography(fromHtml(source), { hyphenate: true, spelling: 'GB' });
    const fonts = await cutFor([tree]);
    const sheet = `<style>${fonts.css}\n${css}\n@page{size:70mm 200mm;margin:5mm}:root{--size:9pt}p[lang=en]{width:28mm}</style>`;
    const session = await browser.session();
    const page = await session.open(
      htmlText(tree).replace('<style></style>', () => sheet),
      fonts.files,
    );
    await page.emulate('print');
    const boxes = await page.evaluate(() =>
      ['r', 'n'].map((id) => {
        const range = document.createRange();
        const last = document.getElementById(id) as HTMLElement;
        range.selectNodeContents(last);
        const height = last.getBoundingClientRect().height;
        const texts = document.createTreeWalker(last, NodeFilter.SHOW_TEXT);
        let node = texts.nextNode();
        while (node?.parentElement?.closest('rt')) node = texts.nextNode();
        range.setStart(node as Node, 0);
        range.setEnd(node as Node, 1);
        return { height, first: range.getBoundingClientRect().bottom };
      }),
    );
    const raw = await page.pdf({ outline: false });
    await page.close();
    assert.equal(boxes[0]?.height, boxes[1]?.height);
    assert.ok(Math.abs((boxes[0]?.first ?? 0) - (boxes[1]?.first ?? 9)) < 0.3, 'baselines within 0.1 mm');

    const bytes = await finishPdf(raw, facts);
    const before = await contents(raw);
    const after = await contents(bytes);
    const drawn = before.split(/<FEFF(?:2010|002D)>/).length - 1;
    assert.ok(drawn > 0, 'a word is divided');
    assert.equal(after.split(/<FEFF(?:2010|002D)>/).length - 1, 0);
    assert.equal(after.split('<FEFF00AD>').length - 1, drawn);
    const found = (await readPdf(bytes)).text;
    assert.equal(found.split('-\n').length - 1, drawn);
    assert.ok(found.replaceAll('-\n', '').replaceAll('\n', ' ').includes(text), 'the words are whole again');
    assert.doesNotMatch(found, /[\u00AD\uFE45\u2022]/);
  } finally {
    await browser.close();
  }
});

async function contents(bytes: Uint8Array): Promise<string> {
  const { pages } = await readPdf(bytes);
  return (await Promise.all(pages.map((_, index) => contentOf(bytes, index + 1)))).join('\n');
}
