/**
 * Black text and rules on the black ink alone. Chromium knows only RGB, which a press turns into four inks: blurred small
 * type, and colour clicks at the copier. K100 for text is what Japanese printers ask for.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { type Edit, withEdits } from './content/edits.ts';
import { neutralColourEdit } from './content/neutral-colours.ts';
import { scanOperators } from './content/operators.ts';
import { decodedStream, replaceContents } from './stream.ts';

/**
 * Rewrites neutral colours in form XObjects and coloured tiling patterns; the pages' own contents are done when they are
 * scanned (content/pages.ts). Left alone: images, shadings, and the groups of luminosity masks, where a converted black
 * would no longer be exactly opaque (ISO 32000-1, 11.5.3).
 *
 * @param document changed in place
 */
export function printFormsWithBlackInk(document: PDFDocument): void {
  const masks = maskGroups(document);
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isPainted(object.dict) || masks.has(ref)) continue;
    const before = decodedStream(object);
    const after = blackenNeutrals(before);
    if (after !== before) replaceContents(object, after);
  }
}

/** A content stream with its neutral colours on the black ink; the same array where nothing was to be done. */
export function blackenNeutrals(content: Uint8Array): Uint8Array {
  const edits: Edit[] = [];
  scanOperators(content, (operator) => {
    const edit = neutralColourEdit(content, operator);
    if (edit) edits.push(edit);
  });
  return withEdits(content, edits);
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
