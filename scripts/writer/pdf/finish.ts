/** From the PDF that the browser prints to the PDF that people get: one load, a few passes, one save. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { printFormsWithBlackInk } from './black.ts';
import { type PageFormat, setPageBoxes } from './boxes.ts';
import { failuresOf } from './conformance/check.ts';
import type { Failure } from './conformance/tagged.ts';
import { scanPages, scanWritten, writePages } from './content/pages.ts';
import { saveWithContentId } from './document-id.ts';
import { setMetadata } from './metadata.ts';
import { type PageLabel, setPageLabels } from './page-labels.ts';
import { readFromRight } from './reading-direction.ts';
import { describeDocument, improveStructure, wantedText } from './structure/improve.ts';
import type { NumberWords } from './structure/links.ts';
import { readStructure } from './structure/read.ts';
import type { XmpFacts } from './xmp.ts';

export interface PdfFacts extends XmpFacts {
  /** What the style sheet's `@page` asked for, in mm; every page keeps its own size where absent. */
  readonly page?: PageFormat;
  readonly pageLabels?: readonly PageLabel[];
  /** A book that is bound on the right. */
  readonly rightToLeft?: boolean;
  /** `k`: neutral colours on the black ink alone, for print; `rgb`: as the browser wrote them, for screens. */
  readonly black: 'rgb' | 'k';
  /** How links are described that show the number of a note alone. */
  readonly numberWords?: NumberWords;
}

export interface Finished {
  readonly bytes: Uint8Array;
  /** How many pages it has. */
  readonly pages: number;
  /** Why the document does not claim to be accessible (PDF/UA-1); empty where it claims it. */
  readonly failures: readonly Failure[];
}

/**
 * Finishes a PDF. The same pages and facts give the same bytes: dates are the publication's, the identifier is a digest,
 * and nothing of the clock or the machine stays. Links and destinations are kept; the structure is made to mean what the
 * pages mean (structure/).
 *
 * @param bytes a PDF that Chromium has just printed; a damaged or encrypted one makes pdf-lib throw
 */
export async function finishPdf(bytes: Uint8Array, facts: PdfFacts): Promise<Finished> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const roots = readStructure(document);
  const pages = scanPages(document, wantedText(roots ?? []), facts.black);
  describeDocument(document, facts.language);
  if (roots) improveStructure(document, roots, pages, facts.language, facts.numberWords);
  const contents = writePages(document, pages);
  if (facts.black === 'k') printFormsWithBlackInk(document);
  setPageBoxes(document, facts.page);
  setPageLabels(document, facts.pageLabels ?? []);
  if (facts.rightToLeft) readFromRight(document);
  setMetadata(document, facts, true);
  const failures = failuresOf(document, scanWritten(pages, contents));
  if (failures.length > 0) setMetadata(document, facts);
  return { bytes: await saveWithContentId(document), pages: pages.length, failures };
}
