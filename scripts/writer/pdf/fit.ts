/**
 * Fits a leaflet to its sides in the live page.
 *
 * What may vary, and what is wanted, in this order (a later wish never costs an earlier one anything):
 *
 * 1. The type size, one for all sides: the largest within the edition's range, in steps of 0.05 pt.
 * 2. The Japanese column, a whole number of characters: within bounds the one that lets the type be largest; of those that
 *    differ by less than half a percent in height, the one nearest to 48 % of the width, because a lopsided page is not
 *    worth so little. Where the languages do not stand side by side, the text is a whole number of characters wide and the
 *    margins take up what is left over.
 * 3. Where rows flow over several sides, the breaks at which the fullest side is least full, never behind a heading.
 * 4. The leading of each side. The line gap of Japanese grows with the length of the line (JLReq 2.4.2: from half an em to
 *    an em): at least 0.5 em up to 15 characters to 0.75 em from 40, and at most 0.25 em more. English goes along, from 1.25
 *    at 35 letters to 1.4 at 75, and at most 0.15 more. Only text that does not fit at the smallest size is set tighter,
 *    down to 0.5 em and 1.25.
 * 5. Large numerals, up to 1.35 times as large, on sides that have room beyond the widest leading: they are what a reader
 *    should see first, and the text keeps one size on all sides.
 * 6. The space between rows, up to 1.2 em more, in proportion to what the style sheet gives each kind of row.
 *
 * What is left is reported; so is what stands over.
 */
import type { OpenPage } from '../browser/page.ts';
import { layDesk } from './fit-desk.ts';
import { openUp } from './fit-open.ts';
import { report } from './fit-report.ts';
import type { Fit } from './fit-result.ts';
import { search } from './fit-search.ts';

/** The range that the settings allow, in pt. */
export interface FitRange {
  readonly from: number;
  readonly to: number;
}

/** Solves the leaflet in the open page and leaves it set that way. */
export async function fitLeaflet(page: OpenPage, range: FitRange): Promise<Fit> {
  await page.evaluate(layDesk, range.from, range.to);
  const found = await page.evaluate(search);
  const opened = await page.evaluate(openUp, found);
  return page.evaluate(report, found, opened);
}
