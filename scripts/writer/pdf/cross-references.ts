/** Saving large documents: cross-references in order without looking through all of them for the place of each. */
import { PDFCrossRefStream, type PDFRef } from '@cantoo/pdf-lib';

interface Entries {
  readonly entries: { readonly ref: PDFRef }[];
  appendEntry(entry: { readonly ref: PDFRef }): void;
}

/**
 * pdf-lib searches from the front where an entry belongs, although nearly every one belongs at the end: time grows with
 * the square of the number of objects, and a book has thirty thousand. From now on it searches from the end; the order is
 * the same.
 */
export function appendInOrder(): void {
  const prototype = PDFCrossRefStream.prototype as unknown as Entries;
  prototype.appendEntry = function (this: Entries, entry) {
    let at = this.entries.length;
    while (at > 0 && (this.entries[at - 1] as { ref: PDFRef }).ref.objectNumber > entry.ref.objectNumber) at -= 1;
    if (at === this.entries.length) this.entries.push(entry);
    else this.entries.splice(at, 0, entry);
  };
}
