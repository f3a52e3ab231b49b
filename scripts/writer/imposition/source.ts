/** The PDF that is to be imposed: any PDF, from whatever program. */
import {
  EncryptedPDFError,
  PDFArray,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
} from '@cantoo/pdf-lib';
import type { Size } from './sheet.ts';

/** Why a file cannot be imposed. */
export type SourceProblem = 'encrypted' | 'broken' | 'empty';

/** Loads a PDF, or says why that is impossible; never throws on account of the bytes. */
export async function openSource(bytes: Uint8Array): Promise<PDFDocument | SourceProblem> {
  // pdf-lib would read any bytes that hold `%PDF-` somewhere, and mend what it can; ISO 32000-1, 7.5.2 wants it in front.
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'broken';
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
    return document.getPages().length === 0 ? 'empty' : document;
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'encrypted' : 'broken';
  }
}

/** What a viewer shows of a page, and how it turns it (ISO 32000-1, 14.11.2 and table 30). */
export interface PageView {
  /** Left, bottom, right, top of the visible part, in the page's own coordinates. */
  readonly box: readonly [number, number, number, number];
  /** Maps that part to an upright rectangle from (0, 0), in pt: a, b, c, d, e, f. */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** The size of that rectangle, in pt. */
  readonly width: number;
  readonly height: number;
}

/** The finished page: the trim box, which is the crop box where no trim is stated. */
export function pageView(page: PDFPage): PageView {
  const media = box(page, 'MediaBox') ?? ([0, 0, 612, 792] as const);
  const crop = within(box(page, 'CropBox') ?? media, media);
  const [left, bottom, right, top] = within(box(page, 'TrimBox') ?? crop, media);
  const unit = page.node.lookupMaybe(PDFName.of('UserUnit'), PDFNumber)?.asNumber() ?? 1;
  const width = right - left;
  const height = top - bottom;
  const turned = ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4;
  const matrices = [
    [1, 0, 0, 1, -left, -bottom],
    [0, -1, 1, 0, -bottom, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -left],
  ] as const;
  const [a, b, c, d, e, f] = matrices[turned] ?? matrices[0];
  const upright = turned % 2 === 0 ? { width, height } : { width: height, height: width };
  return {
    box: [left, bottom, right, top],
    matrix: [a * unit, b * unit, c * unit, d * unit, e * unit, f * unit],
    width: upright.width * unit,
    height: upright.height * unit,
  };
}

/** The smallest size that holds every page, in mm, to the thousandth. */
export function largestPage(document: PDFDocument): Size {
  const views = document.getPages().map(pageView);
  const millimetres = (points: readonly number[]) => Math.round((Math.max(...points) / 72) * 25400) / 1000;
  return {
    width: millimetres(views.map((view) => view.width)),
    height: millimetres(views.map((view) => view.height)),
  };
}

type Corners = readonly [number, number, number, number];

function box(page: PDFPage, name: string): Corners | undefined {
  const key = PDFName.of(name);
  const node: PDFDict = page.node;
  const value =
    name === 'TrimBox' ? node.lookup(key) : page.node.context.lookup(page.node.getInheritableAttribute(key));
  if (!(value instanceof PDFArray) || value.size() !== 4) return undefined;
  const numbers = value.asArray().map((item) => page.node.context.lookup(item));
  const [x1, y1, x2, y2] = numbers.map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  const corners: Corners = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return corners[2] - corners[0] > 0 && corners[3] - corners[1] > 0 ? corners : undefined;
}

/** The part of a box inside another; the outer one where they do not meet. */
function within(inner: Corners, outer: Corners): Corners {
  const [left, bottom] = [Math.max(inner[0], outer[0]), Math.max(inner[1], outer[1])];
  const [right, top] = [Math.min(inner[2], outer[2]), Math.min(inner[3], outer[3])];
  return right > left && top > bottom ? [left, bottom, right, top] : outer;
}
