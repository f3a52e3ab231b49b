/**
 * Lower bounds of the costs of rows, many at once and without a logarithm: the length is looked up, and what groups share
 * is what their blocks share two by two, which is no less.
 */
import type { Problem } from './problem.ts';
import { SharedRows } from './shared-rows.ts';
import type { AnchorSide } from './term/anchors.ts';
import { mostLengthGain } from './term/length.ts';
import { shapeGain } from './term/shape.ts';
import { enBlocks, jaBlocks, largestGroup, moves } from './term/size-of-group.ts';

/** The parts of the cost by group, at index `block * largestGroup + count - 1`, or by block. */
export interface CostParts {
  readonly ja: SideParts & {
    /** 1 ÷ (2 × variance) of the log ratio of lengths, and ln of the density's height. */
    readonly narrow: Float64Array;
    readonly logHeight: Float64Array;
  };
  readonly en: SideParts;
  readonly moveCosts: Float64Array;
  /** The gain of the kinds of two groups; −∞ where they make no row. */
  readonly kind: (ja: number, en: number) => number;
  readonly farthestMerge: number;
}

interface SideParts {
  readonly anchors: AnchorSide;
  /** What a group costs whatever is opposite. */
  readonly own: Float64Array;
  /** ln of the sizes. */
  readonly logs: Float64Array;
  /** Items, rows or lines of blocks. */
  readonly parts: Float64Array;
}

/** Makes the bounds of a chapter; `i` and the ranges are those of its blocks. */
export function costBounds(given: CostParts): NonNullable<Problem['least']> {
  const { ja, en } = given;
  const rows = new SharedRows(ja.anchors, en.anchors);
  const shared = new Float64Array(en.parts.length);
  let before = 0;
  return (i, [first, last], columns, into) => {
    // Rows are asked for from the last to the first; a row that is not earlier begins another range.
    if (i >= before) rows.forget();
    before = i;
    const end = Math.min(last + largestGroup, shared.length);
    shared.fill(0, first, end);
    for (let nJa = 0; nJa <= largestGroup && i + nJa <= ja.parts.length; nJa += 1) {
      if (nJa > 0) {
        const row = rows.row(i + nJa - 1, columns[0], columns[1] + largestGroup);
        for (let j = first; j < end; j += 1) shared[j] = (shared[j] as number) + (row[j] as number);
      }
      for (let move = 0; move < moves.length; move += 1) {
        if (jaBlocks[move] === nJa) boundsOf(given, i, move, shared, first, last, into);
      }
    }
  };
}

/** The bounds of one move for a range of English blocks. */
function boundsOf(
  { ja, en, moveCosts, kind, farthestMerge }: CostParts,
  i: number,
  move: number,
  shared: Float64Array,
  first: number,
  last: number,
  into: Float64Array,
): void {
  const nJa = jaBlocks[move] as number;
  const nEn = enBlocks[move] as number;
  const rarity = moveCosts[move] as number;
  if (nJa === 0 || nEn === 0) {
    for (let j = first; j <= last; j += 1) into[(j - first) * moves.length + move] = rarity;
    return;
  }
  const a = i * largestGroup + nJa - 1;
  const log = ja.logs[a] as number;
  const narrow = ja.narrow[a] as number;
  const logHeight = ja.logHeight[a] as number;
  const own = rarity + (ja.own[a] as number);
  const isMerge = nJa + nEn > 2;
  const end = Math.min(last, en.parts.length - nEn);
  for (let j = first; j <= end; j += 1) {
    const at = (j - first) * moves.length + move;
    const b = j * largestGroup + nEn - 1;
    const ratio = (en.logs[b] as number) - log;
    const isFar = isMerge && Math.abs(ratio) > farthestMerge;
    let gain = isFar ? Number.NEGATIVE_INFINITY : kind(a, b);
    if (gain !== Number.NEGATIVE_INFINITY) {
      gain += mostLengthGain(logHeight - ratio * ratio * narrow);
      if (!isMerge) gain += shapeGain(ja.parts[i] as number, en.parts[j] as number);
      for (let block = j; block < j + nEn; block += 1) gain += shared[block] as number;
    }
    into[at] = own - gain + (en.own[b] as number);
  }
}
