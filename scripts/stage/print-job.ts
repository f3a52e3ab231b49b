/** A composed document with its fonts, images and facts, ready for the browser. */
import type { Root } from 'hast';
import { paperSize } from '../publication/paper.ts';
import type { Paper } from '../publication/schema.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlText } from '../writer/html.ts';
import type { PrintJob } from '../writer/pdf/print.ts';
import { withPrintLanguages } from '../writer/pdf/print-languages.ts';
import { pdfFacts } from './pdf-facts.ts';
import type { PreparedPublication } from './publication.ts';

/** @param margins in mm; the text area is what they leave of the paper */
export function printJob(
  tree: Root,
  { input, images }: PreparedPublication,
  fonts: CutFonts,
  paper: Paper,
  margins: { readonly top: number; readonly side: number; readonly bottom: number },
): PrintJob {
  const html = htmlText(withPrintLanguages(tree)).replace('<style>', () => `<style>${fonts.css}\n`);
  const files = new Map([...fonts.files, ...images.map((image) => [image.path, image.bytes] as const)]);
  const size = paperSize(paper);
  const textWidth = size.width - 2 * margins.side;
  return {
    html,
    files,
    facts: pdfFacts(input, size),
    textWidth,
    textHeight: size.height - margins.top - margins.bottom,
  };
}

/** The paper as the manifest names it. */
export function paperText(paper: Paper): string {
  return typeof paper === 'string' ? paper : `${paper.width} × ${paper.height} mm`;
}
