/** The marks `pair: name` of both files → spans that the alignment must keep. */
import type { Manuscript } from '../../manuscript/manuscript.ts';
import { type Language, type Message, message, sidePlace } from '../../message/message.ts';
import { placeAt } from '../place.ts';
import { longestChain } from './centre.ts';
import type { Span } from './path.ts';

export interface Marks {
  /** In order, none crossing another. */
  readonly fixed: readonly Span[];
  readonly messages: readonly Message[];
}

/** Neighbouring blocks that bear the same name, as a half-open range. */
type Run = readonly [number, number];

/**
 * Finds the blocks that the author has tied together. Several neighbours with one name are one group.
 *
 * Messages: `mark-dangling` for a name on one side only, `mark-apart` for a name at two places of one side,
 * `mark-crossing` for two names in different order, `mark-contradiction` for a block marked as paired and as alone. The
 * marks that they name do not count.
 */
export function readMarks(ja: Manuscript, en: Manuscript): Marks {
  const messages: Message[] = [];
  const runs = { ja: runsOf(ja, 'ja', messages), en: runsOf(en, 'en', messages) };
  const tied: { name: string; ja: Run; en: Run }[] = [];
  for (const [name, run] of runs.ja) {
    const other = runs.en.get(name);
    if (other) tied.push({ name, ja: run, en: other });
    else messages.push(message('mark-dangling', { ja: placeAt(ja, run[0]) }, { name, language: 'ja' }));
  }
  for (const [name, run] of runs.en) {
    if (!runs.ja.has(name)) {
      messages.push(message('mark-dangling', { en: placeAt(en, run[0]) }, { name, language: 'en' }));
    }
  }
  const chain = new Set(longestChain(tied.map((one) => [one.ja[0], one.en[0]])).map(([i]) => i));
  for (const crossing of tied.filter((one) => !chain.has(one.ja[0]))) {
    const other = tied.find((one) => chain.has(one.ja[0]) && one.ja[0] < crossing.ja[0] !== one.en[0] < crossing.en[0]);
    const places = { ja: placeAt(ja, crossing.ja[0]), en: placeAt(en, crossing.en[0]) };
    messages.push(message('mark-crossing', places, { name: crossing.name, other: other?.name ?? crossing.name }));
  }
  const fixed = tied
    .filter((one) => chain.has(one.ja[0]))
    .map((one): Span => ({ ja: one.ja, en: one.en, confidence: 1 }));
  return { fixed, messages };
}

function runsOf(manuscript: Manuscript, language: Language, messages: Message[]): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>();
  manuscript.blocks.forEach(({ data }, index) => {
    const name = data?.pair;
    if (name === undefined) return;
    const places = sidePlace(language, placeAt(manuscript, index));
    if (data?.alone !== undefined) {
      messages.push(message('mark-contradiction', places, { name }));
      return;
    }
    const run = runs.get(name);
    if (!run) runs.set(name, [index, index + 1]);
    else if (run[1] === index) runs.set(name, [run[0], index + 1]);
    else messages.push(message('mark-apart', places, { name }));
  });
  return runs;
}
