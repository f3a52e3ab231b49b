/** The passes of printing a book, called one by one as `printBook` and `finishPdf` call them. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { BrowserSession } from '../../../scripts/writer/browser/browser.ts';
import type { OpenPage } from '../../../scripts/writer/browser/page.ts';
import type { Page } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { chooseShare } from '../../../scripts/writer/pdf/column-share.ts';
import { failuresOf } from '../../../scripts/writer/pdf/conformance/check.ts';
import { scanPages, scanWritten, writePages } from '../../../scripts/writer/pdf/content/pages.ts';
import { saveWithContentId } from '../../../scripts/writer/pdf/document-id.ts';
import type { PdfFacts } from '../../../scripts/writer/pdf/finish.ts';
import { measureGalley } from '../../../scripts/writer/pdf/galley.ts';
import { makeUp } from '../../../scripts/writer/pdf/make-up.ts';
import { prepareGalley } from '../../../scripts/writer/pdf/prepare-galley.ts';
import { setMetadata } from '../../../scripts/writer/pdf/metadata.ts';
import { findOverflows, withPage } from '../../../scripts/writer/pdf/print.ts';
import { type BookJob, leastToCut, pageRoom } from '../../../scripts/writer/pdf/print-book.ts';
import { describeDocument, improveStructure, wantedText } from '../../../scripts/writer/pdf/structure/improve.ts';
import { readStructure } from '../../../scripts/writer/pdf/structure/read.ts';
import { markContinuations } from '../../../scripts/writer/pdf/tag-hooks.ts';
import { browserUse } from './browser-use.ts';

/** What each pass took: wall time and processor time of both processes, ms. */
export type Laps = Map<string, { readonly wall: number; readonly cpu: number }>;

type Lap = <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>;

function lapsInto(laps: Laps): Lap {
  return async (name, work) => {
    const [start, own, browser] = [performance.now(), process.cpuUsage(), browserUse()];
    const result = await work();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(own);
    laps.set(name, { wall, cpu: (user + system) / 1000 + ((browserUse()?.cpu ?? 0) - (browser?.cpu ?? 0)) });
    return result;
  };
}

/** @returns the HTML of the live page as it is printed, and what each pass took */
export async function passes(session: BrowserSession, job: BookJob): Promise<{ html: string; laps: Laps }> {
  const laps: Laps = new Map();
  const lap = lapsInto(laps);
  const page = await lap('load', () => withOpenPage(session, job));
  try {
    if (job.layout === 'columns') await lap('share', () => chooseShare(page));
    await lap('prepare', () =>
      prepareGalley(page, job.layout, { width: (job.textWidth * 96) / 25.4, height: (job.textHeight * 96) / 25.4 }),
    );
    const flows = await lap('measure', () => measureGalley(page, leastToCut(pageRoom(job))));
    const pages = await lap('paginate', () => flows.map((flow): readonly Page[] => paginate(flow, pageRoom(job))));
    await lap('overflows', () => page.evaluate(findOverflows));
    await lap('make up', () => makeUp(page, pages, job.layout === 'facing'));
    await lap('continuations', () => page.evaluate(markContinuations));
    const bytes = await lap('print', () => page.pdf({ outline: true }));
    await finishing(bytes, job.facts, lap);
    return { html: await liveHtml(page), laps };
  } finally {
    await page.close();
  }
}

/** A page that stays open. */
async function withOpenPage(session: BrowserSession, job: BookJob): Promise<OpenPage> {
  let opened: OpenPage | undefined;
  const keeping = {
    ...session,
    open: async (...given: Parameters<BrowserSession['open']>) => {
      opened = await session.open(...given);
      return { ...opened, close: () => Promise.resolve() };
    },
  };
  await withPage(keeping, job, () => Promise.resolve());
  if (!opened) throw new Error('no page');
  return opened;
}

async function finishing(bytes: Uint8Array, facts: PdfFacts, lap: Lap): Promise<void> {
  const document = await lap('finish: read', () =>
    PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY }),
  );
  const roots = await lap('finish: read structure', () => readStructure(document) ?? []);
  const pages = await lap('finish: scan', () => scanPages(document, wantedText(roots), facts.black));
  await lap('finish: structure', () => {
    describeDocument(document, facts.language);
    improveStructure(document, roots, pages, facts.language);
  });
  const contents = await lap('finish: write', () => writePages(document, pages));
  await lap('finish: metadata', () => setMetadata(document, facts, true));
  const written = await lap('finish: scan again', () => scanWritten(pages, contents));
  await lap('finish: checks', () => failuresOf(document, written));
  await lap('finish: save', () => saveWithContentId(document));
}

/** The page as it stands. */
export function liveHtml(page: OpenPage): Promise<string> {
  return page.evaluate(() => `<!doctype html>${document.documentElement.outerHTML}`);
}
