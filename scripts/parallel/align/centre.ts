/** Where the path is to be expected: along the longest chain of anchors that stand once on each side. */

/**
 * @param points pairs of block indices that share something unique
 * @param ja blocks of the Japanese side
 * @param en blocks of the English side
 * @returns for each number of Japanese blocks the expected number of English ones; never falls
 */
export function centreLine(
  points: readonly (readonly [number, number])[],
  ja: number,
  en: number,
): (i: number) => number {
  const chain = [[0, 0] as const, ...longestChain(points), [ja, en] as const];
  const line = new Float64Array(ja + 1);
  for (let index = 1; index < chain.length; index += 1) {
    const [fromI, fromJ] = chain[index - 1] as readonly [number, number];
    const [toI, toJ] = chain[index] as readonly [number, number];
    for (let i = fromI; i <= toI; i += 1) {
      line[i] = toI === fromI ? toJ : fromJ + ((toJ - fromJ) * (i - fromI)) / (toI - fromI);
    }
  }
  return (i) => line[Math.max(0, Math.min(ja, i))] ?? 0;
}

/** Blocks that are looked at together for the drift. */
const stretch = 32;
/** A longer run keeps its place. */
const mostDrift = 160;

/**
 * How far one side runs ahead of the other near a place, in blocks: a run of one-sided blocks may have to move by its own
 * length, so that a band about the line must be that much wider there.
 *
 * @param centre a centre line
 * @param ja blocks of the Japanese side
 */
export function driftOf(centre: (i: number) => number, ja: number): (i: number) => number {
  const count = Math.floor(ja / stretch) + 1;
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i <= ja; i += 1) {
    const at = Math.floor(i / stretch);
    const lead = centre(i) - i;
    least[at] = Math.min(least[at] as number, lead);
    most[at] = Math.max(most[at] as number, lead);
  }
  const drifts = Float64Array.from({ length: count }, (_, at) => {
    const near = [Math.max(0, at - 2), Math.min(count, at + 3)] as const;
    return Math.min(mostDrift, Math.max(...most.subarray(...near)) - Math.min(...least.subarray(...near)));
  });
  return (i) => drifts[Math.floor(i / stretch)] ?? 0;
}

/** The longest chain of points that rises on both sides (Fredman 1975); a point that several anchors share counts for each. */
export function longestChain(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  // At the same i the larger j first, so that a chain takes one of them only.
  const sorted = points.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const ends: number[] = [];
  const before = new Int32Array(sorted.length).fill(-1);
  sorted.forEach(([, j], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] as number]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1] as number;
    ends[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] as number) {
    chain.push(sorted[at] as readonly [number, number]);
  }
  return chain.reverse();
}
