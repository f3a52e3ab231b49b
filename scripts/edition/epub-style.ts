import type { PrintedPages } from './epub-pages.ts';

/** How a book differs from the plain one. */
export interface EpubStyle {
  /** Whether the lines run from top to bottom. */
  readonly vertical?: boolean;
  /** The booklet, where there is one, and the name of its file. */
  readonly printed?: PrintedPages & { readonly file: string };
  /** Characters that are marked, because the book brings a typeface for them. */
  readonly rare?: ReadonlySet<string>;
  /** The names of the typefaces that the book carries, whose licence the colophon then names. */
  readonly fonts?: readonly string[];
}
