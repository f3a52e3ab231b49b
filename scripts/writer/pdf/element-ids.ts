/**
 * Identifiers of structure elements (ISO 32000-1, 14.7.2), by which cells of a table name their headings. Chromium makes
 * them from a counter that other work in the browser moves too, so that two prints of one page differ.
 */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRawStream, PDFString } from '@cantoo/pdf-lib';

/** What Chromium writes: `node` and eight digits, in the elements, in their attributes and in the IDTree. */
const counted = /^node\d{8}$/;

/**
 * Counts the identifiers from 1, in their old order, so that the IDTree stays sorted (7.9.6).
 *
 * @param document changed in place
 */
export function renumberElements(document: PDFDocument): void {
  const places: Place[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) places.push(...placesIn(object));
  const names = [...new Set(places.map(({ name }) => name))].sort();
  const renamed = new Map(names.map((name, index) => [name, `node${String(index + 1).padStart(8, '0')}`]));
  for (const { name, write } of places) write(PDFString.of(renamed.get(name) ?? name));
}

interface Place {
  readonly name: string;
  readonly write: (name: PDFString) => void;
}

/** The identifiers in an object and in the objects that stand inside it. */
function placesIn(object: PDFObject): Place[] {
  if (object instanceof PDFRawStream) return [];
  if (object instanceof PDFDict) {
    return object.entries().flatMap(([key, value]) => place(value, (name) => object.set(key, name)));
  }
  if (object instanceof PDFArray) {
    return object.asArray().flatMap((value, index) => place(value, (name) => object.set(index, name)));
  }
  return [];
}

function place(value: PDFObject, write: Place['write']): Place[] {
  if (!(value instanceof PDFString)) return placesIn(value);
  const name = value.asString();
  return counted.test(name) ? [{ name, write }] : [];
}
