import { type EpubTemplates, packed } from './archive.ts';
import type { EpubBook } from './book.ts';
import { layouts } from './layout.ts';
import { imagePath } from './links.ts';
import { contentDocuments, coverPath, licences, packageView } from './package-view.ts';

/**
 * Writes a book as an EPUB 3.3 file: cover page, contents, chapters; a nav with landmarks and an NCX. The same book and
 * templates give the same bytes; nothing is read, fetched or dated.
 *
 * Ids must be unique in each chapter, and links and images must lead somewhere: the stages before have reported what is
 * wrong with them.
 */
export function writeEpub(book: EpubBook, templates: EpubTemplates): Promise<Uint8Array> {
  const layout = layouts[book.profile];
  return packed(
    {
      layout,
      identifier: book.identifier,
      view: packageView(book),
      documents: contentDocuments(book),
      stylesheet: book.stylesheet,
      files: [
        { path: coverPath(book), bytes: book.cover.bytes },
        ...book.images.map((image, index) => ({ path: imagePath(image, index, layout), bytes: image.bytes })),
        ...book.fonts,
        ...licences(book.fonts),
      ],
    },
    templates,
  );
}
