/** Stage: the specimen's text and style sheets → a PDF that shows every feature of the typography. */
import { fromHtml } from 'hast-util-from-html';
import { template } from '../template/load.ts';
import { kihonHanmen } from '../edition/paged/kihon-hanmen.ts';
import { printTypography } from '../typography/print.ts';
import { type VerticalForms, verticalForms } from '../typography/vertical-forms.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import { htmlText } from '../writer/html.ts';
import { finishPdf, type PdfFacts } from '../writer/pdf/finish.ts';
import { withPrintLanguages } from '../writer/pdf/print-languages.ts';
import { cutFor } from './fonts.ts';
import type { Element, Root } from 'hast';

/** The width of the Japanese column's room in mm and the type size in pt of `specimen.css`. */
const room = { width: 81, size: 9.5 };

const title = { ja: '組版見本', en: 'Type specimen' };

const facts: PdfFacts = {
  title,
  subject: title,
  author: 'taiyaku',
  keywords: [],
  language: 'ja',
  languages: ['ja', 'en'],
  date: '2021-03-05',
  identifier: 'taiyaku specimen',
  rights: 'MIT',
  licenceUrl: 'https://spdx.org/licenses/MIT.html',
  producer: 'taiyaku',
  page: { width: 210, height: 297 },
  black: 'k',
};

/** The specimen as a finished PDF. */
export async function specimen(session: BrowserSession): Promise<Uint8Array> {
  const [text, ...sheets] = await Promise.all(
    ['print/specimen.html', 'print/base.css', 'print/vertical.css', 'print/specimen.css'].map(template),
  );
  const hanmen = kihonHanmen(room.width, room.size);
  const tree = withVerticalPart(printTypography(fromHtml(text ?? ''), { hyphenate: true }));
  const fonts = await cutFor([tree]);
  const grid = `:root { --measure: ${hanmen.measure}mm; --line-height: ${hanmen.lineHeight}; }`;
  const html = htmlText(withPrintLanguages(tree)).replace(
    '<style></style>',
    () => `<style>${fonts.css}\n${sheets.join('\n')}\n${grid}</style>`,
  );
  const page = await session.open(html, fonts.files, { width: 794, height: 1123 });
  try {
    await page.emulate('print');
    return (await finishPdf(await page.pdf({ outline: true }), facts)).bytes;
  } finally {
    await page.close();
  }
}

/** The part of the specimen that is vertical gets its forms; the rest stays as it is. */
function withVerticalPart(root: Root): Root {
  const inPlace = (element: Element): Element => {
    const { className } = element.properties;
    if (Array.isArray(className) && className.includes('vertical')) {
      const part: Element = { ...element, properties: { ...element.properties, lang: 'ja' } };
      const forms: VerticalForms = className.includes('kanji') ? { dates: 'kanji', quotes: 'minutes' } : {};
      const [formed] = verticalForms({ type: 'root', children: [part] }, forms).children;
      return formed?.type === 'element' ? formed : element;
    }
    return {
      ...element,
      children: element.children.map((child) => (child.type === 'element' ? inPlace(child) : child)),
    };
  };
  return { ...root, children: root.children.map((child) => (child.type === 'element' ? inPlace(child) : child)) };
}
