/** Draws the pages of a PDF with pdf.js: another program than the one that printed them, and the same bytes every time. */
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Picture, pictureOf } from './picture.ts';

/**
 * A pixel for each point, 72 dpi: type of 8 pt can still be read, a move of 0.05 mm shows in the greys of the edges, and
 * 120 pages take 2.6 MB (at 96 dpi 3.8 MB).
 */
export const millimetresPerPixel = 25.4 / 72;

/** The pages in order. Glyphs are filled as outlines, without hinting, so nothing depends on the machine's fonts. */
export async function drawPdf(bytes: Uint8Array): Promise<Picture[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  });
  try {
    const document = await task.promise;
    const pictures: Picture[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      // The types know the canvas of a browser only; pdf.js itself uses this one where there is no browser.
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
      pictures.push(pictureOf(canvas.getContext('2d')));
      page.cleanup();
    }
    return pictures;
  } finally {
    await task.destroy();
  }
}
