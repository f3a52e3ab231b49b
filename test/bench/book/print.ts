/** `node test/bench/book/print.ts FOLDER RUNS`: prints the booklet of a publication, and its final HTML with nothing around it. */
import { readSources } from '../../../scripts/publication/sources.ts';
import { bookJob, composeBooks } from '../../../scripts/stage/book.ts';
import { cutFor } from '../../../scripts/stage/fonts.ts';
import { preparePublication } from '../../../scripts/stage/publication.ts';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { words } from '../../../scripts/template/translate.ts';
import { openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { printed, withPage } from '../../../scripts/writer/pdf/print.ts';
import { printBook } from '../../../scripts/writer/pdf/print-book.ts';
import { figure } from '../scale/measure.ts';
import { browserUse } from './browser-use.ts';
import { type Laps, passes } from './passes.ts';

const [folder = '', times = '3'] = process.argv.slice(2);
const runs = Number(times);

interface Use {
  readonly wall: number;
  readonly own: number;
  readonly browser: number;
}

async function use(work: () => Promise<unknown>): Promise<Use> {
  const [start, cpu, before] = [performance.now(), process.cpuUsage(), browserUse()?.cpu ?? 0];
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, own: (user + system) / 1000, browser: (browserUse()?.cpu ?? 0) - before };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const { prepared } = await preparePublication(await readSources(folder), words());
if (!prepared) throw new Error(`${folder} cannot be read`);
const { bookCss } = await loadTemplates();
const [book] = composeBooks(prepared, bookCss, (kind) => kind === 'booklet');
if (!book) throw new Error(`${folder} has no booklet`);
const job = bookJob(book, prepared, await cutFor([book.tree]));

const session = await openBrowser();
try {
  const { pages } = await printBook(session, job);
  const ours: Use[] = [];
  const bare: Use[] = [];
  const plain: Use[] = [];
  const finishing: Use[] = [];
  const laps: Laps[] = [];
  const { html } = await passes(session, job);
  const printBare = () => withPage(session, { ...job, html }, (page) => page.pdf({ outline: true }));
  // Without a head the page does not wait for its fonts, as no page does that is just opened (writer/browser/page.ts).
  const plainHtml = html.replace(/<\/?head[^>]*>/gi, '');
  const printPlain = () => withPage(session, { ...job, html: plainHtml }, (page) => page.pdf({ outline: true }));
  const bytes = await printBare();
  const finished = await printed(bytes, job);
  if (finished.pages !== pages) throw new Error(`${finished.pages} pages instead of ${pages}`);
  for (let run = 0; run < runs; run += 1) {
    ours.push(await use(() => printBook(session, job)));
    bare.push(await use(printBare));
    plain.push(await use(printPlain));
    finishing.push(await use(() => printed(bytes, job)));
    laps.push((await passes(session, job)).laps);
  }
  const of = (uses: readonly Use[], what: (one: Use) => number) => median(uses.map(what));
  const wall = (one: Use) => one.wall;
  const cpu = (one: Use) => one.own + one.browser;
  const ratio = (to: readonly Use[], what: (one: Use) => number) => (of(ours, what) / of(to, what)).toFixed(2);
  console.log(`\nA book of ${pages} pages in columns; medians of ${runs} runs in one browser`);
  const rows = {
    'the book': ours,
    'its final HTML, bare browser': plain,
    'the same, laid out with its fonts': bare,
    finishing,
  };
  for (const [name, uses] of Object.entries(rows))
    console.log(`  ${name.padEnd(34)}${figure(of(uses, wall), 'ms')}${figure(of(uses, cpu), 'ms CPU')}`);
  for (const [name, uses] of [
    ['the bare browser (target 1.6)', plain],
    ['the same, laid out with its fonts', bare],
  ] as const)
    console.log(`  ratio to ${name}: ${ratio(uses, wall)} by the clock, ${ratio(uses, cpu)} by CPU`);
  const ownPeak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `  peak memory: ${figure(ownPeak, 'MB').trim()} ours, ${figure(browserUse()?.peak, 'MB').trim()} browser`,
  );
  for (const name of laps[0]?.keys() ?? []) {
    const all = laps.flatMap((lap) => lap.get(name) ?? []);
    console.log(
      `    ${name.padEnd(30)}${figure(median(all.map((lap) => lap.wall)), 'ms')}${figure(
        median(all.map((lap) => lap.cpu)),
        'ms CPU',
      )}`,
    );
  }
} finally {
  await session.close();
}
