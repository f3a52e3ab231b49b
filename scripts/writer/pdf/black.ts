/**
 * Black text and rules on the black ink alone. Chromium knows only RGB, which a press turns into four inks: blurred small
 * type, and colour clicks at the copier. K100 for text is what Japanese printers ask for.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { blackenNeutrals } from './content-stream.ts';
import { compressedStream, contentStreams, decodedStream, joined, replaceContents } from './stream.ts';

/**
 * Rewrites neutral colours in pages, form XObjects and coloured tiling patterns. Left alone: images, shadings, and the
 * groups of luminosity masks, where a converted black would no longer be exactly opaque (ISO 32000-1, 11.5.3).
 *
 * @param document changed in place
 */
export function printBlackWithBlackInk(document: PDFDocument): void {
  const { context } = document;
  const masks = maskGroups(document);
  for (const page of document.getPages()) {
    const parts = contentStreams(context, page.node.get(PDFName.of('Contents')));
    const [only] = parts;
    if (only !== undefined && parts.length === 1) {
      blackenStream(only.stream);
      continue;
    }
    const before = joined(parts.map((part) => decodedStream(part.stream)));
    const after = blackenNeutrals(before);
    if (after !== before)
      page.node.set(PDFName.of('Contents'), context.register(compressedStream(after, context.obj({}))));
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && isPainted(object.dict) && !masks.has(ref)) blackenStream(object);
  }
}

function blackenStream(stream: PDFRawStream): void {
  const before = decodedStream(stream);
  const after = blackenNeutrals(before);
  if (after !== before) replaceContents(stream, after);
}

function isPainted(dictionary: PDFDict): boolean {
  if (dictionary.get(PDFName.of('Subtype')) === PDFName.of('Form')) return true;
  const isTiling = dictionary.get(PDFName.of('PatternType'))?.toString() === '1';
  return isTiling && dictionary.get(PDFName.of('PaintType'))?.toString() === '1';
}

/** The form XObjects that soft masks are made of, with the forms that these use. */
function maskGroups(document: PDFDocument): Set<PDFRef> {
  const { context } = document;
  const found = new Set<PDFRef>();
  const visit = (ref: unknown) => {
    const stream = context.lookup(ref as PDFRef);
    if (!(stream instanceof PDFRawStream) || found.has(ref as PDFRef)) return;
    found.add(ref as PDFRef);
    const resources = stream.dict.lookupMaybe(PDFName.of('Resources'), PDFDict);
    const xObjects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
    for (const child of xObjects?.values() ?? []) visit(child);
  };
  for (const [, object] of context.enumerateIndirectObjects()) {
    for (const dictionary of dictionariesIn(object)) {
      if (dictionary.get(PDFName.of('S')) === PDFName.of('Luminosity')) visit(dictionary.get(PDFName.of('G')));
    }
  }
  return found;
}

/** The dictionaries that are written directly inside an object, itself included. */
function* dictionariesIn(object: unknown): Generator<PDFDict> {
  const dictionary = object instanceof PDFRawStream ? object.dict : object;
  if (dictionary instanceof PDFDict) {
    yield dictionary;
    for (const value of dictionary.values()) yield* dictionariesIn(value);
  } else if (dictionary instanceof PDFArray) {
    for (const item of dictionary.asArray()) yield* dictionariesIn(item);
  }
}
