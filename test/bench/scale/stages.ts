/** `node test/bench/scale/stages.ts FOLDER`: what each stage takes on the way from a publication to its EPUB, one by one. */
import { cover } from '../../../scripts/edition/cover.ts';
import { epubEdition } from '../../../scripts/edition/epub.ts';
import { assemble } from '../../../scripts/parallel/assemble.ts';
import { checkParity } from '../../../scripts/parallel/rules/check-parity.ts';
import { currentRows } from '../../../scripts/parallel/state/current-rows.ts';
import { track } from '../../../scripts/parallel/state/track.ts';
import { readSources } from '../../../scripts/publication/sources.ts';
import { readChapter } from '../../../scripts/stage/chapter.ts';
import { cutFor } from '../../../scripts/stage/fonts.ts';
import { preparePublication } from '../../../scripts/stage/publication.ts';
import { readChapters } from '../../../scripts/stage/read-chapters.ts';
import { composeTexts } from '../../../scripts/stage/texts.ts';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { words } from '../../../scripts/template/translate.ts';
import { toXhtml } from '../../../scripts/writer/epub/xhtml.ts';
import { figure } from './measure.ts';

const [folder = ''] = process.argv.slice(2);

async function lap<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = { wall: performance.now(), cpu: process.cpuUsage() };
  const result = await work();
  const { user, system } = process.cpuUsage(start.cpu);
  const cpu = (user + system) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `  ${name.padEnd(38)}${figure(performance.now() - start.wall, 'ms')}${figure(cpu, 'ms CPU')}${figure(peak, 'MB')}`,
  );
  return result;
}

const sources = await lap('read files', () => readSources(folder));
const side = (language: 'ja' | 'en') =>
  sources[language].map((file) => readChapter({ [language]: { language, ...file } }));
await lap('parse, Japanese, one thread', () => side('ja'));
await lap('parse, English, one thread', () => side('en'));
const { pairs } = await lap('parse, both, on all cores', () => readChapters(sources));
const { document } = await lap('align, one thread', () => assemble(pairs));
await lap('parity rules, one thread', () => checkParity(document, { terms: [], names: [] }, {}));
await lap('translation state', () => track(currentRows(document), []));
await lap('compose', () => composeTexts(document, new Map(), sources));
const { prepared } = await lap('all of these as the build does them', () => preparePublication(sources, words()));
if (!prepared) throw new Error(`${folder} cannot be read`);
const { documents } = await lap('EPUB: documents', () => epubEdition(prepared.input));
await lap('EPUB: XHTML', () => documents.map(({ body }) => toXhtml(body)));
await lap('cover: compose, cut fonts', async () => cutFor([cover(prepared.input, (await loadTemplates()).coverCss)]));
