/**
 * A thread that runs random texts through every pure stage. Before each it writes down, where the thread that started it
 * can see it, which text and which stage comes; a stage that never ends is known from there.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { blocksToHast } from '../../../scripts/manuscript/hast.ts';
import type { Manuscript } from '../../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import { plainTextBlocks } from '../../../scripts/exchange/plain/blocks.ts';
import { pair, noEvidence } from '../../../scripts/parallel/pair.ts';
import { checkGroups } from '../../../scripts/parallel/rules/check-parity.ts';
import { parseJson } from '../../../scripts/parallel/state/positioned-json.ts';
import { difference } from '../../../scripts/parallel/state/difference.ts';
import { breakAddresses } from '../../../scripts/typography/addresses.ts';
import { joinLines } from '../../../scripts/typography/join-lines.ts';
import { keepTogether } from '../../../scripts/typography/keep-together.ts';
import { markLanguageRuns } from '../../../scripts/typography/language-runs.ts';
import { printTypography, screenTypography } from '../../../scripts/typography/print.ts';
import { toXhtml } from '../../../scripts/writer/epub/xhtml.ts';
import { randomText } from './fuzz-texts.ts';

export interface FuzzTask {
  /** The seed of the first text, how many there are, and how long each is at most, in UTF-16 units. */
  readonly from: number;
  readonly count: number;
  readonly length: number;
  /** Seed and stage that are running. */
  readonly now: Int32Array<SharedArrayBuffer>;
}

export const stages = [
  'parse',
  'hast',
  'typography',
  'print',
  'xhtml',
  'align',
  'rules',
  'difference',
  'plain',
  'json',
];

/** Processor time from which a stage is worth a look, in ms. */
export const slow = 400;

if (parentPort) run(workerData as FuzzTask);

function run({ from, count, length, now }: FuzzTask): void {
  for (let seed = from; seed < from + count; seed += 1) {
    const text = { ja: randomText(seed, length), en: randomText(seed % 3 === 0 ? seed : seed + 1_000_000, length) };
    const at = <Result>(stage: string, work: () => Result): Result => {
      Atomics.store(now, 0, seed);
      Atomics.store(now, 1, stages.indexOf(stage));
      const start = process.cpuUsage();
      const result = work();
      const { user } = process.cpuUsage(start);
      if (user / 1000 > slow) parentPort?.postMessage({ seed, stage, ms: Math.round(user / 1000) });
      return result;
    };
    const side = (language: 'ja' | 'en'): Manuscript | undefined => {
      const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n\n${text[language]}\n`);
      return at('parse', () => parseManuscript({ language, file: 'x.md', name: '01-x', bytes })).manuscript;
    };
    const both = { ja: side('ja'), en: side('en') };
    for (const language of ['ja', 'en'] as const) {
      at('plain', () => plainTextBlocks(text[language], language));
      const manuscript = both[language];
      if (!manuscript) continue;
      const footnote = (label: string, occurrence: number) => ({ number: 1, href: `#${label}`, id: `r${occurrence}` });
      const hast = at('hast', () => [...blocksToHast(manuscript, { footnote }).blocks.values()].flat());
      const set = at('typography', () =>
        keepTogether(breakAddresses(markLanguageRuns(joinLines(hast, language), language))),
      );
      const html = { type: 'element' as const, tagName: 'html', properties: { lang: language }, children: set };
      at('screen', () => screenTypography({ type: 'root', children: [html] }));
      at('print', () => printTypography({ type: 'root', children: [html] }, { hyphenate: true }));
      if (language === 'ja')
        at('print', () =>
          printTypography(
            { type: 'root', children: [html] },
            { hyphenate: true, vertical: { dates: 'kanji', numbers: 'kanji', quotes: 'minutes' } },
          ),
        );
      at('xhtml', () => toXhtml(set));
    }
    const { ja, en } = both;
    if (ja && en) {
      const { groups } = at('align', () => pair(ja, en, noEvidence));
      at('rules', () => checkGroups(groups, { ja, en }, { terms: [], names: [] }, {}));
    }
    at('difference', () => difference(text.ja, text.en, seed % 2 === 0 ? 'ja' : 'en', ['A. Name']));
    at('json', () => parseJson(text.en));
  }
}
