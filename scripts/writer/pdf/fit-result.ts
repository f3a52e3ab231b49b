/** How a leaflet was fitted to its sides. */

/** What was found, for the messages and the log. */
export interface Fit {
  /** pt. */
  readonly size: number;
  /** The length of a Japanese line in characters. */
  readonly characters: number;
  /** The Japanese column's share of the text width, 0 to 1; 1 where the languages do not stand side by side. */
  readonly share: number;
  /** Each side in order. */
  readonly sides: readonly SideFit[];
}

/** A number for each language. */
export interface PerLanguage {
  readonly ja: number;
  readonly en: number;
}

export interface SideFit {
  /** Line heights, in em. */
  readonly leading: PerLanguage;
  /** What was added between rows, in em. */
  readonly spread: number;
  /** How much larger than usual numerals are. */
  readonly figures: number;
  /** The text's height over the area's at the size found and the least leading: above 1 it does not fit. */
  readonly fill: number;
  /** How much of the area stays empty at the end, 0 to 1. */
  readonly empty: number;
  /** Lines of Japanese text that stand over the foot; 0 where everything fits. */
  readonly overLines: number;
  /** Characters that fill what stands over, or what is empty. */
  readonly characters: PerLanguage;
  /** The rows of a side that is too full, the longest first; empty where everything fits. */
  readonly rows: readonly RowSaving[];
}

/** Characters that must go in each language. */
export type Cut = PerLanguage;

/** What a row would save. */
export interface RowSaving {
  /** The id of the row's element. */
  readonly id: string;
  /** Left out, so many lines of Japanese text, the space before it counted. */
  readonly lines: number;
  /** One line is saved by so little, where shortening can save one. */
  readonly cut?: Cut;
}
