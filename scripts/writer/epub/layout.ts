/** Where the files of a book are: in the usual folders, or in those of the EBPAJ guide (1.1.3, file structure). */
import type { EpubProfile } from './book.ts';

/** Paths from the package document, except for `root`, which is from the container. */
export interface EpubLayout {
  readonly root: string;
  readonly packageDocument: string;
  readonly nav: string;
  readonly stylesheet: string;
  readonly coverPage: string;
  /** Without the ending. */
  readonly coverImage: string;
  readonly chapters: string;
  /** The n-th image from 1, without the ending. */
  readonly image: (number: number) => string;
}

export const layouts: { readonly [Profile in EpubProfile]: EpubLayout } = {
  standard: {
    root: 'OEBPS',
    packageDocument: 'content.opf',
    nav: 'toc.xhtml',
    stylesheet: 'style.css',
    coverPage: 'cover.xhtml',
    coverImage: 'cover',
    chapters: 'text',
    image: (number) => `images/image-${number}`,
  },
  store: {
    root: 'item',
    packageDocument: 'standard.opf',
    nav: 'navigation-documents.xhtml',
    stylesheet: 'style/book-style.css',
    coverPage: 'xhtml/p-cover.xhtml',
    coverImage: 'image/cover',
    chapters: 'xhtml',
    image: (number) => `image/i-${String(number).padStart(3, '0')}`,
  },
};

/** How a document reaches the package document's folder: `../` for each folder that it is in. */
export function toRoot(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
