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

/** Prints a book. Page breaks are decided outside the browser, from what it measured. */
export function printBook(session: BrowserSession, job: BookJob): Promise<PrintedBook> {
  return withPage(session, job, async (page) => {
    const flows = await decide(page, job);
    const overflows = await page.evaluate(findOverflows);
    const made = await makeUp(page, flows, job.layout === 'facing');
    if (job.layout === 'facing') await page.evaluate(alignSpreads);
    const starts = await pageStarts(page);
    await page.evaluate(markContinuations);
    const bytes = await page.pdf({ outline: true });
    return { ...(await printed(bytes, job)), overflows: [...overflows, ...made.overflows], starts };
  });
}

/** How many pages the text of a book takes, without its cover and without blank pages. Prints nothing. */
export function countPages(session: BrowserSession, job: BookJob): Promise<number> {
  return withPage(session, job, async (page) => {
    const flows = await decide(page, job);
    return flows.flat().length * (job.layout === 'facing' ? 2 : 1);
  });
}

async function decide(page: OpenPage, job: BookJob): Promise<(readonly Page[])[]> {
  if (job.layout === 'columns') await chooseShare(page);
  await prepareGalley(page, job.layout, {
    width: job.textWidth * pixelsPerMillimetre,
    height: job.textHeight * pixelsPerMillimetre,
  });
  const room = pageRoom(job);
  const flows = await measureGalley(page, leastToCut(room));
  return flows.map((flow) => paginate(flow, room));
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
