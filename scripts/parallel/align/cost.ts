/**
 * The cost of a row: the sum of the terms. Each term is a log-likelihood ratio (how much more likely the two sides are as
 * translations of each other than by chance), so that a row with one side alone costs nothing but its rarity.
 */
import type { BlockName } from '../../message/message.ts';
import type { Problem } from './search.ts';
import { type AnchorSide, type GroupAnchors, joined, sharedWeight, weighAnchors } from './term/anchors.ts';
import { depthChance, kindChance, mayMerge } from './term/kind.ts';
import { type Expected, expected, type LengthHabit, lengthGain } from './term/length.ts';
import { lengthSpread, logSize, ownLikelihood, usualLengths } from './term/length.ts';
import { shapeGain } from './term/shape.ts';
import { moveCost, moves } from './term/size-of-group.ts';
import type { BothTraits, Traits } from './traits.ts';

export interface CostModel {
  /** The search problem of a part of the chapter: blocks `from` to before `to` of both sides. */
  part(from: { ja: number; en: number }, to: { ja: number; en: number }): Problem;
  /** Pairs of blocks that share something that stands once on each side. */
  readonly unique: readonly (readonly [number, number])[];
}

/** The largest group on one side. */
const most = 3;
const moveCosts = moves.map(moveCost);
/**
 * Log ratio of lengths beyond which no merge is looked at: about five standard deviations for two sentences. It only saves
 * time, because the term of length alone makes such a merge dearer than two one-sided rows.
 */
const farthestMerge = 0.7;
/** What a merge or split of anything but paragraphs costs more. */
const otherMerge = 1;

/**
 * Makes the cost function of a chapter.
 *
 * @param traits the blocks of both sides
 * @param learned further anchors of each block, learned from a first alignment
 * @param habit how long this translation is, learned from the same
 */
export function costModel(
  traits: BothTraits,
  learned?: { readonly ja: readonly (readonly string[])[]; readonly en: readonly (readonly string[])[] },
  habit: LengthHabit = usualLengths,
): CostModel {
  const keys = (side: readonly Traits[], more: readonly (readonly string[])[] | undefined) =>
    side.map(({ anchors }, index) => (more?.[index] ? [...anchors, ...more[index]] : anchors));
  const anchors = weighAnchors(keys(traits.ja, learned?.ja), keys(traits.en, learned?.en));
  const spread = lengthSpread(traits.en.map(({ size }) => size));
  const ja = groupsOf(traits.ja, anchors.ja, habit.factor);
  const en = groupsOf(traits.en, anchors.en, 1);
  const own = ownSums(traits.en, (size) => ownLikelihood(logSize(size), spread));
  const sizes = Array.from(ja.sizes, (size) => expected(size, habit.spread));
  const kinds = kindTable(traits.en);
  const chances = chanceTable();
  const jaKind = Uint8Array.from(traits.ja, kindCode);
  const enKind = Uint8Array.from(traits.en, kindCode);
  const alone = { ja: traits.ja.map((block) => block.alone), en: traits.en.map((block) => block.alone) };
  const merges = {
    ja: traits.ja.map((block) => mayMerge(block.kind) && !block.alone),
    en: traits.en.map((block) => mayMerge(block.kind) && !block.alone),
  };

  const kindGain = (i: number, nJa: number, j: number, nEn: number): number => {
    if (nJa === 1 && nEn === 1) return kinds[(jaKind[i] ?? 0) * codes + (enKind[j] ?? 0)] ?? 0;
    let gain = 0;
    for (let b = j; b < j + nEn; b += 1) {
      if (!merges.en[b]) return Number.NEGATIVE_INFINITY;
      let best = Number.NEGATIVE_INFINITY;
      for (let a = i; a < i + nJa; a += 1)
        best = Math.max(best, kinds[(jaKind[a] ?? 0) * codes + (enKind[b] ?? 0)] ?? 0);
      gain += best;
      if (traits.en[b]?.kind !== 'paragraph') gain -= otherMerge;
    }
    for (let a = i; a < i + nJa; a += 1) {
      if (!merges.ja[a]) return Number.NEGATIVE_INFINITY;
      let best = Number.NEGATIVE_INFINITY;
      for (let b = j; b < j + nEn; b += 1) {
        best = Math.max(best, chances[(jaKind[a] ?? 0) * codes + (enKind[b] ?? 0)] ?? 0);
      }
      if (best < -1) gain += best;
      if (traits.ja[a]?.kind !== 'paragraph') gain -= otherMerge;
    }
    return gain;
  };

  /** The cost of a row, absolute indices. */
  const costAt = (i: number, j: number, move: number): number => {
    const { ja: nJa, en: nEn } = moves[move] as (typeof moves)[number];
    const rarity = moveCosts[move] as number;
    if (nJa === 0 || nEn === 0) return rarity;
    // Groups of several are refused by their kinds.
    if (alone.ja[i] || alone.en[j]) return Number.POSITIVE_INFINITY;
    const a = i * most + nJa - 1;
    const b = j * most + nEn - 1;
    const jaSize = sizes[a] as Expected;
    const enLog = en.logs[b] as number;
    const merged = nJa + nEn > 2;
    if (merged && Math.abs(jaSize.log - enLog) > farthestMerge) return Number.POSITIVE_INFINITY;
    const kind = kindGain(i, nJa, j, nEn);
    if (kind === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const length = lengthGain(jaSize, enLog, own[b] as number, en.cuts[b] as number);
    const shape = merged ? 0 : shapeGain(ja.parts[i] as number, en.parts[j] as number);
    const jaGroup = ja.group(i, nJa);
    const enGroup = en.group(j, nEn);
    const shared = sharedWeight(jaGroup.ids, jaGroup.weights, enGroup.ids, enGroup.weights);
    return rarity - kind - length - shape - shared + jaGroup.missed + enGroup.missed;
  };

  return {
    unique: anchors.unique,
    part: (from, to) => ({
      ja: to.ja - from.ja,
      en: to.en - from.en,
      cost: (i, j, move) => costAt(from.ja + i, from.en + j, move),
    }),
  };
}

/** Sizes and anchors of groups of one to three blocks, at index `block * 3 + count - 1`. */
interface Groups {
  readonly sizes: Float64Array;
  readonly logs: Float64Array;
  /** Sum of the blocks' log sizes less as many times the group's: how the group's length is cut. */
  readonly cuts: Float64Array;
  readonly parts: Float64Array;
  readonly group: (from: number, count: number) => GroupAnchors;
}

/** @param factor by what the length of prose is multiplied; code has the same length on both sides */
function groupsOf(blocks: readonly Traits[], anchors: AnchorSide, factor: number): Groups {
  const sizes = new Float64Array(blocks.length * most);
  const logs = new Float64Array(blocks.length * most);
  const cuts = new Float64Array(blocks.length * most);
  const made: (GroupAnchors | undefined)[] = new Array(blocks.length * most).fill(undefined);
  for (let from = 0; from < blocks.length; from += 1) {
    let sum = 0;
    let each = 0;
    for (let count = 1; count <= most && from + count <= blocks.length; count += 1) {
      const block = blocks[from + count - 1];
      const size = (block?.size ?? 0) * (block?.kind === 'code' ? 1 : factor);
      sum += size;
      each += logSize(size);
      const log = logSize(sum);
      sizes[from * most + count - 1] = sum;
      logs[from * most + count - 1] = log;
      cuts[from * most + count - 1] = count === 1 ? 0 : each - count * log;
    }
    made[from * most] = {
      // Plain arrays like those of larger groups: the innermost loop is faster when it sees one kind only.
      ids: Array.from(anchors.ids[from] as Int32Array),
      weights: Array.from(anchors.weights[from] as Float32Array),
      missed: anchors.missed[from] as number,
    };
  }
  const group = (from: number, count: number): GroupAnchors => {
    const at = from * most + count - 1;
    made[at] ??= joined(group(from, count - 1), anchors, from + count - 1);
    return made[at];
  };
  return { sizes, logs, cuts, parts: Float64Array.from(blocks, ({ parts }) => parts), group };
}

function ownSums(blocks: readonly Traits[], likelihood: (size: number) => number): Float64Array {
  const own = new Float64Array(blocks.length * most);
  const single = blocks.map(({ size }) => likelihood(size));
  for (let from = 0; from < blocks.length; from += 1) {
    let sum = 0;
    for (let count = 1; count <= most && from + count <= blocks.length; count += 1) {
      sum += single[from + count - 1] ?? 0;
      own[from * most + count - 1] = sum;
    }
  }
  return own;
}

/** Kinds, headings told apart by depth, as small numbers. */
const names: readonly BlockName[] = [
  ...(['paragraph', 'list', 'orderedList', 'blockquote', 'code', 'table', 'thematicBreak', 'html'] as const),
  ...(['footnoteDefinition', 'image', 'end'] as const),
];
const codes = names.length + 6;

function kindCode({ kind, depth }: Traits): number {
  return kind === 'heading' ? names.length + Math.min(6, Math.max(1, depth)) - 1 : names.indexOf(kind);
}

/** ln(chance that this kind translates that kind). */
function chanceTable(): Float64Array {
  const table = new Float64Array(codes * codes);
  for (let a = 0; a < codes; a += 1) {
    for (let b = 0; b < codes; b += 1) {
      const isHeading = a >= names.length && b >= names.length;
      const chance = isHeading
        ? 0.97 * depthChance(a - names.length, b - names.length)
        : kindChance(names[a] ?? 'heading', names[b] ?? 'heading');
      table[a * codes + b] = Math.log(chance);
    }
  }
  return table;
}

/** The same, less ln(chance of the kind among the English blocks). */
function kindTable(en: readonly Traits[]): Float64Array {
  const count = new Float64Array(codes).fill(0.5);
  for (const block of en) count[kindCode(block)] = (count[kindCode(block)] ?? 0) + 1;
  return chanceTable().map((chance, at) => chance - Math.log((count[at % codes] ?? 1) / (en.length + codes / 2)));
}
