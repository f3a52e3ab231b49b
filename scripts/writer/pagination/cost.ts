/**
 * What makes a page ugly, in points that add up: page breaks are chosen so that the sum over a flow is least (after Knuth
 * & Plass, "Breaking Paragraphs into Lines", 1981, with pages in place of lines).
 */
import type { Page } from './galley.ts';

/** What each flaw costs. An empty quarter of a page costs 62. */
export const costs = {
  /** A row is cut where both sides go on. */
  cut: 14,
  /** A row is cut so that only one of its languages stands on one of the pages. */
  languageAlone: 60,
  /** A stacked row is cut between its two languages. */
  betweenLanguages: 18,
  /** The first line of a paragraph, or its last one, stands alone. */
  loneLine: 70,
  /** A paragraph of a row that is cut anyway; two cuts are worse than one. */
  cutBlock: 3,
  /** A page ends with the words that announce a list or a table. */
  afterLeadIn: 24,
  /** These words have a heading of their own, which then stands above nothing. */
  afterHeadedLeadIn: 64,
  /** A heading ends a page: only where there is no other way. */
  afterHeading: 100_000,
  /** A page ends with a remark on text that stands overleaf: only where a page would be left half empty. */
  afterRemark: 250,
  /** Below a heading, only one line of what follows stands on its page. */
  lineAfterHeading: 90,
  /** A note stands on the page before the one where its other language refers to it, for each note. */
  noteApart: 45,
  /** A long note goes on overleaf. */
  noteGoesOn: 40,
  /** Something is larger than the page. */
  overflow: 10_000_000,
  /** Every page: paper costs. */
  page: 30,
  /** A flow ends with a page that has hardly anything on it: less and less up to three tenths of a page. */
  nearlyEmpty: 120,
} as const;

/** The bounds of the factor for the space between units. */
export const leastAir = 0.7;
export const mostAir = 1.6;

/**
 * How full a page is and what that costs.
 *
 * @param natural the height of its text, px
 * @param gaps how much of it is space between units, px
 * @param room the height that there is, px
 * @param isLast nothing follows in the flow, so that it may be short
 * @returns nothing where it cannot be squeezed in
 */
export function fill(
  natural: number,
  gaps: number,
  room: number,
  isLast: boolean,
): { readonly cost: number; readonly air: Page['air'] } | undefined {
  const slack = room - natural;
  if (slack < 0) {
    const give = gaps * (1 - leastAir);
    if (-slack > give) return undefined;
    return { cost: 25 * (-slack / give) ** 3, air: 1 + slack / gaps };
  }
  if (isLast) {
    const full = natural / room;
    return { cost: costs.nearlyEmpty * Math.max(0, 1 - full / 0.3), air: 1 };
  }
  const stretch = gaps * (mostAir - 1);
  const used = Math.min(slack, stretch);
  const empty = (slack - used) / room;
  return {
    cost: 1000 * empty ** 2 + (stretch > 0 ? 6 * (used / stretch) ** 2 : 0),
    // A page that stays open anyway is not spread out as well.
    air: empty > 0.12 ? 1 : gaps > 0 ? 1 + used / gaps : 1,
  };
}
