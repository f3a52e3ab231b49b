/**
 * 基本版面: the arithmetic of the Japanese text area (JLReq 2.4 and 2.5). A line is a whole number of characters long, and
 * the gap between lines follows from its length. All printed books and the specimen are made by it.
 */

const pointsPerMillimetre = 72 / 25.4;
const pixelsPerPoint = 96 / 72;

/** A line has at most so many characters (JLReq 2.4.2.b, note on the measure). */
export const mostCharacters = { horizontal: 40, vertical: 52 } as const;

/** Line gap in em of the shortest and the longest lines (JLReq 2.4.2.d: between half and one em). */
const narrowestGap = 0.5;
const widestGap = 0.85;
/** Lines of so many characters or fewer have the narrowest gap; of so many or more, the widest. */
const shortLine = 10;
const longLine = 40;

export interface KihonHanmen {
  /** Characters on a line. */
  readonly characters: number;
  /** The measure in mm: `characters` times the type size, never more than what there was. */
  readonly measure: number;
  /** Line height in em, as in CSS: one em and the gap. */
  readonly lineHeight: number;
}

/**
 * The text area for a width.
 *
 * @param width what there is along the line, in mm
 * @param size the body type size in pt
 * @param most the most characters that a line may have
 * @throws RangeError when not one character fits, or a value is not a positive number
 */
export function kihonHanmen(width: number, size: number, most = Number.POSITIVE_INFINITY): KihonHanmen {
  const characters = Math.min(most, charactersPerLine(width, size));
  if (characters < 1) throw new RangeError(`no character of ${size} pt fits into ${width} mm`);
  return {
    characters,
    measure: (characters * size) / pointsPerMillimetre,
    lineHeight: evenLineHeight(1 + lineGap(characters), size),
  };
}

/** How many whole characters of a size in pt fit into a width in mm (JLReq 2.5.1, step 1). */
export function charactersPerLine(width: number, size: number): number {
  if (!(width > 0) || !(size > 0)) throw new RangeError(`width ${width} mm and size ${size} pt must be positive`);
  // A width that was computed from whole characters must give them back.
  return Math.floor((width * pointsPerMillimetre) / size + 1e-6);
}

/** The line gap in em for lines of so many characters: the longer the line, the wider the gap (JLReq 2.4.2.d). */
export function lineGap(characters: number): number {
  const share = (characters - shortLine) / (longLine - shortLine);
  return narrowestGap + (widestGap - narrowestGap) * Math.min(1, Math.max(0, share));
}

/**
 * The nearest line height whose lines are equally far apart: browsers set baselines on whole CSS px, so that any other
 * distance comes out as a mixture of two.
 *
 * @param lineHeight in em
 * @param size in pt
 * @returns in em; a hair more than the whole px, because lengths are cut off to 1/64 px
 */
export function evenLineHeight(lineHeight: number, size: number): number {
  const pixels = size * pixelsPerPoint;
  return (Math.round(lineHeight * pixels) + 0.004) / pixels;
}

/**
 * How many lines fit into a height: the last one has no gap after it (JLReq 2.5.2).
 *
 * @param height in mm
 * @param size in pt
 * @param gap the line gap in em
 */
export function linesPerPage(height: number, size: number, gap: number): number {
  if (!(height > 0) || !(size > 0) || !(gap >= 0)) throw new RangeError('height, size and gap must be positive');
  const ems = (height * pointsPerMillimetre) / size;
  return Math.floor((ems + gap) / (1 + gap) + 1e-6);
}
