/**
 * `npm run bench`: how long a whole build takes, as a ratio to the bare browser printing the same final pages (fitted, made
 * up) of all its PDFs in the same run. Prints figures; judges nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import { readSources } from '../../scripts/publication/sources.ts';
import { bookJob, composeBooks } from '../../scripts/stage/book.ts';
import { cutFor } from '../../scripts/stage/fonts.ts';
import { printJob } from '../../scripts/stage/print-job.ts';
import { preparePublication } from '../../scripts/stage/publication.ts';
import { loadTemplates } from '../../scripts/template/load.ts';
import { words } from '../../scripts/template/translate.ts';
import { printTypography } from '../../scripts/typography/print.ts';
import { openBrowser } from '../../scripts/writer/browser/browser.ts';
import { fitLeaflet } from '../../scripts/writer/pdf/fit.ts';
import { type PrintJob, withPage } from '../../scripts/writer/pdf/print.ts';
import { liveHtml, passes } from './book/passes.ts';
import { fitTimes } from './fit.ts';

const runs = 5;
const root = resolve(import.meta.dirname, '../..');

/** A document as it is given to the printer at the very end. */
interface Final {
  readonly job: PrintJob;
  readonly html: string;
}

/** The final HTML of every PDF that the build makes, with their fonts, made before any clock runs. */
async function finalHtml(): Promise<Final[]> {
  const { prepared } = await preparePublication(await readSources(join(root, 'manuscripts/e2ee-statement')), words());
  const settings = prepared?.input.publication.editions.leaflet;
  if (!prepared || !settings) throw new Error('e2ee-statement has no leaflet');
  const { leafletCss, bookCss } = await loadTemplates();
  const sheet = printTypography(leaflet(prepared.input, settings, leafletCss), { hyphenate: true });
  const books = composeBooks(prepared, bookCss, () => true);
  const fonts = await cutFor([sheet, ...books.map(({ tree }) => tree)]);
  const session = await openBrowser();
  try {
    const job = printJob(sheet, prepared, fonts, settings.paper);
    const final = [
      {
        job,
        html: await withPage(session, job, async (page) => {
          await fitLeaflet(page, settings.type);
          return liveHtml(page);
        }),
      },
    ];
    for (const one of books) {
      const printing = bookJob(one, prepared, fonts, one.settings.type?.to);
      final.push({ job: printing, html: (await passes(session, printing)).html });
    }
    return final;
  } finally {
    await session.close();
  }
}

/** Starts the browser, loads and prints all, closes it: what nobody can go below. In ms. */
async function bare(documents: readonly Final[]): Promise<number> {
  const start = performance.now();
  const session = await openBrowser();
  // At the same time, as the build does.
  await Promise.all(
    documents.map(({ job, html }) => withPage(session, { ...job, html }, (page) => page.pdf({ outline: true }))),
  );
  await session.close();
  return performance.now() - start;
}

/** A whole `build` of e2ee-statement in a process of its own. In ms. */
function whole(out: string): number {
  const start = performance.now();
  const build = spawnSync(process.execPath, ['scripts/build.ts', '--out', out, 'e2ee-statement'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const fontCache = join(root, 'node_modules/.cache/taiyaku/fonts');
const out = mkdtempSync(join(tmpdir(), 'taiyaku-bench-'));
try {
  const html = await finalHtml();
  await bare(html);
  whole(out);
  const bareTimes: number[] = [];
  const warmTimes: number[] = [];
  const coldTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    bareTimes.push(await bare(html));
    warmTimes.push(whole(out));
    rmSync(fontCache, { recursive: true, force: true });
    coldTimes.push(whole(out));
  }
  const base = median(bareTimes);
  const line = (name: string, times: readonly number[]): string =>
    `${name.padEnd(48)} ${median(times).toFixed(0).padStart(6)} ms  ${(median(times) / base).toFixed(2)} × bare`;
  console.log(`Median of ${runs} runs, Node ${process.version}`);
  console.log(line(`bare browser: start, print the same ${html.length} PDFs`, bareTimes));
  console.log(line('npm run build e2ee-statement, all artifacts', warmTimes));
  console.log(line('the same, without any cut font in the cache', coldTimes));
  for (const name of ['e2ee-statement', 'rally-handout']) console.log((await fitTimes(name)).join('\n'));
  const folder = join(out, 'e2ee-statement');
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: { path: string }[];
  };
  for (const { path } of artifacts)
    console.log(`${path.padEnd(48)} ${(statSync(join(folder, path)).size / 1000).toFixed(0).padStart(6)} kB`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
