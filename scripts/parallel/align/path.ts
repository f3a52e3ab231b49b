/** The alignment of two sides without their marks: frame of headings, path through each part, confidence. */
import { centreLine, driftOf } from './centre.ts';
import { confidences } from './confidence.ts';
import { type CostModel, costModel, lastingTerms } from './cost.ts';
import { headingFences } from './headings.ts';
import { learn } from './learn.ts';
import type { Problem } from './problem.ts';
import { type Band, search } from './search.ts';
import { lengthHabit, usualLengths } from './term/length.ts';
import { moves } from './term/size-of-group.ts';
import type { BothTraits } from './traits.ts';

/** Blocks that belong together, as half-open ranges of indices. */
export interface Span {
  readonly ja: readonly [number, number];
  readonly en: readonly [number, number];
  /** 0 to 1. */
  readonly confidence: number;
}

/** A place between blocks. */
interface Corner {
  readonly ja: number;
  readonly en: number;
}

interface FoundSpan extends Span {
  /** How much more likely it is as a pair than by chance; 0 where nobody asks. */
  readonly gain: number;
}

/** Cells of a part that are searched without a band. */
const exact = 4_000;
/** Cells for each block of a longer part, at most. */
const cellsPerBlock = 120;
/** Half the width of the second pass, around the first, where the first has no long one-sided run nearby. */
const narrow = 12;
/** Rows that may teach: so much more likely as a pair than by chance, as a natural logarithm. */
const sure = 2;
/** With fewer rows there is nothing to learn. */
const leastRows = 20;

/**
 * Aligns in two passes: the second knows what the words of the chapter mean and how long its translation is, as far as the
 * first has shown it.
 *
 * @param traits the blocks of both sides
 * @param fixed spans that marks give, in order; the path leads through them
 */
export function alignTraits(traits: BothTraits, fixed: readonly Span[]): readonly Span[] {
  const lasting = lastingTerms(traits);
  const first = pass(costModel(traits, undefined, usualLengths, lasting), traits, fixed, undefined);
  const rows = first.flatMap(({ ja, en, gain }): [number, number][] =>
    gain >= sure && ja[1] - ja[0] === 1 && en[1] - en[0] === 1 ? [[ja[0], en[0]]] : [],
  );
  const learned = rows.length < leastRows ? undefined : learn(traits, rows);
  const lengths = rows.flatMap(([i, j]): [number, number][] => {
    const [ja, en] = [traits.ja[i], traits.en[j]];
    return ja?.kind === 'paragraph' && en?.kind === 'paragraph' ? [[ja.size, en.size]] : [];
  });
  return pass(costModel(traits, learned, lengthHabit(lengths), lasting), traits, fixed, first);
}

function pass(
  model: CostModel,
  traits: BothTraits,
  fixed: readonly Span[],
  before: readonly FoundSpan[] | undefined,
): readonly FoundSpan[] {
  const points = before ? before.map(({ ja, en }): [number, number] => [ja[0], en[0]]) : model.unique;
  const fences = [...fixed, ...headingFences(model, traits, fixed)].toSorted(
    (a, b) => a.ja[0] - b.ja[0] || a.en[0] - b.en[0],
  );
  const spans: FoundSpan[] = [];
  let from = { ja: 0, en: 0 };
  const end = { ja: traits.ja.length, en: traits.en.length };
  const part = (to: Corner): FoundSpan[] => alignPart(model, from, to, points, before !== undefined);
  for (const fence of fences) {
    spans.push(...part({ ja: fence.ja[0], en: fence.en[0] }), { ...fence, gain: 0 });
    from = { ja: fence.ja[1], en: fence.en[1] };
  }
  spans.push(...part(end));
  return spans;
}

/**
 * @param points where the path is expected, rising on the Japanese side
 * @param isLast whether the points are those of a first path, and confidence is wanted
 */
function alignPart(
  model: CostModel,
  from: Corner,
  to: Corner,
  points: readonly (readonly [number, number])[],
  isLast: boolean,
): FoundSpan[] {
  const problem = model.part(from, to);
  if (problem.ja + problem.en === 0) return [];
  const inside = isWhole(problem) ? [] : pointsWithin(points, from, to);
  const path = search(problem, bandOf(problem, inside, isLast));
  const confidence = isLast ? confidences(problem, path) : [];
  return path.steps.map(({ ja, en, move }, index): FoundSpan => {
    const { ja: di, en: dj } = moves[move] as (typeof moves)[number];
    return {
      ja: [from.ja + ja, from.ja + ja + di],
      en: [from.en + en, from.en + en + dj],
      confidence: confidence[index] ?? 0,
      gain: isLast ? 0 : -problem.cost(ja, en, move),
    };
  });
}

/** Whether a part is small enough to be searched without a band. */
function isWhole({ ja, en }: Pick<Problem, 'ja' | 'en'>): boolean {
  return ja * en <= exact;
}

/**
 * The band in which a part is searched: everything where the part is small.
 *
 * @param points where the path is expected, within the part
 * @param isLast whether the points are those of a first path
 */
export function bandOf({ ja, en }: Problem, points: readonly (readonly [number, number])[], isLast: boolean): Band {
  const isSmall = isWhole({ ja, en });
  const centre = centreLine(points, ja, en);
  const drift = isLast && !isSmall ? driftOf(centre, ja) : () => 0;
  return {
    centre,
    width: isSmall ? en : isLast ? (i) => narrow + drift(i) : cellsPerBlock / 4,
    limit: isSmall ? exact : isLast ? 0 : (cellsPerBlock * (ja + en)) / 2,
  };
}

/** @param points rising on the Japanese side */
function pointsWithin(points: readonly (readonly [number, number])[], from: Corner, to: Corner): [number, number][] {
  const found: [number, number][] = [];
  for (let at = firstFrom(points, from.ja); at < points.length; at += 1) {
    const [i, j] = points[at] as readonly [number, number];
    if (i >= to.ja) break;
    if (j >= from.en && j < to.en) found.push([i - from.ja, j - from.en]);
  }
  return found;
}

/** The first of the points, rising on the Japanese side, that is not before a block. */
function firstFrom(points: readonly (readonly [number, number])[], block: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[0] ?? 0) < block) low = middle + 1;
    else high = middle;
  }
  return low;
}
