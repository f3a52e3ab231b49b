/** Lines and columns of offsets in a file. */

/** The offset at which each line begins. */
export type LineStarts = readonly number[];

/** The beginnings of the lines of a text with `\n` line ends. */
export function lineStarts(source: string): LineStarts {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column of an offset, both 1-based, the column in UTF-16 code units. */
export function placeOfOffset(starts: LineStarts, offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
