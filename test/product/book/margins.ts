/** Whether everything stands inside the margins of its page. */
import type { Box, Glyph, InkPage } from '../../writer/pdf/read-ink.ts';
import type { PrintedBook } from './printed-book.ts';

/** The margins of a page, in mm, the inner one at the spine; and the size of its type in pt. */
export interface Margins {
  readonly size: number;
  readonly top: number;
  readonly bottom: number;
  readonly inner: number;
  readonly outer: number;
}

const points = 72 / 25.4;
/** Half a millimetre: serifs and slanted letters reach a little beyond their width. */
const overhang = 0.5 * points;

/**
 * Text and pictures in the margins.
 *
 * @param isBoundRight the spine is on the right of odd pages
 * @returns one line for each letter or shape, and one for a side of the text area that no page reaches
 */
export function outsideMargins(book: PrintedBook, margins: Margins, isBoundRight: boolean): string[] {
  const flaws: string[] = [];
  const reached = { left: false, right: false };
  for (const [index, page] of book.pages.entries()) {
    // The cover is a page of its own kind.
    if (index === 0) continue;
    const isOdd = index % 2 === 0;
    const left = isOdd === isBoundRight ? margins.outer : margins.inner;
    const right = isOdd === isBoundRight ? margins.inner : margins.outer;
    const area: Box = {
      ...{ left: left * points, right: page.width - right * points },
      ...{ bottom: margins.bottom * points, top: page.height - margins.top * points },
    };
    const boxes = [
      ...page.glyphs
        .filter(({ mark, text }) => mark !== undefined && text.trim() !== '')
        .map((glyph) => ({
          what: glyph.text,
          box: inkOf(glyph, book.setting.isVertical),
          isReading: glyph.size < 0.6 * margins.size,
        })),
      ...page.shapes.map((shape) => ({ what: shape.kind, box: shape, isReading: false })),
    ];
    for (const { what, box, isReading } of boxes) {
      const over = Math.max(
        ...[area.left - box.left, area.bottom - box.bottom],
        ...(book.setting.isVertical ? [box.top - area.top] : [box.right - area.right]),
        // Readings of the first line stand a little outside (JLReq 3.3.1).
        (book.setting.isVertical ? box.right - area.right : box.top - area.top) - (isReading ? 0.35 * margins.size : 0),
      );
      if (over > overhang) flaws.push(`page ${index + 1}: ${what} is ${(over / points).toFixed(1)} mm in the margin`);
      // The outermost vertical lines have half of their gap outside.
      const near = book.setting.isVertical ? 3 * points : 2 * overhang;
      if (Math.abs(box.left - area.left) < near) reached.left = true;
      if (Math.abs(box.right - area.right) < near) reached.right = true;
    }
  }
  for (const side of ['left', 'right'] as const) if (!reached[side]) flaws.push(`nothing stands at the ${side} margin`);
  return flaws;
}

/** About where the ink of a letter is: opening brackets have half an em of nothing before them, closing marks behind. */
function inkOf({ text, x, y, size, advance, isTurned }: Glyph, isVertical = false): Box {
  if (isTurned) return { left: x, right: x + size * 0.7, bottom: y - advance, top: y };
  const isWide = advance > size * 0.9;
  const before = isWide && /[「『（［｛〈《【〔“‘]/.test(text) ? size / 2 : 0;
  const behind = isWide && /[」』）］｝〉》】〕。、，．”’]/.test(text) ? size / 2 : 0;
  if (isVertical) return { left: x, right: x + advance, bottom: y + behind, top: y + size * 0.75 - before };
  return { left: x + before, right: x + advance - behind, bottom: y, top: y + size * 0.75 };
}

/**
 * Everything painted nearer to the edge of the paper than so many mm.
 *
 * @param isAllowed shapes that are meant to be there, such as the line to cut along
 */
export function inkNearEdge(page: InkPage, least: number, isAllowed: (box: Box) => boolean = () => false): string[] {
  const room = least * points;
  const boxes = [
    ...page.glyphs.filter(({ text }) => text.trim() !== '').map((glyph) => ({ what: glyph.text, box: inkOf(glyph) })),
    ...page.shapes.filter((shape) => !isAllowed(shape)).map((shape) => ({ what: shape.kind, box: shape })),
  ];
  return boxes
    .map(({ what, box }) => ({
      what,
      near: Math.min(box.left, box.bottom, page.width - box.right, page.height - box.top),
    }))
    .filter(({ near }) => near < room)
    .map(({ what, near }) => `${what}: ${(near / points).toFixed(1)} mm from the edge`);
}
