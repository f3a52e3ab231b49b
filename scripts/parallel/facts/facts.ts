/** The dates and numbers of a text. */
import type { Prose } from '../prose/prose.ts';
import { type DateFact, numbersOf } from './date.ts';
import { englishDates } from './english-dates.ts';
import { englishHints, englishNumbers } from './english-numbers.ts';
import type { NumberFact } from './fact.ts';
import { japaneseDates } from './japanese-dates.ts';
import { japaneseHints, japaneseNumbers } from './japanese-numbers.ts';
import { blank, narrow } from './narrow.ts';

export class Facts {
  readonly dates: readonly DateFact[];
  readonly numbers: readonly NumberFact[];
  readonly #plain: string;
  readonly #language: 'ja' | 'en';
  #hints: readonly NumberFact[] | undefined;
  #values: ReadonlySet<string> | undefined;
  #percentages: ReadonlySet<string> | undefined;

  constructor({ text, language }: Prose) {
    this.#plain = narrow(text);
    this.#language = language;
    this.dates = language === 'ja' ? japaneseDates(this.#plain) : englishDates(this.#plain);
    // Days alone are numbers too: “12日から15日”.
    const claimed = this.dates.filter(({ claim }) => claim);
    const rest = claimed.length === 0 ? this.#plain : blank(this.#plain, claimed);
    this.numbers = language === 'ja' ? japaneseNumbers(rest) : englishNumbers(rest);
  }

  /** Everything that a number of the other side may be the counterpart of: numbers, hints and parts of dates. */
  get values(): ReadonlySet<string> {
    this.#values ??= new Set([...this.#keys(false), ...this.dates.flatMap(numbersOf)]);
    return this.#values;
  }

  /** The numbers alone, without hints and parts of dates. */
  get written(): ReadonlySet<string> {
    return new Set(this.numbers.flatMap(({ keys }) => keys));
  }

  /** Everything that a percentage of the other side may be the counterpart of. */
  get percentages(): ReadonlySet<string> {
    this.#percentages ??= new Set(this.#keys(true));
    return this.#percentages;
  }

  /** Whether a number of the other side may have its counterpart in this text, as a number or as a percentage. */
  mayState(value: string): boolean {
    // Most numbers stand on both sides in figures; words are looked for where one does not.
    return (
      this.numbers.some(({ keys }) => keys.includes(value)) || this.values.has(value) || this.percentages.has(value)
    );
  }

  #keys(percent: boolean): readonly string[] {
    this.#hints ??= this.#language === 'ja' ? japaneseHints(this.#plain) : englishHints(this.#plain);
    return [...this.numbers, ...this.#hints].filter((fact) => fact.percent === percent).flatMap(({ keys }) => keys);
  }
}
