/** Dates, whole or in part, and when two of them may be the same day. */
import { key, type Stretch } from './fact.ts';

export interface DateFact extends Stretch {
  readonly raw: string;
  /** Gregorian. */
  readonly year?: number;
  /** The year as a reader may see it written otherwise: 3 for 令和3年. */
  readonly eraYear?: number;
  readonly month?: number;
  readonly day?: number;
  /** Whether it must have a counterpart; “May” alone need not, it may be the verb. */
  readonly claim: boolean;
}

/**
 * Whether what one date says can be what the other says: everything that both say is equal, and the other says the finest
 * thing that the first says. A year may be left out on either side, because the sentence before may have given it.
 */
export function sameDate(date: DateFact, counterpart: DateFact): boolean {
  const fits = (a: number | undefined, b: number | undefined): boolean => a === undefined || b === undefined || a === b;
  const finest = date.day !== undefined ? 'day' : date.month !== undefined ? 'month' : 'year';
  return (
    counterpart[finest] !== undefined &&
    sameYear(date, counterpart) &&
    fits(date.month, counterpart.month) &&
    fits(date.day, counterpart.day)
  );
}

/** Years of two digits fit every century. */
function sameYear({ year: a }: DateFact, { year: b }: DateFact): boolean {
  if (a === undefined || b === undefined) return true;
  return a < 100 || b < 100 ? a % 100 === b % 100 : a === b;
}

/** The numbers that a date holds, for texts that write it in another way. */
export function numbersOf({ year, eraYear, month, day }: DateFact): readonly string[] {
  return [year, eraYear, month, day].flatMap((value) => (value === undefined ? [] : [key(value)]));
}
