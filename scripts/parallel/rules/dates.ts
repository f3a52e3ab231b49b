/** dates: a date that the other side does not have, in whatever calendar it is written. */
import { type DateFact, sameDate } from '../facts/date.ts';
import type { Facts } from '../facts/facts.ts';
import { difference } from './difference.ts';
import type { Rule } from './rule.ts';

/** Words with which a text gives a day or month without its number. */
const relative = {
  ja: /[同翌昨前今来本当先][日月年]|この日|その日|その月|元日|大晦日|年末|年始|年明け|年頭/,
  en: /\b(?:that|same|last|next|previous|following|this|preceding) (?:day|month|year)\b|\b(?:today|yesterday|tomorrow)\b/i,
};

export const dates: Rule<'dates'> = {
  name: 'dates',
  compares: 'pair',
  check: ({ parts }) =>
    parts.flatMap((part) => {
      const { ja, en } = part.facts;
      if (ja.dates.length + en.dates.length === 0) return [];
      return difference(
        part,
        unmatched(ja, en, relative.en.test(part.en.text)),
        unmatched(en, ja, relative.ja.test(part.ja.text)),
      );
    }),
};

function unmatched(own: Facts, other: Facts, saidOtherwise: boolean): readonly DateFact[] {
  const open = own.dates.filter(
    (date) => date.claim && !other.dates.some((counterpart) => sameDate(date, counterpart)) && !inFigures(date, other),
  );
  // “The same day” stands for a date only where the other side gives none that contradicts.
  return saidOtherwise && !other.dates.some(({ claim }) => claim) ? [] : open;
}

/** Whether the other side has the same numbers without writing them as a date, as behind “fiscal”. */
function inFigures({ year, eraYear, month, day }: DateFact, other: Facts): boolean {
  const { written } = other;
  const has = (value: number | undefined): boolean => value === undefined || written.has(String(value));
  return (has(year) || (eraYear !== undefined && has(eraYear))) && has(month) && has(day);
}
