/** Page labels: what a viewer shows as page number (ISO 32000-1, 12.4.2). */
import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';

/** A range of pages that are numbered in one way, up to the next range. */
export interface PageLabel {
  /** The first page of the range, 1-based. */
  readonly from: number;
  /** Absent: the prefix alone. */
  readonly style?: 'decimal' | 'roman' | 'upper-roman' | 'letters' | 'upper-letters';
  readonly prefix?: string;
  /** The number of the first page of the range; 1 where absent. */
  readonly start?: number;
}

const styles = { decimal: 'D', roman: 'r', 'upper-roman': 'R', letters: 'a', 'upper-letters': 'A' } as const;

/** @param labels in page order; the first must begin at page 1 (a plain decimal range is put before it otherwise) */
export function setPageLabels(document: PDFDocument, labels: readonly PageLabel[]): void {
  const { context, catalog } = document;
  if (labels.length === 0) return;
  const complete = labels[0]?.from === 1 ? labels : [{ from: 1, style: 'decimal' as const }, ...labels];
  const numbers = complete.flatMap((label) => {
    const entry = context.obj({});
    if (label.style) entry.set(PDFName.of('S'), PDFName.of(styles[label.style]));
    if (label.prefix) entry.set(PDFName.of('P'), PDFHexString.fromText(label.prefix));
    if (label.start !== undefined && label.start !== 1) entry.set(PDFName.of('St'), context.obj(label.start));
    return [context.obj(label.from - 1), entry];
  });
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: numbers }));
}
