/** Page boxes in exact millimetres (ISO 32000-1, 14.11.2). */
import { type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { contentStreams } from './stream.ts';

/** The finished page in mm, and how far the sheet reaches beyond it on every side. */
export interface PageFormat {
  readonly width: number;
  readonly height: number;
  readonly bleed?: number;
}

const pointsPerMillimetre = 72 / 25.4;

/** Chromium rounds page sizes up to whole CSS px: at most 0.75 pt, and 0.24 pt for its own grid. */
const roundingOfChromium = 1.5;

/**
 * Gives every page its exact boxes: MediaBox, CropBox and BleedBox are the sheet, TrimBox is the finished page. A page
 * that has the given format but for Chromium's rounding (A4: 594.96 × 841.92 pt) gets the exact size, its content kept
 * against the upper left corner; the most that anything moves is 0.75 pt. Chromium paints page backgrounds up to the
 * whole px, so no white line appears. A page of another size keeps it.
 *
 * @param document changed in place
 * @param format the page size that the style sheet asked for, in mm, in either orientation
 */
export function setPageBoxes(document: PDFDocument, format?: PageFormat): void {
  const shifts = new Map<string, ReturnType<typeof document.context.register>>();
  for (const page of document.getPages()) {
    const media = page.getMediaBox();
    const bleed = (format?.bleed ?? 0) * pointsPerMillimetre;
    const exact = format === undefined ? undefined : exactSize(media, format, bleed);
    const { width, height } = exact ?? media;
    const x = exact ? 0 : media.x;
    const y = exact ? 0 : media.y;
    if (exact) {
      const operator = `1 0 0 1 ${decimal(-media.x)} ${decimal(height - media.height - media.y)} cm\n`;
      if (operator !== '1 0 0 1 0 0 cm\n') {
        const shift = shifts.get(operator) ?? document.context.register(document.context.stream(operator));
        shifts.set(operator, shift);
        const contents = page.node.get(PDFName.of('Contents'));
        const streams = contentStreams(document.context, contents).flatMap(({ ref }) => (ref ? [ref] : []));
        page.node.set(PDFName.of('Contents'), document.context.obj([shift, ...streams]));
      }
    }
    setBox(page, 'MediaBox', [x, y, x + width, y + height]);
    setBox(page, 'CropBox', [x, y, x + width, y + height]);
    setBox(page, 'BleedBox', [x, y, x + width, y + height]);
    const trim = exact ? bleed : 0;
    setBox(page, 'TrimBox', [x + trim, y + trim, x + width - trim, y + height - trim]);
    page.node.delete(PDFName.of('ArtBox'));
  }
}

function exactSize(media: { width: number; height: number }, format: PageFormat, bleed: number) {
  const width = format.width * pointsPerMillimetre + 2 * bleed;
  const height = format.height * pointsPerMillimetre + 2 * bleed;
  const near = (a: number, b: number) => Math.abs(a - b) <= roundingOfChromium;
  if (near(media.width, width) && near(media.height, height)) return { width, height };
  if (near(media.width, height) && near(media.height, width)) return { width: height, height: width };
  return undefined;
}

function setBox(page: PDFPage, name: string, corners: readonly number[]): void {
  page.node.set(PDFName.of(name), page.doc.context.obj(corners.map((value) => Number(decimal(value)))));
}

function decimal(value: number): string {
  return String(Number(value.toFixed(4)) + 0);
}
