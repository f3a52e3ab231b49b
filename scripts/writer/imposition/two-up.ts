/**
 * 2-up for handouts: the same page twice on each side, so that one cut makes two equal leaves, both in reading order.
 *
 * Which way does the printer turn the sheet? Either works, because both halves are the same: what lies behind a copy of
 * page 1 is a copy of page 2. Turned sideways (the left or right edge stays; on a landscape sheet the short edge), the
 * back stands head up when a reader turns the leaf like a page of a book. Turned on the other edge, it would stand head
 * down (head to foot, like a calendar); for a printer that knows only this, ask for `flip` and the backs are turned.
 */
import {
  type ImpositionInput,
  type ImpositionPlan,
  type Mark,
  type Placement,
  type Rectangle,
  type Sheet,
  type Size,
  sidewaysFlip,
  upsideDown,
} from './sheet.ts';

const tick = 8;
const tickWidth = 0.2;
const cutWidth = 0.1;

/** Places each page twice; page 1 on the front of sheet 1, page 2 on its back, page 3 on the front of sheet 2, … */
export function twoUp(input: ImpositionInput): ImpositionPlan {
  const { page, pageCount } = input;
  const best = betterSheet(page, input.paper);
  const flip = input.flip ?? sidewaysFlip(best.sheet);
  const both = (number: number): Placement[] =>
    number > pageCount ? [] : best.cells.map((cell) => centred(number, page, cell, best.scale));
  const sheets = Array.from({ length: Math.ceil(pageCount / 2) }, (_, index): Sheet => {
    const back = both(2 * index + 2);
    return {
      ...best.sheet,
      front: both(2 * index + 1),
      back: flip === sidewaysFlip(best.sheet) ? back : upsideDown(back, best.sheet, page),
      marks: cutMarks(best.sheet, best.sideBySide),
    };
  });
  return { page, sheets, flip };
}

interface Halved {
  readonly sheet: Size;
  readonly cells: readonly [Rectangle, Rectangle];
  readonly scale: number;
  readonly sideBySide: boolean;
}

/** The paper, cut across its long side, lying as the page lies: upright pages side by side, wide pages one above the other. */
function betterSheet(page: Size, paper: Size): Halved {
  const long = Math.max(paper.width, paper.height);
  const short = Math.min(paper.width, paper.height);
  const wide = halved({ width: long, height: short }, page);
  const upright = halved({ width: short, height: long }, page);
  return upright.scale > wide.scale ? upright : wide;
}

function halved(sheet: Size, page: Size): Halved {
  const sideBySide = sheet.width >= sheet.height;
  const width = sideBySide ? sheet.width / 2 : sheet.width;
  const height = sideBySide ? sheet.height : sheet.height / 2;
  const cell = { x: 0, y: 0, width, height };
  return {
    sheet,
    // The copy that is read first stands on the left, or above.
    cells: sideBySide ? [cell, { ...cell, x: width }] : [{ ...cell, y: height }, cell],
    // Pages are made smaller to fit, never larger: enlarged type is not what the designer chose.
    scale: Math.min(1, width / page.width, height / page.height),
    sideBySide,
  };
}

function centred(number: number, page: Size, cell: Rectangle, scale: number): Placement {
  const x = cell.x + (cell.width - page.width * scale) / 2;
  const y = cell.y + (cell.height - page.height * scale) / 2;
  return { page: number, x, y, rotate: 0, scale, clip: cell };
}

/** A fine dashed line where the cut goes, and stronger ticks at its ends for the guillotine. */
function cutMarks(sheet: Size, sideBySide: boolean): Mark[] {
  const middle = (sideBySide ? sheet.width : sheet.height) / 2;
  const end = sideBySide ? sheet.height : sheet.width;
  const line = (from: number, to: number) =>
    sideBySide ? { x1: middle, y1: from, x2: middle, y2: to } : { x1: from, y1: middle, x2: to, y2: middle };
  return [
    { kind: 'crop', ...line(0, tick), width: tickWidth },
    { kind: 'crop', ...line(end - tick, end), width: tickWidth },
    { kind: 'cut', ...line(tick, end - tick), width: cutWidth, dash: [1, 2] },
  ];
}
