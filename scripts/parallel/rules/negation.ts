/** negation: one side denies what the other affirms. */
import { type Prose, placeInText, placeOfStart } from '../prose/prose.ts';
import { affirmations, denials, must, possibleDenials } from './negation-words.ts';
import type { Finding, Rule } from './rule.ts';

const any = (parts: readonly string[], flags: string) => new RegExp(parts.join('|'), flags);
const denial = { ja: any(denials.ja, 'gu'), en: any(denials.en, 'giu') };
const affirmation = { ja: any(affirmations.ja, 'gu'), en: any(affirmations.en, 'giu') };
const possibleDenial = { ja: any(possibleDenials.ja, 'iu'), en: any(possibleDenials.en, 'iu') };
const mustInJapanese = new RegExp(must, 'gu');

/** Texts of one or two sentences: in longer ones the other sentences deny something anyway, or say it in another place. */
const longest = { ja: 160, en: 400 };

export const negation: Rule<'negation'> = {
  name: 'negation',
  compares: 'pair',
  check: ({ parts }) => parts.flatMap(({ ja, en }) => [...vanished(ja, en, ja, en), ...vanished(en, ja, ja, en)]),
};

function vanished(own: Prose, counterpart: Prose, ja: Prose, en: Prose): readonly Finding<'negation'>[] {
  const { language } = own;
  if (own.text.length > longest[language] || counterpart.text.trim().length < 8) return [];
  // Struck out, not removed, so that every index stays what it was.
  const rest = own.text.replace(affirmation[language], (phrase) => '＿'.repeat(phrase.length));
  const match = rest.matchAll(denial[language]).next().value;
  if (!match) return [];
  // In the counterpart only “must” is struck out: a phrase that affirms may still stand for a denial.
  if (possibleDenial[counterpart.language].test(counterpart.text.replace(mustInJapanese, ''))) return [];
  return [
    {
      ja: language === 'ja' ? placeInText(ja, match.index) : placeOfStart(ja),
      en: language === 'en' ? placeInText(en, match.index) : placeOfStart(en),
      values: { language, found: match[0] },
    },
  ];
}
