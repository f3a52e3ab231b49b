/** The longest common subsequence of two lists of keys (Wagner & Fischer 1974), as the pairs of indices that match. */

/**
 * @param a keys of one side
 * @param b keys of the other side
 * @returns pairs of indices, both rising; equal beginnings and ends are matched first, so equal lists cost no table
 */
export function commonSubsequence(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const pairs: [number, number][] = [];
  for (let index = 0; index < start; index += 1) pairs.push([index, index]);
  pairs.push(...middle(a, b, start, aEnd, bEnd));
  for (let index = 0; aEnd + index < a.length; index += 1) pairs.push([aEnd + index, bEnd + index]);
  return pairs;
}

function middle(
  a: readonly string[],
  b: readonly string[],
  start: number,
  aEnd: number,
  bEnd: number,
): [number, number][] {
  const width = bEnd - start + 1;
  const lengths = new Uint32Array((aEnd - start + 1) * width);
  const at = (i: number, j: number): number => lengths[(i - start) * width + (j - start)] ?? 0;
  for (let i = aEnd - 1; i >= start; i -= 1) {
    for (let j = bEnd - 1; j >= start; j -= 1) {
      lengths[(i - start) * width + (j - start)] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = start;
  let j = start;
  while (i < aEnd && j < bEnd) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
