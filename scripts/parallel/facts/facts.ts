/** The dates and numbers of a text, each read once, whatever rules ask for them. */
import type { Prose } from '../prose/prose.ts';
import { type DateFact, numbersOf } from './date.ts';
import { englishDates } from './english-dates.ts';
import { englishNumbers } from './english-numbers.ts';
import type { NumberFact } from './fact.ts';
import { japaneseDates } from './japanese-dates.ts';
import { japaneseNumbers } from './japanese-numbers.ts';
import { blank, narrow } from './narrow.ts';

export interface Facts {
  readonly dates: readonly DateFact[];
  readonly numbers: readonly NumberFact[];
  /** Everything that a number of the other side may be the counterpart of: numbers and parts of dates. */
  readonly values: ReadonlySet<string>;
  readonly percentages: ReadonlySet<string>;
}

const known = new WeakMap<Prose, Facts>();

/** The facts of a text. */
export function factsOf(prose: Prose): Facts {
  const before = known.get(prose);
  if (before) return before;
  const facts = read(prose);
  known.set(prose, facts);
  return facts;
}

const none: Facts = { dates: [], numbers: [], values: new Set(), percentages: new Set() };

function read({ text, language }: Prose): Facts {
  if (text === '') return none;
  const plain = narrow(text);
  const dates = language === 'ja' ? japaneseDates(plain) : englishDates(plain);
  // Days alone are numbers too: “12日から15日”.
  const rest = blank(
    plain,
    dates.filter(({ claim }) => claim),
  );
  const numbers = language === 'ja' ? japaneseNumbers(rest) : englishNumbers(rest);
  return {
    dates,
    numbers,
    values: new Set([
      ...numbers.filter(({ percent }) => !percent).flatMap(({ keys }) => keys),
      ...dates.flatMap(numbersOf),
    ]),
    percentages: new Set(numbers.filter(({ percent }) => percent).flatMap(({ keys }) => keys)),
  };
}
