/** A fact that a text states in figures or words, and how facts of two languages are compared. */

/** A stretch of a text. */
export interface Stretch {
  /** Where it begins in the text. */
  readonly index: number;
  readonly length: number;
}

/** A number, a part of a whole or a percentage. */
export interface NumberFact extends Stretch {
  /** As it is written. */
  readonly raw: string;
  /** The values that it may stand for, the first as it reads: “90年代” is 90 and may be 1990. */
  readonly keys: readonly string[];
  /**
   * How much it proves: a `claim` must have a counterpart; a `word` (four, 四つ) need not, because languages differ in what
   * they count, but it may be one, and is shown when a claim has none; a `hint` (both, 両, an) may only be one.
   */
  readonly weight: 'claim' | 'word' | 'hint';
  readonly percent: boolean;
}

/** The key of a value: equal for values that are equal to 12 significant digits. */
export function key(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e12 ? String(value) : String(Number(value.toPrecision(12)));
}

/** The keys of several values. */
export function keys(...values: readonly number[]): readonly string[] {
  return values.map(key);
}
