/** The alignment of two sides without their marks: frame of headings, path through each part, confidence. */
import { centreLine } from './centre.ts';
import { confidences } from './confidence.ts';
import { type CostModel, costModel } from './cost.ts';
import { type Fence, headingFences } from './headings.ts';
import { learn } from './learn.ts';
import { search } from './search.ts';
import { moves } from './term/size-of-group.ts';
import type { BothTraits } from './traits.ts';

/** Blocks that belong together, as half-open ranges of indices. */
export interface Span {
  readonly ja: readonly [number, number];
  readonly en: readonly [number, number];
  /** 0 to 1. */
  readonly confidence: number;
}

/** Cells of a part that are searched without a band. */
const exact = 40_000;
/** Cells for each block of a longer part, at most. */
const cellsPerBlock = 120;
/** Half the width of the second pass, around the first. */
const narrow = 20;
/** Rows that may teach. */
const sure = 0.8;
/** With fewer rows there is nothing to learn. */
const leastRows = 20;

/**
 * Aligns in two passes: the second knows what the words of the chapter mean, as far as the first has shown it.
 *
 * @param traits the blocks of both sides
 * @param fixed spans that marks give, in order; the path leads through them
 */
export function alignTraits(traits: BothTraits, fixed: readonly Span[]): readonly Span[] {
  const first = pass(costModel(traits), traits, fixed, undefined);
  const rows = first.flatMap(({ ja, en, confidence }): [number, number][] =>
    confidence >= sure && ja[1] - ja[0] === 1 && en[1] - en[0] === 1 ? [[ja[0], en[0]]] : [],
  );
  if (rows.length < leastRows) return first;
  return pass(costModel(traits, learn(traits, rows)), traits, fixed, first);
}

function pass(
  model: CostModel,
  traits: BothTraits,
  fixed: readonly Span[],
  before: readonly Span[] | undefined,
): readonly Span[] {
  const fences = [...fixed.map((span): Fence => span), ...headingFences(model, traits, fixed)].toSorted(
    (a, b) => a.ja[0] - b.ja[0] || a.en[0] - b.en[0],
  );
  const spans: Span[] = [];
  let from = { ja: 0, en: 0 };
  const end = { ja: traits.ja.length, en: traits.en.length };
  for (const fence of fences) {
    spans.push(...alignPart(model, from, { ja: fence.ja[0], en: fence.en[0] }, before), fence);
    from = { ja: fence.ja[1], en: fence.en[1] };
  }
  spans.push(...alignPart(model, from, end, before));
  return spans;
}

function alignPart(
  model: CostModel,
  from: { ja: number; en: number },
  to: { ja: number; en: number },
  before: readonly Span[] | undefined,
): Span[] {
  const problem = model.part(from, to);
  if (problem.ja + problem.en === 0) return [];
  const points = before ? before.map(({ ja, en }): [number, number] => [ja[0], en[0]]) : model.unique;
  const inside = points.flatMap(([i, j]): [number, number][] =>
    i >= from.ja && i < to.ja && j >= from.en && j < to.en ? [[i - from.ja, j - from.en]] : [],
  );
  const isSmall = problem.ja * problem.en <= exact;
  const blocks = problem.ja + problem.en;
  const limit = isSmall ? exact : before ? 0 : (cellsPerBlock * blocks) / 2;
  const width = isSmall ? problem.en : before ? narrow : Math.max(narrow, Math.floor(cellsPerBlock / 4));
  const path = search(problem, { centre: centreLine(inside, problem.ja, problem.en), width, limit });
  const confidence = confidences(problem, path);
  return path.steps.map(({ ja, en, move }, index): Span => {
    const { ja: di, en: dj } = moves[move] as (typeof moves)[number];
    return {
      ja: [from.ja + ja, from.ja + ja + di],
      en: [from.en + en, from.en + en + dj],
      confidence: confidence[index] ?? 0,
    };
  });
}
