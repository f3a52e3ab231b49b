/** From the PDF that the browser prints to the PDF that people get: one load, a few passes, one save. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { printBlackWithBlackInk } from './black.ts';
import { type PageFormat, setPageBoxes } from './boxes.ts';
import { saveWithContentId } from './document-id.ts';
import { renumberElements } from './element-ids.ts';
import { setMetadata } from './metadata.ts';
import { type PageLabel, setPageLabels } from './page-labels.ts';
import { readFromRight } from './reading-direction.ts';
import { settleDocumentHyphens } from './soft-hyphens.ts';
import { describeStructure } from './structure.ts';
import type { XmpFacts } from './xmp.ts';

export interface PdfFacts extends XmpFacts {
  /** What the style sheet's `@page` asked for, in mm; every page keeps its own size where absent. */
  readonly page?: PageFormat;
  readonly pageLabels?: readonly PageLabel[];
  /** A book that is bound on the right. */
  readonly rightToLeft?: boolean;
  /** `k`: neutral colours on the black ink alone, for print; `rgb`: as the browser wrote them, for screens. */
  readonly black: 'rgb' | 'k';
}

/**
 * Finishes a PDF. The same pages and facts give the same bytes: dates are the publication's, the identifier is a digest,
 * and nothing of the clock or the machine stays. Tags, links, outline and destinations are kept.
 *
 * @param bytes a PDF that Chromium has just printed; a damaged or encrypted one makes pdf-lib throw
 */
export async function finishPdf(bytes: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  settleDocumentHyphens(document);
  if (facts.black === 'k') printBlackWithBlackInk(document);
  setPageBoxes(document, facts.page);
  describeStructure(document, facts.language);
  renumberElements(document);
  setPageLabels(document, facts.pageLabels ?? []);
  setMetadata(document, facts);
  if (facts.rightToLeft) readFromRight(document);
  return saveWithContentId(document);
}
