/** The anchors of groups of neighbouring blocks. Flat lists of numbers, because the search asks for them millions of times. */
import { largestGroup } from './term/size-of-group.ts';
import type { AnchorSide } from './term/anchors.ts';

/** Those of the group at index `block * largestGroup + count - 1` stand from `from` to before `to`, rising. */
export interface GroupAnchors {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** What each group loses when none of its anchors is shared. */
  readonly missed: Float64Array;
}

/** Makes groups of one block and more of a side: each anchor once, with the smaller weight where blocks share it. */
export function groupAnchors(side: AnchorSide): GroupAnchors {
  const blocks = side.missed.length;
  const all = new Int32Array(blocks * largestGroup);
  // A block is in a group of each size that begins with it and in those before it.
  const room = (side.from[blocks] as number) * ((largestGroup * (largestGroup + 1)) / 2);
  const groups: GroupAnchors = {
    from: all,
    to: all.slice(),
    ids: new Int32Array(room),
    weights: new Float32Array(room),
    missed: new Float64Array(blocks * largestGroup),
  };
  let end = 0;
  for (let block = 0; block < blocks; block += 1) {
    for (let count = 1; count <= largestGroup && block + count <= blocks; count += 1) {
      const group = block * largestGroup + count - 1;
      groups.from[group] = end;
      end = count === 1 ? copied(groups, side, block, end) : joined(groups, group - 1, side, block + count - 1, end);
      groups.to[group] = end;
      const before = count === 1 ? 0 : (groups.missed[group - 1] as number);
      groups.missed[group] = before + (side.missed[block + count - 1] as number);
    }
  }
  return groups;
}

function copied(groups: GroupAnchors, { from, ids, weights }: AnchorSide, block: number, end: number): number {
  const [first, last] = [from[block] as number, from[block + 1] as number];
  for (let at = first; at < last; at += 1) {
    groups.ids[end + at - first] = ids[at] as number;
    groups.weights[end + at - first] = weights[at] as number;
  }
  return end + last - first;
}

/** Joins a group and the block after it. */
function joined(
  { from, to, ids, weights }: GroupAnchors,
  group: number,
  side: AnchorSide,
  next: number,
  end: number,
): number {
  let i = from[group] as number;
  let j = side.from[next] as number;
  const iEnd = to[group] as number;
  const jEnd = side.from[next + 1] as number;
  let at = end;
  while (i < iEnd || j < jEnd) {
    const a = i < iEnd ? (ids[i] as number) : Number.POSITIVE_INFINITY;
    const b = j < jEnd ? (side.ids[j] as number) : Number.POSITIVE_INFINITY;
    const weight = a <= b ? (weights[i] as number) : (side.weights[j] as number);
    ids[at] = a <= b ? a : b;
    weights[at] = a === b ? Math.min(weight, side.weights[j] as number) : weight;
    at += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return at;
}

/** The sum of both sides' weights of the anchors that a group of one side and a group of the other share. */
export function sharedWeight(a: GroupAnchors, aGroup: number, b: GroupAnchors, bGroup: number): number {
  const [aIds, bIds] = [a.ids, b.ids];
  const aEnd = a.to[aGroup] as number;
  const bEnd = b.to[bGroup] as number;
  let i = a.from[aGroup] as number;
  let j = b.from[bGroup] as number;
  let sum = 0;
  while (i < aEnd && j < bEnd) {
    const x = aIds[i] as number;
    const y = bIds[j] as number;
    if (x === y) sum += (a.weights[i] as number) + (b.weights[j] as number);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return sum;
}
