/**
 * The frame: headings that surely belong together, found by an alignment of their own. A heading is compared by its depth,
 * its anchors and length, and by how long the text below it is; a heading that one side lacks is left to the blocks.
 */
import { confidences } from './confidence.ts';
import type { CostModel } from './cost.ts';
import type { Problem } from './problem.ts';
import { search } from './search.ts';
import { enBlocks, jaBlocks, moves } from './term/size-of-group.ts';
import type { BothTraits, Traits } from './traits.ts';

/** A span that the path must lead through. */
export interface Fence {
  readonly ja: readonly [number, number];
  readonly en: readonly [number, number];
  readonly confidence: number;
}

/**
 * A heading becomes part of the frame from this confidence on. A wrong frame misleads all blocks about it, a missing one
 * costs a little time: the blocks find the heading themselves.
 */
const certain = 0.9995;
/** Spread of the log ratio of the lengths of two sections; sections lose and gain blocks, so it is wide. */
const bodySpread = 0.25;
/** How much two sections' lengths may speak for or against. */
const bodyMost = 2.5;
/** Headings on a side up to which every pair is looked at; beyond it, a band about the diagonal. */
const all = 150;

interface Section {
  readonly heading: number;
  /** Letters below it, up to the next heading. */
  readonly size: number;
  readonly code: number;
}

/**
 * @param fixed spans that marks give, in order; headings on either side of one do not meet across it
 */
export function headingFences(model: CostModel, traits: BothTraits, fixed: readonly Fence[]): readonly Fence[] {
  const ends = [...fixed, { ja: [traits.ja.length, 0], en: [traits.en.length, 0], confidence: 1 } as const];
  let from = { ja: 0, en: 0 };
  return ends.flatMap((end) => {
    const to = { ja: end.ja[0], en: end.en[0] };
    const found = fencesWithin(model, sections(traits.ja, from.ja, to.ja), sections(traits.en, from.en, to.en));
    from = { ja: end.ja[1], en: end.en[1] };
    return found;
  });
}

function fencesWithin(model: CostModel, ja: readonly Section[], en: readonly Section[]): Fence[] {
  if (ja.length === 0 || en.length === 0) return [];
  const blocks = model.part({ ja: 0, en: 0 }, { ja: Number.MAX_SAFE_INTEGER, en: Number.MAX_SAFE_INTEGER });
  const problem: Problem = {
    ja: ja.length,
    en: en.length,
    cost: (i, j, move) => {
      const size = (jaBlocks[move] as number) + (enBlocks[move] as number);
      if (size === 1) return blocks.cost(0, 0, move);
      const a = ja[i];
      const b = en[j];
      if (size > 2 || !a || !b) return Number.POSITIVE_INFINITY;
      return blocks.cost(a.heading, b.heading, move) - bodyGain(a, b);
    },
  };
  const isSmall = Math.max(ja.length, en.length) <= all;
  const width = isSmall ? en.length : Math.abs(ja.length - en.length) + all / 5;
  const path = search(problem, { centre: (i) => (i * en.length) / ja.length, width, limit: 0 });
  const confidence = confidences(problem, path);
  return path.steps.flatMap(({ ja: i, en: j, move }, index): Fence[] => {
    const [a, b] = [ja[i], en[j]];
    const sureness = confidence[index] ?? 0;
    if (moves[move]?.ja !== 1 || moves[move]?.en !== 1 || !a || !b || sureness < certain) return [];
    return [{ ja: [a.heading, a.heading + 1], en: [b.heading, b.heading + 1], confidence: sureness }];
  });
}

/** How much more likely the lengths of two sections are as translations than by chance. */
function bodyGain(a: Section, b: Section): number {
  const ratio = Math.log((b.size + 40) / (a.size + 40)) / bodySpread;
  const length = 1.2 - (ratio * ratio) / 2;
  const code = a.code === b.code ? (a.code > 0 ? 1 : 0) : -0.7;
  return Math.max(-bodyMost, Math.min(bodyMost, length + code));
}

function sections(blocks: readonly Traits[], from: number, to: number): Section[] {
  const found: { heading: number; size: number; code: number }[] = [];
  for (let index = from; index < to; index += 1) {
    const block = blocks[index];
    if (!block) continue;
    const open = found.at(-1);
    if (block.kind === 'heading') found.push({ heading: index, size: 0, code: 0 });
    else if (open) {
      open.size += block.size;
      if (block.kind === 'code') open.code += 1;
    }
  }
  return found;
}
