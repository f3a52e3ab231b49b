/**
 * The cost of a row: the sum of the terms. Each term is a log-likelihood ratio (how much more likely the two sides are as
 * translations of each other than by chance), so that a row with one side alone costs nothing but its rarity.
 */
import { costBounds } from './bounds.ts';
import { groupAnchors, sharedWeight } from './group-anchors.ts';
import { kindGains } from './kind-gains.ts';
import type { Problem } from './problem.ts';
import { weighAnchors } from './term/anchors.ts';
import {
  expected,
  type LengthHabit,
  lengthGain,
  lengthSpread,
  logSize,
  ownLikelihood,
  usualLengths,
} from './term/length.ts';
import { shapeGain } from './term/shape.ts';
import { enBlocks, jaBlocks, largestGroup, moveCost, moves } from './term/size-of-group.ts';
import type { BothTraits, Traits } from './traits.ts';

export interface CostModel {
  /** The search problem of a part of the chapter: blocks `from` to before `to` of both sides. */
  part(from: { ja: number; en: number }, to: { ja: number; en: number }): Problem;
  /** Pairs of blocks that share something that stands once on each side. */
  readonly unique: readonly (readonly [number, number])[];
}

const moveCosts = Float64Array.from(moves, moveCost);
/**
 * Log ratio of lengths beyond which no merge is looked at: about five standard deviations for two sentences. It only saves
 * time, because the term of length alone makes such a merge dearer than two one-sided rows.
 */
const farthestMerge = 0.7;

/** What nothing that is learned from a first alignment changes. */
export type LastingTerms = ReturnType<typeof lastingTerms>;

/** Makes the terms that are the same in every pass over a chapter. */
export function lastingTerms(traits: BothTraits) {
  const spread = lengthSpread(traits.en.map(({ size }) => size));
  return {
    kind: kindGains(traits),
    en: sizesOf(traits.en, 1),
    own: ownSums(traits.en, (size) => ownLikelihood(logSize(size), spread)),
    parts: {
      ja: Float64Array.from(traits.ja, ({ parts }) => parts),
      en: Float64Array.from(traits.en, ({ parts }) => parts),
    },
  };
}

/**
 * Makes the cost function of a chapter.
 *
 * @param traits the blocks of both sides
 * @param learned further anchors of each block, learned from a first alignment
 * @param habit how long this translation is, learned from the same
 * @param lasting what an earlier pass over the same traits has made already
 */
export function costModel(
  traits: BothTraits,
  learned?: { readonly ja: readonly (readonly string[])[]; readonly en: readonly (readonly string[])[] },
  habit: LengthHabit = usualLengths,
  { kind, en, own, parts }: LastingTerms = lastingTerms(traits),
): CostModel {
  const keys = (side: readonly Traits[], more: readonly (readonly string[])[] | undefined) =>
    side.map(({ anchors }, index) => (more?.[index] ? [...anchors, ...more[index]] : anchors));
  const anchors = weighAnchors(keys(traits.ja, learned?.ja), keys(traits.en, learned?.en));
  const jaAnchors = groupAnchors(anchors.ja);
  const enAnchors = groupAnchors(anchors.en);
  const ja = sizesOf(traits.ja, habit.factor);
  const narrow = new Float64Array(ja.sizes.length);
  const height = new Float64Array(ja.sizes.length);
  ja.sizes.forEach((size, group) => {
    const expects = expected(size, habit.spread);
    narrow[group] = expects.narrow;
    height[group] = expects.height;
  });

  /** The cost of a row, absolute indices. */
  const costAt = (i: number, j: number, move: number): number => {
    const nJa = jaBlocks[move] as number;
    const nEn = enBlocks[move] as number;
    const rarity = moveCosts[move] as number;
    if (nJa === 0 || nEn === 0) return rarity;
    const a = i * largestGroup + nJa - 1;
    const b = j * largestGroup + nEn - 1;
    const ratio = (en.logs[b] as number) - (ja.logs[a] as number);
    const isMerge = nJa + nEn > 2;
    if (isMerge && Math.abs(ratio) > farthestMerge) return Number.POSITIVE_INFINITY;
    const kinds = kind(a, b);
    if (kinds === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const likely = lengthGain(ratio, narrow[a] as number, height[a] as number);
    const length = likely - (own[b] as number) + (en.cuts[b] as number);
    const shape = isMerge ? 0 : shapeGain(parts.ja[i] as number, parts.en[j] as number);
    const shared = sharedWeight(jaAnchors, a, enAnchors, b);
    const missed = jaAnchors.missed[a] as number;
    return rarity - kinds - length - shape - shared + missed + (enAnchors.missed[b] as number);
  };

  const bounds = costBounds({
    ja: {
      anchors: anchors.ja,
      own: jaAnchors.missed,
      logs: ja.logs,
      parts: parts.ja,
      narrow,
      logHeight: height.map((one) => Math.log(one)),
    },
    en: {
      anchors: anchors.en,
      own: own.map((one, group) => one - (en.cuts[group] as number) + (enAnchors.missed[group] as number)),
      logs: en.logs,
      parts: parts.en,
    },
    moveCosts,
    kind,
    farthestMerge,
  });

  return {
    unique: anchors.unique,
    part: (from, to) => ({
      ja: to.ja - from.ja,
      en: to.en - from.en,
      cost: (i, j, move) => costAt(from.ja + i, from.en + j, move),
      least: (i, j, columns, into) =>
        bounds(from.ja + i, [from.en + j[0], from.en + j[1]], [from.en + columns[0], from.en + columns[1]], into),
    }),
  };
}

/** Sizes of groups, at index `block * largestGroup + count - 1`. */
interface Sizes {
  readonly sizes: Float64Array;
  readonly logs: Float64Array;
  /** Sum of the blocks' log sizes less as many times the group's: how the group's length is cut. */
  readonly cuts: Float64Array;
}

/** @param factor by what the length of prose is multiplied; code has the same length on both sides */
function sizesOf(blocks: readonly Traits[], factor: number): Sizes {
  const sizes = new Float64Array(blocks.length * largestGroup);
  const logs = new Float64Array(blocks.length * largestGroup);
  const cuts = new Float64Array(blocks.length * largestGroup);
  for (let from = 0; from < blocks.length; from += 1) {
    let sum = 0;
    let each = 0;
    for (let count = 1; count <= largestGroup && from + count <= blocks.length; count += 1) {
      const block = blocks[from + count - 1];
      const size = (block?.size ?? 0) * (block?.kind === 'code' ? 1 : factor);
      sum += size;
      each += logSize(size);
      const log = logSize(sum);
      sizes[from * largestGroup + count - 1] = sum;
      logs[from * largestGroup + count - 1] = log;
      cuts[from * largestGroup + count - 1] = count === 1 ? 0 : each - count * log;
    }
  }
  return { sizes, logs, cuts };
}

function ownSums(blocks: readonly Traits[], likelihood: (size: number) => number): Float64Array {
  const own = new Float64Array(blocks.length * largestGroup);
  const single = blocks.map(({ size }) => likelihood(size));
  for (let from = 0; from < blocks.length; from += 1) {
    let sum = 0;
    for (let count = 1; count <= largestGroup && from + count <= blocks.length; count += 1) {
      sum += single[from + count - 1] ?? 0;
      own[from * largestGroup + count - 1] = sum;
    }
  }
  return own;
}
