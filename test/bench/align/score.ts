/** How good an alignment is: precision, recall and F1 over links between blocks (Véronis & Langlais 2000). */
import type { Manuscript } from '../../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import type { Language } from '../../../scripts/message/message.ts';
import { noEvidence, pair } from '../../../scripts/parallel/pair.ts';
import type { Truth } from './corpus.ts';

/** Links between a Japanese and an English block: found, true, and both; and pairs by confidence in tenths: all, right. */
export interface Score {
  readonly found: number;
  readonly true: number;
  readonly both: number;
  readonly tenths: readonly (readonly [number, number])[];
}

export const nothing: Score = { found: 0, true: 0, both: 0, tenths: Array.from({ length: 10 }, () => [0, 0] as const) };

export function add(a: Score, b: Score): Score {
  const tenths = a.tenths.map(
    ([all, right], at) => [all + (b.tenths[at]?.[0] ?? 0), right + (b.tenths[at]?.[1] ?? 0)] as const,
  );
  return { found: a.found + b.found, true: a.true + b.true, both: a.both + b.both, tenths };
}

/** The harmonic mean of precision and recall. */
export function f1({ found, true: wanted, both }: Score): number {
  return (2 * both) / (found + wanted);
}

/** Aligns the two sides of a chapter and compares the result with the truth. */
export function score(truth: readonly Truth[]): Score {
  const ja = manuscript(
    'ja',
    truth.flatMap((group) => group.ja),
  );
  const en = manuscript(
    'en',
    truth.flatMap((group) => group.en),
  );
  const wanted = links(truth, blockCounts(truth, 'ja', ja), blockCounts(truth, 'en', en));
  const tenths = Array.from({ length: 10 }, (): [number, number] => [0, 0]);
  let [i, j, found, both] = [0, 0, 0, 0];
  for (const group of pair(ja, en, noEvidence).groups) {
    let right = true;
    for (let a = i; a < i + group.ja.length; a += 1) {
      for (let b = j; b < j + group.en.length; b += 1) {
        found += 1;
        if (wanted.has(`${a} ${b}`)) both += 1;
        else right = false;
      }
    }
    const tenth = group.kind === 'pair' ? tenths[Math.min(9, Math.floor((group.confidence ?? 1) * 10))] : undefined;
    if (tenth) {
      tenth[0] += 1;
      if (right) tenth[1] += 1;
    }
    i += group.ja.length;
    j += group.en.length;
  }
  return { found, true: wanted.size, both, tenths };
}

/** A manuscript of blocks; the comment between them keeps neighbouring lists apart. */
export function manuscript(language: Language, blocks: readonly string[]): Manuscript {
  const bytes = new TextEncoder().encode(`---\ntitle: t\n---\n\n${blocks.join('\n\n<!-- -->\n\n')}\n`);
  const parsed = parseManuscript({ language, file: `${language}.md`, name: '01-text', bytes });
  if (!parsed.manuscript) throw new Error('the text cannot be parsed');
  return parsed.manuscript;
}

/** How many parsed blocks each true group has: one piece of Markdown may be several. */
function blockCounts(truth: readonly Truth[], language: Language, { blocks, source }: Manuscript): number[] {
  const starts = blocks.map(({ position }) => position?.start.offset ?? 0);
  let at = source.indexOf('---\n\n') + 5;
  let next = 0;
  return truth.map((group) => {
    const before = next;
    for (const block of group[language]) {
      at += block.normalize('NFC').length;
      while (next < starts.length && (starts[next] ?? 0) < at) next += 1;
      at += '\n\n<!-- -->\n\n'.length;
    }
    return next - before;
  });
}

function links(truth: readonly Truth[], ja: readonly number[], en: readonly number[]): ReadonlySet<string> {
  const found = new Set<string>();
  let [i, j] = [0, 0];
  truth.forEach((group, at) => {
    const [a, b] = [ja[at] ?? 0, en[at] ?? 0];
    const isOneByOne = group.ja.length === 1 && group.en.length === 1 && a === b;
    for (let x = 0; x < a; x += 1)
      for (let y = 0; y < b; y += 1) if (!isOneByOne || x === y) found.add(`${i + x} ${j + y}`);
    i += a;
    j += b;
  });
  return found;
}
