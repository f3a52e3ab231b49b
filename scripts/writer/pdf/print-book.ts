/** A composed galley → a finished book: measured, made up into pages, printed. */
import type { PagedLayout } from '../../publication/schema.ts';
import type { BrowserSession } from '../browser/browser.ts';
import type { OpenPage } from '../browser/page.ts';
import type { Page, PageRoom } from '../pagination/galley.ts';
import { paginate } from '../pagination/paginate.ts';
import { chooseShare } from './column-share.ts';
import { alignSpreads } from './common-baseline.ts';
import { fitTables } from './fit-tables.ts';
import { measureGalley } from './galley.ts';
import { loosen } from './loose-lines.ts';
import { makeUp } from './make-up.ts';
import { markContinuations } from './tag-hooks.ts';
import { splitCode } from './split-code.ts';
import { findOverflows, type Printed, type PrintJob, printed, withPage } from './print.ts';

export interface BookJob extends PrintJob {
  readonly layout: PagedLayout;
}

const pixelsPerMillimetre = 96 / 25.4;

/** The rule above the notes of a page and the space around it, in mm (`book.css`). */
const noteRule = 5;

/** Prints a book. Page breaks are decided outside the browser, from what it measured. */
export function printBook(session: BrowserSession, job: BookJob): Promise<Printed> {
  return withPage(session, job, async (page) => {
    const flows = await decide(page, job);
    const overflows = await page.evaluate(findOverflows);
    const made = await makeUp(page, flows, job.layout === 'facing');
    if (job.layout === 'facing') await page.evaluate(alignSpreads);
    await page.evaluate(markContinuations);
    const bytes = await page.pdf({ outline: true });
    return { ...(await printed(bytes, job)), overflows: [...overflows, ...made.overflows] };
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
  await fitTables(page);
  await loosen(page);
  if (job.layout === 'ja-vertical') await splitCode(page, job.textHeight * pixelsPerMillimetre - 1);
  const flows = await measureGalley(page);
  const room = pageRoom(job);
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
