/** The pages of a finished PDF as a citation names them: which elements begin on each, and what is printed on it. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { pageOfDestination } from './destinations.ts';
import { type ObjectReader, openObjects, pageRefs } from './page-tree.ts';

/** The pages of a PDF, and where the elements that have a named destination begin. */
export interface FinishedPages {
  readonly labels: readonly string[];
  /** id → page, 1-based. */
  readonly pageOf: ReadonlyMap<string, number>;
}

/** Reads both from the bytes alone, whatever has printed them. @throws where the bytes are no PDF */
export async function finishedPages(bytes: Uint8Array): Promise<FinishedPages> {
  const reader = await openObjects(bytes);
  return { labels: labelsOf(reader, pageRefs(reader).length), pageOf: await pageOfDestination(bytes) };
}

/** The page labels (ISO 32000-1, 12.4.2), or 1, 2, 3 … where there are none. */
function labelsOf(reader: ObjectReader, count: number): string[] {
  const ranges = rangesOf(reader, reader.catalog.get(PDFName.of('PageLabels')));
  return Array.from({ length: count }, (_, index) => {
    const range = ranges.findLast(({ from }) => from <= index);
    if (!range) return String(index + 1);
    return range.prefix + numeral(range.start + index - range.from, range.style);
  });
}

interface Range {
  readonly from: number;
  readonly style: string;
  readonly prefix: string;
  readonly start: number;
}

/** The leaves of the number tree (7.9.7), which one level of kids may hold. */
function rangesOf(reader: ObjectReader, ref: unknown): Range[] {
  const node = reader.lookup(ref);
  if (!(node instanceof PDFDict)) return [];
  const kids = reader.lookup(node.get(PDFName.of('Kids')));
  if (kids instanceof PDFArray) return kids.asArray().flatMap((kid) => rangesOf(reader, kid));
  const numbers = reader.lookup(node.get(PDFName.of('Nums')));
  if (!(numbers instanceof PDFArray)) return [];
  const ranges: Range[] = [];
  for (let index = 0; index + 1 < numbers.size(); index += 2) {
    const from = reader.lookup(numbers.get(index));
    const label = reader.lookup(numbers.get(index + 1));
    if (!(from instanceof PDFNumber) || !(label instanceof PDFDict)) continue;
    const style = reader.lookup(label.get(PDFName.of('S')));
    const prefix = reader.lookup(label.get(PDFName.of('P')));
    const start = reader.lookup(label.get(PDFName.of('St')));
    ranges.push({
      from: from.asNumber(),
      style: style instanceof PDFName ? style.decodeText() : '',
      prefix: prefix instanceof PDFString || prefix instanceof PDFHexString ? prefix.decodeText() : '',
      start: start instanceof PDFNumber ? start.asNumber() : 1,
    });
  }
  return ranges;
}

function numeral(value: number, style: string): string {
  switch (style) {
    case 'D':
      return String(value);
    case 'R':
      return roman(value);
    case 'r':
      return roman(value).toLowerCase();
    case 'A':
      return letters(value);
    case 'a':
      return letters(value).toLowerCase();
    default:
      return '';
  }
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [amount, sign] of romans) {
    for (; rest >= amount; rest -= amount) text += sign;
  }
  return text;
}

/** A to Z, then AA to ZZ, and so on. */
function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}
