/** On which page a link arrives: how page numbers get into a table of contents, as Chromium has no target-counter(). */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { type ObjectReader, openObjects, pageRefs } from './page-tree.ts';

/**
 * The pages of all named destinations (ISO 32000-1, 12.3.2.3). Chromium writes one for every id that some link of the
 * document points to, and percent-encodes its name; the keys here are the ids as they stand in the HTML.
 *
 * @param bytes a PDF, best as Chromium printed it: whose few objects are read alone; a finished one is loaded whole, ten times slower
 * @returns id → page, 1-based
 * @throws where the bytes are no PDF
 */
export async function pageOfDestination(bytes: Uint8Array): Promise<Map<string, number>> {
  const reader = await openObjects(bytes);
  const pages = new Map(pageRefs(reader).map((ref, index) => [ref.toString(), index + 1]));
  const result = new Map<string, number>();
  for (const [name, value] of namedDestinations(reader)) {
    const target = reader.lookup(value);
    const array = target instanceof PDFDict ? reader.lookup(target.get(PDFName.of('D'))) : target;
    const page = array instanceof PDFArray ? pages.get(String(array.get(0))) : undefined;
    if (page !== undefined) result.set(idOf(name), page);
  }
  return result;
}

/** How many pages a PDF has. @throws where the bytes are no PDF */
export async function pageCount(bytes: Uint8Array): Promise<number> {
  return pageRefs(await openObjects(bytes)).length;
}

function* namedDestinations(reader: ObjectReader): Generator<[string, unknown]> {
  const dictionary = reader.lookup(reader.catalog.get(PDFName.of('Dests')));
  if (dictionary instanceof PDFDict) {
    for (const [name, value] of dictionary.entries()) yield [name.decodeText(), value];
  }
  const names = reader.lookup(reader.catalog.get(PDFName.of('Names')));
  if (names instanceof PDFDict) yield* nameTree(reader, names.get(PDFName.of('Dests')), new Set());
}

/** The leaves of a name tree (7.9.6). */
function* nameTree(reader: ObjectReader, ref: unknown, seen: Set<unknown>): Generator<[string, unknown]> {
  const node = reader.lookup(ref);
  if (!(node instanceof PDFDict) || seen.has(node)) return;
  seen.add(node);
  const kids = reader.lookup(node.get(PDFName.of('Kids')));
  if (kids instanceof PDFArray) for (const kid of kids.asArray()) yield* nameTree(reader, kid, seen);
  const names = reader.lookup(node.get(PDFName.of('Names')));
  if (!(names instanceof PDFArray)) return;
  for (let index = 0; index + 1 < names.size(); index += 2) {
    const name = reader.lookup(names.get(index));
    if (name instanceof PDFString || name instanceof PDFHexString) yield [name.decodeText(), names.get(index + 1)];
  }
}

function idOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
