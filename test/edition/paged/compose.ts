/** Editions for reading, composed with the settings that a publication.yaml without any would give. */
import type { Root } from 'hast';
import type { EditionInput } from '../../../scripts/edition/edition.ts';
import { book } from '../../../scripts/edition/paged/book.ts';
import { pageGeometry } from '../../../scripts/edition/paged/geometry.ts';
import type { PagedEdition } from '../../../scripts/publication/schema.ts';

export function composed(input: EditionInput, some: Partial<PagedEdition> = {}, css = ''): Root {
  const settings: PagedEdition = { layout: 'columns', paper: 'A5', chapterStart: 'page', ...some };
  return book(input, settings, pageGeometry(settings), css);
}
