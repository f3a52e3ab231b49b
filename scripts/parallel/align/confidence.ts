/**
 * How sure each row of a path is: its posterior probability among all paths near it, by the forward–backward algorithm
 * (Rabiner 1989) with the costs as negative log-probabilities. It falls when another way of grouping the same blocks costs
 * nearly as little, and when the evidence is thin.
 */
import type { Problem } from './problem.ts';
import type { Path } from './search.ts';
import { enBlocks, jaBlocks, moves } from './term/size-of-group.ts';

/** How far from the path other ways are looked at, in blocks. */
const reach = 3;
/**
 * The terms are not independent of each other, so that the costs exaggerate: this divides them. Chosen on the development
 * texts so that of the rows with confidence c about the part c is right.
 */
const temperature = 1.5;

/**
 * @param path a path through the problem
 * @returns for each step a number from 0 to 1
 */
export function confidences(problem: Problem, path: Path): readonly number[] {
  const { ja, en } = problem;
  const low = new Int32Array(ja + 1).fill(en);
  const high = new Int32Array(ja + 1);
  const touch = (i: number, j: number): void => {
    for (let row = Math.max(0, i - reach); row <= Math.min(ja, i + reach); row += 1) {
      low[row] = Math.min(low[row] as number, Math.max(0, j - reach));
      high[row] = Math.max(high[row] as number, Math.min(en, j + reach));
    }
  };
  for (const step of path.steps) touch(step.ja, step.en);
  touch(ja, en);
  const offset = new Float64Array(ja + 2);
  for (let i = 0; i <= ja; i += 1) offset[i + 1] = (offset[i] as number) + (high[i] as number) - (low[i] as number) + 1;
  const cells = offset[ja + 1] as number;
  const index = (i: number, j: number): number =>
    j < (low[i] as number) || j > (high[i] as number) ? -1 : (offset[i] as number) + j - (low[i] as number);
  const weights = new Float32Array(cells * moves.length).fill(Number.NEGATIVE_INFINITY);
  const forward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  forward[0] = 0;
  for (let i = 0; i <= ja; i += 1) {
    for (let j = low[i] as number; j <= (high[i] as number); j += 1) {
      const here = index(i, j);
      for (let move = 0; move < moves.length; move += 1) {
        const next = i + (jaBlocks[move] as number);
        const to = next <= ja ? index(next, j + (enBlocks[move] as number)) : -1;
        if (to === -1) continue;
        const weight = -problem.cost(i, j, move) / temperature;
        weights[here * moves.length + move] = weight;
        forward[to] = logSum(forward[to] as number, (forward[here] as number) + weight);
      }
    }
  }
  const backward = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  backward[cells - 1] = 0;
  for (let i = ja; i >= 0; i -= 1) {
    for (let j = high[i] as number; j >= (low[i] as number); j -= 1) {
      const here = index(i, j);
      for (let move = 0; move < moves.length; move += 1) {
        const next = i + (jaBlocks[move] as number);
        const to = next <= ja ? index(next, j + (enBlocks[move] as number)) : -1;
        if (to === -1) continue;
        const through = (weights[here * moves.length + move] as number) + (backward[to] as number);
        backward[here] = logSum(backward[here] as number, through);
      }
    }
  }
  const whole = backward[0] as number;
  return path.steps.map(({ ja: i, en: j, move }) => {
    const { ja: di, en: dj } = moves[move] as (typeof moves)[number];
    const here = index(i, j);
    const log =
      (forward[here] as number) +
      (weights[here * moves.length + move] as number) +
      (backward[index(i + di, j + dj)] as number);
    return Math.max(0, Math.min(1, Math.exp(log - whole)));
  });
}

function logSum(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
