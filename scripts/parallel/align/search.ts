/**
 * The cheapest way through a grid of blocks by dynamic programming (Gale & Church 1993), inside a band that is widened
 * until nothing outside it can be cheaper.
 */
import { lookAhead } from './look-ahead.ts';
import type { Problem, Rows } from './problem.ts';
import { enBlocks, jaBlocks, moves } from './term/size-of-group.ts';

export interface Step {
  readonly ja: number;
  readonly en: number;
  /** Index into `moves`. */
  readonly move: number;
}

export interface Path {
  readonly steps: readonly Step[];
  readonly cost: number;
}

export interface Band {
  /** For each number of Japanese blocks, 0 to all, the English ones where the way is expected; never falls. */
  readonly centre: (i: number) => number;
  /** Half the width in blocks, to begin with; may differ from place to place. */
  readonly width: number | ((i: number) => number);
  /** The band is not widened beyond so many cells; below it the result is exact. */
  readonly limit: number;
}

/**
 * Finds the cheapest path. It is exact unless the limit stops the widening: a path that leaves the band does so at a cell
 * from which a move leads out; when no such cell's cost from the start plus its bound to the end is below the best path
 * found, no path outside is cheaper.
 */
export function search(problem: Problem, band: Band): Path {
  const { width } = band;
  const begin = typeof width === 'number' ? () => width : width;
  for (let times = 1; ; times *= 2) {
    const rows = rowsOf(problem, band.centre, (i) => Math.max(3, begin(i)) * times);
    const cells = rows.offset[problem.ja + 1] ?? 0;
    const isFull = cells >= (problem.ja + 1) * (problem.en + 1);
    const isWidest = isFull || cells * 2 > band.limit;
    // Without a bound no narrower band can be proved to suffice.
    if (!isWidest && !problem.bound) continue;
    const found = within(problem, rows);
    if (isWidest || found.outside >= found.cost - 1e-9) return found;
  }
}

function rowsOf({ ja, en }: Problem, centre: Band['centre'], width: (i: number) => number): Rows {
  const low = new Int32Array(ja + 1);
  const high = new Int32Array(ja + 1);
  const offset = new Float64Array(ja + 2);
  for (let i = 0; i <= ja; i += 1) {
    const clamp = (column: number): number => Math.max(0, Math.min(en, Math.round(column)));
    low[i] = i === 0 ? 0 : clamp(centre(i - 1) - width(i));
    high[i] = i === ja ? en : clamp(centre(i + 1) + width(i));
    offset[i + 1] = (offset[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1;
  }
  return { low, high, offset };
}

/** Bands of fewer cells are not worth a look ahead. */
const worthwhile = 300;

function within(problem: Problem, rows: Rows): Path & { outside: number } {
  const { ja, en, cost, bound } = problem;
  const { low, high, offset } = rows;
  const cells = offset[ja + 1] ?? 0;
  const best = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const came = new Uint8Array(cells);
  best[0] = 0;
  // Of cells from which a path may leave the band, the look ahead knows nothing.
  const ahead = bound || cells < worthwhile ? undefined : lookAhead(problem, rows);
  let outside = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= ja; i += 1) {
    const from = (offset[i] as number) - (low[i] as number);
    for (let j = low[i] as number; j <= (high[i] as number); j += 1) {
      const here = best[from + j] as number;
      if (here === Number.POSITIVE_INFINITY) continue;
      if (ahead && here + (ahead.least[from + j] as number) > ahead.enough) continue;
      let leaves = false;
      for (let move = 0; move < moves.length; move += 1) {
        const ti = i + (jaBlocks[move] as number);
        const tj = j + (enBlocks[move] as number);
        if (ti > ja || tj > en) continue;
        if (tj < (low[ti] as number) || tj > (high[ti] as number)) {
          leaves = true;
          continue;
        }
        const total = here + cost(i, j, move);
        const to = (offset[ti] as number) + tj - (low[ti] as number);
        if (total < (best[to] as number)) {
          best[to] = total;
          came[to] = move;
        }
      }
      if (leaves) outside = Math.min(outside, bound ? here + bound(i, j) : Number.NEGATIVE_INFINITY);
    }
  }
  return { steps: stepsTo(ja, en, rows, came), cost: best[cells - 1] as number, outside };
}

/** The steps that lead to the end, by the moves by which each cell was reached. */
function stepsTo(ja: number, en: number, { low, offset }: Rows, came: Uint8Array): Step[] {
  const steps: Step[] = [];
  let i = ja;
  let j = en;
  while (i > 0 || j > 0) {
    const move = came[(offset[i] as number) + j - (low[i] as number)] as number;
    const { ja: di, en: dj } = moves[move] as (typeof moves)[number];
    i -= di;
    j -= dj;
    steps.push({ ja: i, en: j, move });
  }
  return steps.reverse();
}
