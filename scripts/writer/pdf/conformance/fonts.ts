/**
 * Checkpoints 10 and 31: every letter that is shown has a shape in the file and a meaning (ISO 14289-1, 7.21). Chromium
 * embeds composite fonts with TrueType programs and the encoding Identity; any other kind of font is refused by the
 * conditions that it could break (31-009, 31-027), and the tests see to it that there is none.
 */
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type FontText, fontText } from '../content/to-unicode.ts';
import { type Failure, nameOf, type Tagged } from './tagged.ts';

const key = (name: string): PDFName => PDFName.of(name);

export function fontFailures({ pages }: Tagged): Failure[] {
  const used = new Map<PDFDict, Set<number>>();
  for (const { page, codes } of pages) {
    const resources = page.lookupMaybe(key('Resources'), PDFDict)?.lookupMaybe(key('Font'), PDFDict);
    for (const [name, shown] of codes) {
      const font = resources?.lookupMaybe(key(name), PDFDict);
      if (font === undefined) continue;
      const all = used.get(font) ?? new Set();
      for (const code of shown) all.add(code);
      used.set(font, all);
    }
  }
  return [...used].flatMap(([font, codes]) => {
    const place = nameOf(font.get(key('BaseFont'))) || nameOf(font.get(key('Subtype')));
    return conditionsOf(font, codes).map((condition) => ({ condition, place }));
  });
}

function conditionsOf(font: PDFDict, codes: ReadonlySet<number>): string[] {
  const text = fontText(font);
  const composite = nameOf(font.get(key('Subtype'))) === 'Type0';
  return [...meaningFailures(font, text, codes), ...(composite ? compositeFailures(font) : simpleFailures(font))];
}

function meaningFailures(font: PDFDict, text: FontText, codes: ReadonlySet<number>): string[] {
  const failures: string[] = [];
  if (!(font.lookup(key('ToUnicode')) instanceof PDFRawStream)) failures.push('31-027');
  const texts = [...codes].map((code) => text.text(code));
  if (texts.some((one) => one === undefined || one === '')) failures.push('10-001');
  if (texts.some((one) => one?.includes('\0'))) failures.push('31-028');
  if (texts.some((one) => /[\uFEFF\uFFFE]/.test(one ?? ''))) failures.push('31-029');
  // With the encoding Identity and CIDToGIDMap Identity the code is the glyph, and glyph 0 is .notdef.
  if (text.width === 2 && codes.has(0)) failures.push('31-030');
  return failures;
}

function compositeFailures(font: PDFDict): string[] {
  const failures: string[] = [];
  const descendant = font.lookupMaybe(key('DescendantFonts'), PDFArray)?.lookup(0);
  if (!(descendant instanceof PDFDict)) return ['31-009'];
  const encoding = font.lookup(key('Encoding'));
  const encodingName = nameOf(encoding);
  if (encoding instanceof PDFRawStream) {
    const [own, other] = [encoding.dict, descendant].map((one) => one.lookupMaybe(key('CIDSystemInfo'), PDFDict));
    const same = (name: string) => String(own?.lookup(key(name))) === String(other?.lookup(key(name)));
    if (!same('Registry')) failures.push('31-001');
    if (!same('Ordering')) failures.push('31-002');
    if (Number(own?.lookup(key('Supplement'))) > Number(other?.lookup(key('Supplement')))) failures.push('31-003');
  } else if (encodingName !== 'Identity-H' && encodingName !== 'Identity-V') failures.push('31-006');
  const isTrueType = nameOf(descendant.get(key('Subtype'))) === 'CIDFontType2';
  const map = descendant.lookup(key('CIDToGIDMap'));
  if (isTrueType && map === undefined) failures.push('31-005');
  else if (isTrueType && nameOf(map) !== 'Identity' && !(map instanceof PDFRawStream)) failures.push('31-004');
  return [...failures, ...(isEmbedded(descendant) ? [] : ['31-009'])];
}

function simpleFailures(font: PDFDict): string[] {
  return nameOf(font.get(key('Subtype'))) === 'Type3' || isEmbedded(font) ? [] : ['31-009'];
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = font.lookupMaybe(key('FontDescriptor'), PDFDict);
  return ['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor?.lookup(key(name)) instanceof PDFRawStream);
}
