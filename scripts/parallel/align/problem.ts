/** The grid that alignment searches: its costs, and the part of it that is looked at. */

export interface Problem {
  /** Blocks of each side. */
  readonly ja: number;
  readonly en: number;
  /**
   * The cost of a move from (i, j): of the row that holds the next blocks after i Japanese and j English ones. Infinite
   * where the row is impossible; moves that leave one side out must be finite.
   */
  readonly cost: (i: number, j: number, move: number) => number;
  /**
   * A lower bound of the cost from (i, j) to the end, for the proof that the band is wide enough. Without it, the band is
   * widened to everything, or to the limit.
   */
  readonly bound?: (i: number, j: number) => number;
  /**
   * Writes lower bounds of the costs of all moves from (i, j) for `j` from the first to the last of a range, at
   * `(j - first) * moves.length + move`. It is asked row by row from the last to the first; `columns` is the range of all
   * the places that are asked for in this row and the two before it.
   */
  readonly least?: (
    i: number,
    j: readonly [number, number],
    columns: readonly [number, number],
    into: Float64Array,
  ) => void;
}

/** The cells of the band: row i holds the columns from `low[i]`, stored from `offset[i]` on. */
export interface Rows {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly offset: Float64Array;
}
