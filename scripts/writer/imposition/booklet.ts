/**
 * Saddle stitch: sheets are folded once in the middle, laid into each other and stapled through the fold. Every sheet
 * carries four pages, so blanks fill the last one.
 *
 * The backs are drawn for a sheet that is turned sideways (on a landscape sheet: the short edge), which is the setting
 * for folded booklets; with the other `flip` they are turned by 180°.
 */
import {
  type ImpositionInput,
  type ImpositionPlan,
  type Mark,
  type Placement,
  type Sheet,
  type Size,
  sidewaysFlip,
  upsideDown,
} from './sheet.ts';

export interface BookletInput extends ImpositionInput {
  /** Where the fold lies when the front cover is up: left for horizontal text, right for vertical Japanese. */
  readonly bind: 'left' | 'right';
  /**
   * How far each sheet is pushed out by the one around it, in mm: about the thickness of the paper (0.1 for 80 g/m²).
   * Pages of inner sheets move towards the fold by so much, and stand true once the fore-edge is trimmed. 0 where absent.
   */
  readonly creep?: number;
  /** Blank pages go before the last page instead of after it, so that it stays the back cover. */
  readonly keepBackCover?: boolean;
}

const markGap = 1;
const markLength = 5;
const markWidth = 0.1;

/** Places each page once; the outermost sheet comes first. */
export function booklet(input: BookletInput): ImpositionPlan {
  const { page, bind } = input;
  const { sheet, scale } = betterSheet(page, input.paper);
  const order = folioOrder(input.pageCount, input.keepBackCover ?? false);
  const flip = input.flip ?? sidewaysFlip(sheet);
  const count = order.length / 4;
  const marks = trimMarks(sheet, { width: page.width * scale, height: page.height * scale });
  const sheets = Array.from({ length: count }, (_, index): Sheet => {
    const shift = index * (input.creep ?? 0);
    const side = (early: number, late: number, earlyIsRight: boolean) => [
      ...half(order[early], earlyIsRight ? 'right' : 'left', sheet, page, scale, shift),
      ...half(order[late], earlyIsRight ? 'left' : 'right', sheet, page, scale, shift),
    ];
    const front = side(2 * index, order.length - 1 - 2 * index, bind === 'left');
    const back = side(2 * index + 1, order.length - 2 - 2 * index, bind !== 'left');
    return {
      ...sheet,
      front,
      back: flip === sidewaysFlip(sheet) ? back : upsideDown(back, sheet, page),
      marks,
    };
  });
  return { page, sheets, flip };
}

/** The pages in reading order, filled with blanks (undefined) to a multiple of four. */
function folioOrder(pageCount: number, keepBackCover: boolean): (number | undefined)[] {
  const pages: (number | undefined)[] = Array.from({ length: pageCount }, (_, index) => index + 1);
  const blanks = Array.from({ length: (4 - (pageCount % 4)) % 4 }, () => undefined);
  if (!keepBackCover || pageCount < 2) return [...pages, ...blanks];
  return [...pages.slice(0, -1), ...blanks, pageCount];
}

/** One half of the sheet, its page touching the fold. */
function half(
  number: number | undefined,
  where: 'left' | 'right',
  sheet: Size,
  page: Size,
  scale: number,
  creep: number,
): Placement[] {
  if (number === undefined) return [];
  const fold = sheet.width / 2;
  const x = where === 'left' ? fold - page.width * scale + creep : fold - creep;
  const y = (sheet.height - page.height * scale) / 2;
  const clip = { x: where === 'left' ? 0 : fold, y: 0, width: fold, height: sheet.height };
  return [{ page: number, x, y, rotate: 0, scale, clip }];
}

/** The paper in the orientation in which two pages side by side lose less; pages are made smaller, never larger. */
function betterSheet(page: Size, paper: Size): { readonly sheet: Size; readonly scale: number } {
  const long = Math.max(paper.width, paper.height);
  const short = Math.min(paper.width, paper.height);
  const fit = (sheet: Size) => ({
    sheet,
    scale: Math.min(1, sheet.width / 2 / page.width, sheet.height / page.height),
  });
  const wide = fit({ width: long, height: short });
  const upright = fit({ width: short, height: long });
  return upright.scale > wide.scale ? upright : wide;
}

/** Fold marks above and below the spread, crop marks at its corners, where the paper leaves room for them. */
function trimMarks(sheet: Size, page: Size): Mark[] {
  const left = sheet.width / 2 - page.width;
  const right = sheet.width / 2 + page.width;
  const bottom = (sheet.height - page.height) / 2;
  const top = bottom + page.height;
  const reach = (room: number) => Math.min(markLength, room - markGap);
  const vertical = reach(bottom);
  const horizontal = reach(left);
  const marks: Mark[] = [];
  if (vertical >= 2) {
    for (const [kind, x] of [
      ['crop', left],
      ['fold', sheet.width / 2],
      ['crop', right],
    ] as const) {
      const dash = kind === 'fold' ? { dash: [1, 1] as const } : {};
      marks.push({
        kind,
        x1: x,
        y1: bottom - markGap,
        x2: x,
        y2: bottom - markGap - vertical,
        width: markWidth,
        ...dash,
      });
      marks.push({ kind, x1: x, y1: top + markGap, x2: x, y2: top + markGap + vertical, width: markWidth, ...dash });
    }
  }
  if (horizontal >= 2) {
    for (const y of [bottom, top]) {
      marks.push({ kind: 'crop', x1: left - markGap, y1: y, x2: left - markGap - horizontal, y2: y, width: markWidth });
      marks.push({
        kind: 'crop',
        x1: right + markGap,
        y1: y,
        x2: right + markGap + horizontal,
        y2: y,
        width: markWidth,
      });
    }
  }
  return marks;
}
