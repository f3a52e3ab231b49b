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
  /** The text's height over the area's at the size found and the least leading: above 1 it does not fit. */
  readonly fill: number;
  /** How much of the area stays empty at the end, 0 to 1. */
  readonly empty: number;
  /** Lines of Japanese text that stand over the foot; 0 where everything fits. */
  readonly overLines: number;
  /** Characters that fill what stands over, or what is empty. */
  readonly characters: PerLanguage;
  /** The rows of a side that is too full, those first that would save most; empty where everything fits. */
  readonly rows: readonly RowSaving[];
}

export interface RowSaving {
  /** The id of the row's element. */
  readonly id: string;
  /** The lines of Japanese text that it takes, with the space before it. */
  readonly lines: number;
}
