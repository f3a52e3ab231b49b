/** The sizes of paper that settings and command lines name. */
import type { Paper } from './schema.ts';

/** Width and height in mm. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

export type PaperName = Extract<Paper, string>;

/**
 * Upright sizes in mm: ISO 216 for A, JIS P 0138 for B (the B that Japanese copiers and shops mean, larger than ISO B),
 * Japan Post's card, and US Letter.
 */
export const papers: { readonly [Name in PaperName]: PaperSize } = {
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  A6: { width: 105, height: 148 },
  B4: { width: 257, height: 364 },
  B5: { width: 182, height: 257 },
  B6: { width: 128, height: 182 },
  postcard: { width: 100, height: 148 },
  letter: { width: 215.9, height: 279.4 },
};

/**
 * The size of a paper in mm. Give Chromium this size, never the name: it does not know A6, and its `B5` is the ISO one.
 *
 * @param paper a name, or a size that is handed back
 */
export function paperSize(paper: Paper): PaperSize {
  return typeof paper === 'string' ? papers[paper] : { width: paper.width, height: paper.height };
}

/** The name as typed on a command line, in any case; undefined where no paper is called so. */
export function paperName(text: string): PaperName | undefined {
  const names = Object.keys(papers) as PaperName[];
  return names.find((name) => name.toLowerCase() === text.toLowerCase());
}

/** A paper as the manifest names it. */
export function paperText(paper: Paper): string {
  return typeof paper === 'string' ? paper : `${paper.width} × ${paper.height} mm`;
}
