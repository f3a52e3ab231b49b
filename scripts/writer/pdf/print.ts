/** Composed HTML → a finished PDF. */
import type { BrowserSession } from '../browser/browser.ts';
import type { OpenPage } from '../browser/page.ts';
import { finishPdf, type PdfFacts } from './finish.ts';
import { type FitRange, fitLeaflet } from './fit.ts';
import type { Fit } from './fit-result.ts';

export interface PrintJob {
  readonly html: string;
  /** Fonts and images by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly facts: PdfFacts;
  /** The width of the text area in mm, so that the live page breaks its lines where the paper will. */
  readonly textWidth: number;
  /** The height of the text area in mm. */
  readonly textHeight: number;
}

export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Text that stands over the edge of its column, one entry a place. */
  readonly overflows: readonly string[];
  /** Why the file does not claim to be accessible, as condition and place: `01-005 page 3`. */
  readonly inaccessible: readonly string[];
}

const pixelsPerMillimetre = 96 / 25.4;

/** Fits a leaflet and prints it. */
export async function printLeaflet(
  session: BrowserSession,
  job: PrintJob,
  range: FitRange,
): Promise<Printed & { readonly fit: Fit }> {
  return withPage(session, job, async (page) => {
    const fit = await fitLeaflet(page, range);
    const overflows = await page.evaluate(findOverflows);
    return { ...(await printed(await page.pdf({ outline: true }), job)), overflows, fit };
  });
}

/** Opens the composed document as it will be printed. */
export async function withPage<Result>(
  session: BrowserSession,
  job: PrintJob,
  use: (page: OpenPage) => Promise<Result>,
): Promise<Result> {
  const viewport = { width: Math.round(job.textWidth * pixelsPerMillimetre), height: 1000 };
  const page = await session.open(job.html, job.files, viewport);
  try {
    await page.emulate('print');
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Finishes what the browser printed. */
export async function printed(bytes: Uint8Array, job: PrintJob): Promise<Omit<Printed, 'overflows'>> {
  const { bytes: finished, pages, failures } = await finishPdf(bytes, job.facts);
  const inaccessible = failures.map(({ condition, place }) => `${condition} ${place}`);
  return { bytes: finished, pages, inaccessible };
}

/** Runs in the page: finds text that stands over the edge of its column or cell. */
export function findOverflows(): string[] {
  const boxes = [...document.querySelectorAll<HTMLElement>('.cell, td, th, pre, .side-body, .imprint-text, h1, h2')];
  return boxes
    .filter(
      (box) =>
        getComputedStyle(box).display !== 'contents' && box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0,
    )
    .filter((box, _, all) => !all.some((other) => other !== box && box.contains(other)))
    .map((box) => (box.textContent ?? '').trim().slice(0, 60));
}
