/** How much each Japanese block shares with the English blocks about its place: a row of numbers for each block. */
import type { AnchorSide } from './term/anchors.ts';
import { largestGroup } from './term/size-of-group.ts';

/** The English blocks that have each anchor, rising: those of anchor `id` from `from[id]` to before `from[id + 1]`. */
interface Holders {
  readonly from: Int32Array;
  readonly blocks: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Reckons the shared weight of single blocks anchor by anchor, which is quicker than pair by pair where most pairs share
 * little.
 */
export class SharedRows {
  readonly #ja: AnchorSide;
  readonly #holders: Holders;
  /** The rows of as many blocks as a group has. */
  readonly #rows: readonly Float64Array[];
  readonly #kept = new Int32Array(largestGroup).fill(-1);

  constructor(ja: AnchorSide, en: AnchorSide) {
    this.#ja = ja;
    this.#holders = holdersOf(en);
    this.#rows = Array.from({ length: largestGroup }, () => new Float64Array(en.missed.length));
  }

  /** To be called before rows are asked for with other ranges. */
  forget(): void {
    this.#kept.fill(-1);
  }

  /** What a Japanese block shares with the English ones from `from` to before `to`, at their index. */
  row(block: number, from: number, to: number): Float64Array {
    const slot = block % largestGroup;
    const row = this.#rows[slot] as Float64Array;
    if (this.#kept[slot] === block) return row;
    this.#kept[slot] = block;
    row.fill(0, from, to);
    const ja = this.#ja;
    const holders = this.#holders;
    const end = ja.from[block + 1] as number;
    for (let anchor = ja.from[block] as number; anchor < end; anchor += 1) {
      const id = ja.ids[anchor] as number;
      const weight = ja.weights[anchor] as number;
      const last = holders.from[id + 1] as number;
      for (let at = firstAt(holders.blocks, holders.from[id] as number, last, from); at < last; at += 1) {
        const holder = holders.blocks[at] as number;
        if (holder >= to) break;
        row[holder] = (row[holder] as number) + weight + (holders.weights[at] as number);
      }
    }
    return row;
  }
}

function holdersOf({ from, ids, weights, missed }: AnchorSide): Holders {
  const starts = new Int32Array(ids.reduce((most, id) => Math.max(most, id), -1) + 2);
  for (const id of ids) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let id = 1; id < starts.length; id += 1) starts[id] = (starts[id] as number) + (starts[id - 1] as number);
  const holders = { from: starts, blocks: new Int32Array(ids.length), weights: new Float64Array(ids.length) };
  const next = starts.slice();
  for (let block = 0; block < missed.length; block += 1) {
    for (let anchor = from[block] as number; anchor < (from[block + 1] as number); anchor += 1) {
      const at = next[ids[anchor] as number] as number;
      holders.blocks[at] = block;
      holders.weights[at] = weights[anchor] as number;
      next[ids[anchor] as number] = at + 1;
    }
  }
  return holders;
}

/** The first index in a rising stretch whose value is not below a limit. */
function firstAt(values: Int32Array, from: number, to: number, limit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
