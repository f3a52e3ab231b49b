/** A composed galley → a finished book: measured, made up into pages, printed. */
import type { PagedLayout } from '../../publication/schema.ts';
import type { BrowserSession } from '../browser/browser.ts';
import type { OpenPage } from '../browser/page.ts';
import type { Page, PageRoom } from '../pagination/galley.ts';
import { paginate } from '../pagination/paginate.ts';
import { chooseShare } from './column-share.ts';
import { alignSpreads } from './common-baseline.ts';
import { measureGalley } from './galley.ts';
import { makeUp } from './make-up.ts';
import { type PageStart, pageStarts } from './page-starts.ts';
import { prepareGalley } from './prepare-galley.ts';
import { markContinuations } from './tag-hooks.ts';
import { findOverflows, type Printed, type PrintJob, printed, withPage } from './print.ts';

export interface BookJob extends PrintJob {
  readonly layout: PagedLayout;
}

const pixelsPerMillimetre = 96 / 25.4;

/** The rule above the notes of a page and the space around it, in mm (`book.css`). */
const noteRule = 5;

/** A printed book, and where its pages begin in the text. */
export interface PrintedBook extends Printed {
  readonly starts: readonly PageStart[];
}

/** A flow that still has too high a page after so many tries cannot be mended by shorter ones. */
const tries = 3;

/** Prints a book. Page breaks are decided outside the browser, from what it measured. */
export async function printBook(session: BrowserSession, job: BookJob): Promise<PrintedBook> {
  let less: readonly number[] = [];
  for (let count = 1; ; count += 1) {
    const made = await withPage(session, job, (page) => tryBook(page, job, less, count === tries));
    if ('bytes' in made) return made;
    ({ less } = made);
  }
}

/**
 * Prints a book, or says by how much the pages of each flow must be lower. Where ruby hangs over its neighbours, a paragraph
 * may take a line more once it is cut than it did in the galley; then a page is too high that was not reckoned to be.
 */
async function tryBook(
  page: OpenPage,
  job: BookJob,
  less: readonly number[],
  isLast: boolean,
): Promise<PrintedBook | { readonly less: readonly number[] }> {
  const flows = await decide(page, job, less);
  const overflows = await page.evaluate(findOverflows);
  const made = await makeUp(page, flows, job.layout === 'facing');
  const surprises = flows.map((pages, flow) => (pages.some((one) => one.overflows) ? 0 : (made.over[flow] ?? 0)));
  if (!isLast && surprises.some((over) => over > 0))
    return { less: surprises.map((over, flow) => over + (less[flow] ?? 0)) };
  if (job.layout === 'facing') await page.evaluate(alignSpreads);
  const starts = await pageStarts(page);
  await page.evaluate(markContinuations);
  const bytes = await page.pdf({ outline: true });
  return { ...(await printed(bytes, job)), overflows: [...overflows, ...made.overflows], starts };
}

/** How many pages the text of a book takes, without its cover and without blank pages. Prints nothing. */
export function countPages(session: BrowserSession, job: BookJob): Promise<number> {
  return withPage(session, job, async (page) => {
    const flows = await decide(page, job);
    return flows.flat().length * (job.layout === 'facing' ? 2 : 1);
  });
}

/** @param less by how much the pages of each flow are lower than the text area, CSS px */
async function decide(page: OpenPage, job: BookJob, less: readonly number[] = []): Promise<(readonly Page[])[]> {
  if (job.layout === 'columns') await chooseShare(page);
  await prepareGalley(page, job.layout, {
    width: job.textWidth * pixelsPerMillimetre,
    height: job.textHeight * pixelsPerMillimetre,
  });
  const room = pageRoom(job);
  const flows = await measureGalley(page, leastToCut(room));
  return flows.map((flow, index) => paginate(flow, { ...room, height: room.height - (less[index] ?? 0) }));
}

/** What the pages of a book offer. */
export function pageRoom({ layout, textWidth, textHeight }: BookJob): PageRoom {
  return {
    // The hair that the style sheet takes off, and what rounding may add.
    height: (layout === 'ja-vertical' ? textWidth : textHeight) * pixelsPerMillimetre - 1,
    noteRule: noteRule * pixelsPerMillimetre,
  };
}

/** How high a note is at least that may go on overleaf, CSS px: a third of the page, for short ones are better moved. */
export function leastToCut({ height }: PageRoom): number {
  return height * 0.35;
}
