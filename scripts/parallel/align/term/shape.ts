/** Term: inner shape. A list of five items is translated by a list of five items. */

/**
 * How much more likely the number of items, rows or lines is as a translation than by chance, as a natural logarithm.
 *
 * @param ja items, rows, paragraphs or lines; 0 where the block has none
 */
export function shapeGain(ja: number, en: number): number {
  if (ja === 0 || en === 0) return 0;
  if (ja === en) return ja === 1 ? 0.3 : Math.min(2.5, 0.8 + 0.35 * Math.log(ja));
  const apart = Math.abs(ja - en) / Math.max(ja, en);
  return apart <= 0.2 ? 0 : apart <= 0.5 ? -1 : -2;
}
