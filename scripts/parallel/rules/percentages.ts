/** percentages: a percentage that the other side does not have. */
import type { NumberFact } from '../facts/fact.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import type { Prose } from '../prose/prose.ts';
import { difference } from './difference.ts';
import type { Rule } from './rule.ts';

/** A sign of percent anywhere, as in the head of a table column, vouches for bare numbers. */
const sign = /[%％]|percent|per cent|パーセント|ポイント|割/i;

export const percentages: Rule<'percentages'> = {
  name: 'percentages',
  severity: 'warning',
  compares: 'pair',
  check: ({ parts, ja, en }) =>
    parts.flatMap((part) =>
      difference(
        part,
        unmatched(factsOf(part.ja), factsOf(part.en), en),
        unmatched(factsOf(part.en), factsOf(part.ja), ja),
      ),
    ),
};

function unmatched(own: Facts, other: Facts, otherRow: Prose): readonly NumberFact[] {
  return own.numbers.filter(
    (fact) =>
      fact.percent &&
      fact.weight === 'claim' &&
      !fact.keys.some((value) => other.percentages.has(value) || (other.values.has(value) && sign.test(otherRow.text))),
  );
}
