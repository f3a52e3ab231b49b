/** The contents of the pages, decoded and scanned once for all passes, and written once. */
import { PDFDict, type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { settleSoftHyphens } from '../soft-hyphens.ts';
import { compressedStream, contentStreams, decodedStream, joined, replaceContents } from '../stream.ts';
import type { PageFacts } from '../conformance/tagged.ts';
import { type Edit, withEdits } from './edits.ts';
import { markCollector, type PageMarks, type Show } from './marks.ts';
import { neutralColourEdit } from './neutral-colours.ts';
import { scanOperators } from './operators.ts';
import { type FontText, fontText, shownCodes } from './to-unicode.ts';

export interface PageContent extends PageMarks {
  readonly page: PDFPage;
  /** As the browser wrote it, with soft hyphens settled. */
  readonly bytes: Uint8Array;
  /** Whether settling them changed it. */
  readonly isSettled: boolean;
  /** What is to be changed, in any order. */
  readonly edits: Edit[];
  /** The text of an operator that shows text; U+FFFD for what the font does not explain. */
  readonly textOf: (show: Show) => string;
}

/**
 * Settles the soft hyphens of all pages, for nobody wants to read the others, and scans them.
 *
 * @param wantsText for which marked content of a page (0-based) the text will be needed
 * @param black whether neutral colours are to be put on the black ink
 */
export function scanPages(
  document: PDFDocument,
  wantsText: (page: number, mark: number) => boolean,
  black: 'rgb' | 'k',
): PageContent[] {
  const fonts = new Map<PDFDict, FontText>();
  return document.getPages().map((page, index) => {
    const parts = contentStreams(document.context, page.node.get(PDFName.of('Contents')));
    const raw = joined(parts.map(({ stream }) => decodedStream(stream)));
    const bytes = settleSoftHyphens(raw);
    const edits: Edit[] = [];
    const collector = markCollector(bytes, (mark) => wantsText(index, mark));
    scanOperators(bytes, (operator) => {
      collector.visit(operator);
      const edit = black === 'k' ? neutralColourEdit(bytes, operator) : undefined;
      if (edit) edits.push(edit);
    });
    const resources = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
    const textOf = ({ font, operands }: Show): string => {
      const dictionary = resources?.lookupMaybe(PDFName.of(font), PDFDict);
      if (dictionary === undefined) return '';
      const known = fonts.get(dictionary) ?? fontText(dictionary);
      fonts.set(dictionary, known);
      const codes = shownCodes(bytes, operands.start, operands.end, known.width);
      return codes.map((code) => known.text(code) ?? '\uFFFD').join('');
    };
    return { ...collector.finish(), page, bytes, isSettled: bytes !== raw, edits, textOf };
  });
}

/** Writes the pages that were changed or have edits. @returns the contents of all pages, decoded */
export function writePages(document: PDFDocument, pages: readonly PageContent[]): Uint8Array[] {
  return pages.map(({ page, bytes, isSettled, edits }) => {
    if (edits.length === 0 && !isSettled) return bytes;
    const after = withEdits(
      bytes,
      edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
    );
    const parts = contentStreams(document.context, page.node.get(PDFName.of('Contents')));
    const [only] = parts;
    if (only !== undefined && parts.length === 1) replaceContents(only.stream, after);
    else {
      const stream = compressedStream(after, document.context.obj({}));
      page.node.set(PDFName.of('Contents'), document.context.register(stream));
    }
    return after;
  });
}

/**
 * What contents hold that are written already, for the checks.
 *
 * @param pages with the codes that they show where those are known: edits never change them
 */
export function scanWritten(
  pages: readonly (Pick<PageContent, 'page'> & Partial<Pick<PageContent, 'codes'>>)[],
  contents: readonly Uint8Array[],
): PageFacts[] {
  return pages.map(({ page, codes }, index) => {
    const bytes = contents[index] ?? new Uint8Array();
    const collector = markCollector(bytes, () => false, codes);
    scanOperators(bytes, collector.visit);
    return { ...collector.finish(), page: page.node, ref: page.ref };
  });
}
