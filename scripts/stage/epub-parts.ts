/** Stage: the documents of an EPUB → the same, none longer than reading systems and stores take. */
import type { ElementContent } from 'hast';
import type { EpubDocument } from '../edition/epub.ts';
import { inParts, type Oversize } from '../edition/epub-parts.ts';
import type { EpubProfile } from '../writer/epub/book.ts';
import { toXhtml } from '../writer/epub/xhtml.ts';

/**
 * The most bytes of XHTML for the text of one document.
 *
 * `store`: the EBPAJ guide (1.1.3, on files) cuts long texts at about 240 KB, below 256 KB with what is around the text.
 *
 * `standard`: reading systems lay out a document as a whole before they show a page of it. With the processor slowed down
 * to that of a phone, a chapter of 4.6 MB took 30 s to open, 0.9 MB 8 s, 0.5 MB 3 s, 0.25 MB 1.5 s; readers with electronic
 * paper have long refused more than 300 KB. A chapter of that length has about 50 printed pages: most books are not cut.
 */
export const documentLimits: { readonly [Profile in EpubProfile]: number } = { standard: 300_000, store: 240_000 };

/** Cuts the chapters that are too long for one document; says of what that was not possible. */
export function cutToSize(
  documents: readonly EpubDocument[],
  profile: EpubProfile,
): { readonly documents: readonly EpubDocument[]; readonly oversize: readonly Oversize[] } {
  // Which links will lead into another document is not known yet: all are measured as if they did.
  const name = 'x'.repeat(Math.max(...documents.map((one) => one.name.length)) + '-1000'.length);
  const addresses = {
    image: () => '../images/image-1000.jpeg',
    target: (href: string) => (href.startsWith('#') ? `${name}.xhtml${href}` : href),
  };
  const measure = (nodes: readonly ElementContent[]) => Buffer.byteLength(toXhtml(nodes, addresses));
  return inParts(documents, { limit: documentLimits[profile], measure });
}
