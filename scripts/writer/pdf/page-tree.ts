/**
 * Reads a few objects of a PDF without parsing the rest: the catalog, the page tree, the destinations. A book of 200 pages
 * has 5,000 objects, of which these are 250.
 */
import { PDFArray, PDFContext, PDFDict, PDFDocument, PDFName, PDFObjectParser, PDFRef } from '@cantoo/pdf-lib';

/** A PDF whose objects are read on demand. */
export interface ObjectReader {
  readonly catalog: PDFDict;
  /** The object itself, where a reference is given; undefined where there is none. */
  lookup(object: unknown): unknown;
}

/**
 * Opens a PDF by its cross-reference table, which is what Chromium writes; any other PDF is loaded whole.
 *
 * @throws where the bytes are no PDF, or encrypted
 */
export async function openObjects(bytes: Uint8Array): Promise<ObjectReader> {
  return byTable(bytes) ?? whole(bytes);
}

async function whole(bytes: Uint8Array): Promise<ObjectReader> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const lookup = (object: unknown) => (object instanceof PDFRef ? document.context.lookup(object) : object);
  return { catalog: document.catalog, lookup };
}

/** A file with one classic cross-reference section (ISO 32000-1, 7.5.4); undefined for anything else. */
function byTable(bytes: Uint8Array): ObjectReader | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(buffer.toString('latin1', Math.max(0, buffer.length - 1024)))?.[1];
  if (start === undefined) return undefined;
  const section = buffer.toString('latin1', Number(start));
  const head = /^xref\s+0 (\d+)\s+/.exec(section);
  const trailerAt = section.indexOf('trailer');
  if (head === null || trailerAt < 0) return undefined;
  const entries = section.slice(head[0].length, trailerAt).matchAll(/(\d{10}) \d{5} ([nf])\s+/g);
  const offsets = [...entries].map((entry) => (entry[2] === 'n' ? Number(entry[1]) : undefined));
  if (offsets.length !== Number(head[1])) return undefined;
  const context = PDFContext.create();
  const parseAt = (offset: number) => PDFObjectParser.forBytes(bytes.subarray(offset), context).parseObject();
  const trailer = parseAt(Number(start) + trailerAt + 'trailer'.length);
  if (!(trailer instanceof PDFDict) || trailer.has(PDFName.of('Prev')) || trailer.has(PDFName.of('Encrypt'))) {
    return undefined;
  }
  const read = new Map<number, unknown>();
  const lookup = (object: unknown) => {
    if (!(object instanceof PDFRef)) return object;
    const offset = offsets[object.objectNumber];
    if (offset === undefined) return undefined;
    if (!read.has(object.objectNumber)) {
      const header = /^\s*\d+\s+\d+\s+obj/.exec(buffer.toString('latin1', offset, offset + 40));
      read.set(object.objectNumber, header === null ? undefined : parseAt(offset + header[0].length));
    }
    return read.get(object.objectNumber);
  };
  const catalog = lookup(trailer.get(PDFName.of('Root')));
  return catalog instanceof PDFDict ? { catalog, lookup } : undefined;
}

/** The references of all pages, in order (ISO 32000-1, 7.7.3). */
export function pageRefs(reader: ObjectReader): PDFRef[] {
  const refs: PDFRef[] = [];
  const seen = new Set<unknown>();
  const visit = (ref: unknown) => {
    const node = reader.lookup(ref);
    if (!(node instanceof PDFDict) || seen.has(node)) return;
    seen.add(node);
    const kids = reader.lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid);
    else if (ref instanceof PDFRef) refs.push(ref);
  };
  visit(reader.catalog.get(PDFName.of('Pages')));
  return refs;
}
