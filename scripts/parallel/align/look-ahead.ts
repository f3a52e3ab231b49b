/**
 * Spares most cells of a band without losing the cheapest way (A*; Hart, Nilsson & Raphael 1968): a cheap lower bound of
 * every cost gives, from the end backwards, the least that the way from each cell can cost. The real cost of the way that the
 * bounds make look best is an upper limit: cells that no cheaper way can pass through need not be looked at.
 */
import type { Problem, Rows } from './problem.ts';
import { enBlocks, jaBlocks, largestGroup, moves } from './term/size-of-group.ts';

export interface Ahead {
  /** The least that the way from each cell of the band to the end may cost. */
  readonly least: Float64Array;
  /** The cheapest way costs no more than this. */
  readonly enough: number;
}

/** Costs are sums of some thousand numbers; differences below this are those of rounding. */
const rounding = 1e-6;

/** @returns nothing where the problem has no bounds */
export function lookAhead(problem: Problem, rows: Rows): Ahead | undefined {
  const { ja, en, least: leastOf } = problem;
  if (!leastOf) return undefined;
  const { low, high, offset } = rows;
  const least = new Float64Array(offset[ja + 1] as number).fill(Number.POSITIVE_INFINITY);
  const best = new Uint8Array(least.length);
  const costs = new Float64Array((en + 1) * moves.length);
  least[least.length - 1] = 0;
  for (let i = ja; i >= 0; i -= 1) {
    const first = low[i] as number;
    const last = high[i] as number;
    leastOf(i, [first, last], columnsOf(rows, i), costs);
    for (let j = last; j >= first; j -= 1) {
      const here = (offset[i] as number) + j - first;
      for (let move = 0; move < moves.length; move += 1) {
        const ti = i + (jaBlocks[move] as number);
        const tj = j + (enBlocks[move] as number);
        if (ti > ja || tj > en || tj < (low[ti] as number) || tj > (high[ti] as number)) continue;
        const next = least[(offset[ti] as number) + tj - (low[ti] as number)] as number;
        const total = next + (costs[(j - first) * moves.length + move] as number);
        if (total < (least[here] as number)) {
          least[here] = total;
          best[here] = move;
        }
      }
    }
  }
  return { least, enough: costOf(problem, rows, best) + rounding };
}

/** The columns of the rows of cells from which a group may hold the Japanese block behind row `i`. */
function columnsOf({ low, high }: Rows, i: number): [number, number] {
  let first = low[i] as number;
  let last = high[i] as number;
  for (let row = Math.max(0, i - largestGroup + 1); row < i; row += 1) {
    first = Math.min(first, low[row] as number);
    last = Math.max(last, high[row] as number);
  }
  return [first, last];
}

/** What the way really costs that takes in each cell the move that looks best. */
function costOf({ ja, en, cost }: Problem, { low, offset }: Rows, best: Uint8Array): number {
  let sum = 0;
  let [i, j] = [0, 0];
  while (i < ja || j < en) {
    const move = best[(offset[i] as number) + j - (low[i] as number)] as number;
    sum += cost(i, j, move);
    i += jaBlocks[move] as number;
    j += enBlocks[move] as number;
  }
  return sum;
}
