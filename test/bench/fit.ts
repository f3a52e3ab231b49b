/** How long fitting takes: the leaflets of the shipped publications in a browser that runs. Prints figures; judges nothing. */
import { join, resolve } from 'node:path';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import { readSources } from '../../scripts/publication/sources.ts';
import { cutFor } from '../../scripts/stage/fonts.ts';
import { printJob } from '../../scripts/stage/print-job.ts';
import { preparePublication } from '../../scripts/stage/publication.ts';
import { loadTemplates } from '../../scripts/template/load.ts';
import { words } from '../../scripts/template/translate.ts';
import { printTypography } from '../../scripts/typography/print.ts';
import { openBrowser } from '../../scripts/writer/browser/browser.ts';
import { fitLeaflet } from '../../scripts/writer/pdf/fit.ts';

const manuscripts = resolve(import.meta.dirname, '../../manuscripts');
const runs = 7;

/** Fits and prints the leaflet of a publication some times, each time in a new page. Lines of figures, in ms. */
export async function fitTimes(name: string): Promise<string[]> {
  const { prepared } = await preparePublication(await readSources(join(manuscripts, name)), words());
  const settings = prepared?.input.publication.editions.leaflet;
  if (!prepared || !settings) throw new Error(`${name} has no leaflet`);
  const { leafletCss } = await loadTemplates();
  const tree = printTypography(leaflet(prepared.input, settings, leafletCss), { hyphenate: true });
  const job = printJob(tree, prepared, await cutFor([tree]), settings.paper);
  const session = await openBrowser();
  const fits: number[] = [];
  const prints: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const page = await session.open(job.html, job.files);
      await page.emulate('print');
      const start = performance.now();
      await fitLeaflet(page, settings.type);
      fits.push(performance.now() - start);
      await page.pdf({ outline: true });
      prints.push(performance.now() - start);
      await page.close();
    }
  } finally {
    await session.close();
  }
  const line = (what: string, times: readonly number[]): string => {
    const sorted = times.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return `${what.padEnd(56)} ${middle.toFixed(0).padStart(6)} ms  (least ${(sorted[0] ?? Number.NaN).toFixed(0)})`;
  };
  return [line(`${name}: fit the leaflet (limit 250)`, fits), line(`${name}: fit and print it`, prints)];
}
