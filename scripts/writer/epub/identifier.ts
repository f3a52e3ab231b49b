import { createHash } from 'node:crypto';
import type { Language } from '../../message/message.ts';

/** The name space for names that are addresses (RFC 9562, 6.6). */
const urlNamespace = '6ba7b8119dad11d180b400c04fd430c8';

/**
 * The unique identifier of a book: a UUID version 5 (RFC 9562, 5.5) as a URN. The same publication, version and
 * languages give the same identifier everywhere; another version or language edition is another book.
 *
 * @param publication its id and version, and the address of its official text, which keeps equal ids of different
 *   publishers apart
 * @param languages the languages of the book, in any order
 * @param vertical whether it is the book with vertical lines
 */
export function epubIdentifier(
  publication: { readonly id: string; readonly version: string; readonly url: string },
  languages: readonly Language[],
  vertical = false,
): string {
  const query = new URLSearchParams([
    ['id', publication.id],
    ['version', publication.version],
    ['languages', languages.toSorted().join(',')],
    ...(vertical ? [['lines', 'vertical']] : []),
  ]);
  return `urn:uuid:${uuidFromName(`${publication.url}#${query}`)}`;
}

/** A UUID version 5 of a name in the name space for addresses, in lower case with hyphens. */
export function uuidFromName(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(urlNamespace, 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
