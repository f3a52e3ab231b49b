/** A composed document with its fonts, images and facts, ready for the browser. */
import type { Root } from 'hast';
import { type PaperSize, paperSize } from '../publication/paper.ts';
import type { Paper } from '../publication/schema.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { keepWordBreaks } from '../typography/word-breaks.ts';
import { htmlText } from '../writer/html.ts';
import type { PrintJob } from '../writer/pdf/print.ts';
import { withPrintLanguages } from '../writer/pdf/print-languages.ts';
import { pdfFacts } from './pdf-facts.ts';
import type { PreparedPublication } from './publication.ts';

/** @param text the text area in mm; the whole paper where absent */
export function printJob(
  tree: Root,
  { input, images }: PreparedPublication,
  fonts: CutFonts,
  paper: Paper,
  text: PaperSize = paperSize(paper),
): PrintJob {
  return {
    html: htmlText(withPrintLanguages(keepWordBreaks(tree))).replace('<style>', () => `<style>${fonts.css}\n`),
    files: new Map([...fonts.files, ...images.map((image) => [image.path, image.bytes] as const)]),
    facts: pdfFacts(input, paperSize(paper)),
    textWidth: text.width,
    textHeight: text.height,
  };
}
