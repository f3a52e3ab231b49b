/**
 * 基本版面: the arithmetic of the Japanese text area (JLReq 2.4 and 2.5). A line is a whole number of characters long, and
 * the gap between lines follows from its length.
 */

const pointsPerMillimetre = 72 / 25.4;

/** Line gap in em for the shortest and the longest lines (JLReq 2.4.2, note: between half and one em, near one em above 35). */
const narrowestGap = 0.5;
const widestGap = 1;
/** Lines of so many characters or fewer have the narrowest gap; of so many or more, the widest. */
const shortLine = 15;
const longLine = 40;

/** The longest lines that are read without losing the way (JLReq 2.4.2, note 1). */
export const longestLine = { horizontal: 40, vertical: 52 } as const;

export interface KihonHanmen {
  /** Characters on a line. */
  readonly characters: number;
  /** The measure in mm: `characters` times the type size, never more than what there was. */
  readonly measure: number;
  /** The gap between two lines in em of the body type. */
  readonly lineGap: number;
  /** Line height in em, as in CSS: one em and the gap. */
  readonly lineHeight: number;
}

/**
 * The text area for a width.
 *
 * @param width what there is, in mm
 * @param size the body type size in pt
 * @throws RangeError when not one character fits, or a value is not a positive number
 */
export function kihonHanmen(width: number, size: number): KihonHanmen {
  const characters = charactersPerLine(width, size);
  if (characters < 1) throw new RangeError(`no character of ${size} pt fits into ${width} mm`);
  const gap = lineGap(characters);
  return { characters, measure: (characters * size) / pointsPerMillimetre, lineGap: gap, lineHeight: 1 + gap };
}

/** How many whole characters of a size in pt fit into a width in mm (JLReq 2.5.1, step 1). */
export function charactersPerLine(width: number, size: number): number {
  if (!(width > 0) || !(size > 0)) throw new RangeError(`width ${width} mm and size ${size} pt must be positive`);
  // A width that was computed from whole characters must give them back.
  return Math.floor((width * pointsPerMillimetre) / size + 1e-6);
}

/**
 * The line gap in em for lines of so many characters: half an em up to 15, one em from 40, evenly between (JLReq 2.4.2: the
 * longer the line, the wider the gap; 35 characters have 0.9 em).
 */
export function lineGap(characters: number): number {
  const share = (characters - shortLine) / (longLine - shortLine);
  const gap = narrowestGap + (widestGap - narrowestGap) * Math.min(1, Math.max(0, share));
  return Math.round(gap * 1000) / 1000;
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
