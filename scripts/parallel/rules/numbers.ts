/** numbers: a number in figures that the other side does not have. */

import type { NumberFact } from '../facts/fact.ts';
import type { Facts } from '../facts/facts.ts';
import type { Prose } from '../prose/prose.ts';
import { difference } from './difference.ts';
import type { Rule } from './rule.ts';

/** Words with which a text gives a year without its number. */
const relativeYear = {
  ja: /[同翌昨前今来本当]年|一昨年|当時|その年|去年|[同翌昨前今来本当]年度/,
  en: /\b(?:that|same|last|next|previous|following|this|preceding) year\b|\byear (?:before|after|earlier|later|ago)\b/i,
};

export const numbers: Rule<'numbers'> = {
  name: 'numbers',
  compares: 'pair',
  check: ({ parts }) =>
    parts.flatMap((part) => {
      const { ja, en } = part.facts;
      const missing = { ja: unmatched(ja, en, part.en), en: unmatched(en, ja, part.ja) };
      // A number word proves nothing by itself, but beside a figure without counterpart it is what the reader looks for.
      const words = (own: Facts, other: Facts) =>
        own.numbers.filter((fact) => fact.weight === 'word' && !matches(fact, other));
      return difference(
        part,
        missing.ja.length === 0 && missing.en.length > 0 ? words(ja, en) : missing.ja,
        missing.en.length === 0 && missing.ja.length > 0 ? words(en, ja) : missing.en,
      );
    }),
};

function unmatched(own: Facts, other: Facts, { language, text }: Prose): readonly NumberFact[] {
  return own.numbers.filter(
    (fact) =>
      fact.weight === 'claim' &&
      !fact.percent &&
      !matches(fact, other) &&
      !(/^(?:1\d|20)\d\d$/.test(fact.keys[0] ?? '') && relativeYear[language].test(text)),
  );
}

function matches(fact: NumberFact, other: Facts): boolean {
  // A number that is a percentage on the other side is a matter of the rule `percentages`.
  return fact.keys.some((value) => other.mayState(value));
}
