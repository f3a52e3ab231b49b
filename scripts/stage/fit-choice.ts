/** What was chosen for an edition that is fitted to its pages: the `fits` of the `--json` report. */
import type { Fit, PerLanguage } from '../writer/pdf/fit-result.ts';

/** Sizes in pt, leadings and spaces in em of the type; shares from 0 to 1. */
export interface FitChoice {
  readonly publication: string;
  readonly edition: string;
  readonly pages: number;
  readonly size: number;
  /** The length of a Japanese line in characters. */
  readonly characters?: number;
  /** The Japanese column's share of the width; 1 where the languages do not stand side by side. */
  readonly share?: number;
  /** The leading of all pages; a leaflet says it for each side. */
  readonly leading?: PerLanguage;
  readonly sides?: readonly SideChoice[];
}

export interface SideChoice {
  readonly leading: PerLanguage;
  /** What was added between rows. */
  readonly spacing: number;
  /** How much larger than usual numerals are. */
  readonly figures: number;
  /** How full the side is; above 1 the text does not fit. */
  readonly filled: number;
}

/** The choice for a leaflet, rounded to what can be seen. */
export function leafletChoice(publication: string, pages: number, fit: Fit): FitChoice {
  return {
    publication,
    edition: 'leaflet',
    pages,
    size: fit.size,
    characters: fit.characters,
    share: rounded(fit.share),
    sides: fit.sides.map(({ leading, spread, figures, fill, empty }) => ({
      leading: { ja: rounded(leading.ja), en: rounded(leading.en) },
      spacing: rounded(spread),
      figures,
      filled: rounded(fill > 1 ? fill : 1 - empty),
    })),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
