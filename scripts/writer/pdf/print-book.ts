/** A composed galley → a finished book: measured, made up into pages, printed. */
import type { PagedLayout } from '../../publication/schema.ts';
import type { BrowserSession } from '../browser/browser.ts';
import { paginate } from '../pagination/paginate.ts';
import { measureGalley } from './galley.ts';
import { makeUp } from './make-up.ts';
import { findOverflows, type Printed, type PrintJob, printed, withPage } from './print.ts';

export interface BookJob extends PrintJob {
  readonly layout: PagedLayout;
  /** The size of the type in pt. */
  readonly size: number;
}

const pixelsPerMillimetre = 96 / 25.4;

/** The rule above the notes of a page and the space around it, in mm (`book.css`). */
const noteRule = 5;

/** Prints a book. Page breaks are decided outside the browser, from what it measured. */
export function printBook(session: BrowserSession, job: BookJob): Promise<Printed> {
  const isFacing = job.layout === 'facing';
  const isVertical = job.layout === 'ja-vertical';
  return withPage(session, job, async (page) => {
    const flows = await measureGalley(page);
    const overflows = await page.evaluate(findOverflows);
    const room = {
      // The hair that the style sheet takes off, and what rounding may add.
      height: (isVertical ? job.textWidth : job.textHeight) * pixelsPerMillimetre - 1,
      noteRule: noteRule * pixelsPerMillimetre,
    };
    const made = await makeUp(
      page,
      flows.map((flow) => paginate(flow, room)),
      isFacing,
    );
    const bytes = await page.pdf({ outline: true });
    return { ...(await printed(bytes, job)), overflows: [...overflows, ...made.overflows] };
  });
}
