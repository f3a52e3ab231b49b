/** percentages: a percentage that the other side does not have. */
import type { NumberFact } from '../facts/fact.ts';
import type { Facts } from '../facts/facts.ts';
import type { Prose } from '../prose/prose.ts';
import { difference } from './difference.ts';
import type { Rule } from './rule.ts';

/** A sign of percent anywhere, as in the head of a table column, vouches for bare numbers. */
const sign = /[%％]|percent|per cent|パーセント|ポイント|割/i;

export const percentages: Rule<'percentages'> = {
  name: 'percentages',
  compares: 'pair',
  check: ({ parts, ja, en }) =>
    parts.flatMap((part) => {
      const { facts } = part;
      if (![...facts.ja.numbers, ...facts.en.numbers].some(({ percent }) => percent)) return [];
      const lost = { ja: unmatched(facts.ja, facts.en, en), en: unmatched(facts.en, facts.ja, ja) };
      return difference(
        part,
        [...lost.ja, ...withoutSign(lost.en, facts.ja)],
        [...lost.en, ...withoutSign(lost.ja, facts.en)],
      );
    }),
};

/** The bare numbers that a percentage has become on the other side. */
function withoutSign(lost: readonly NumberFact[], other: Facts): readonly NumberFact[] {
  return other.numbers.filter(
    (fact) => fact.weight === 'claim' && !fact.percent && lost.some(({ keys }) => keys[0] === fact.keys[0]),
  );
}

function unmatched(own: Facts, other: Facts, otherRow: Prose): readonly NumberFact[] {
  return own.numbers.filter(
    (fact) =>
      fact.percent &&
      fact.weight === 'claim' &&
      !fact.keys.some((value) => other.percentages.has(value) || (other.values.has(value) && sign.test(otherRow.text))),
  );
}
