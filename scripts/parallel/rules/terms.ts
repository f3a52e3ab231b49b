/** terms: a term of the glossary whose counterpart the other side does not use. */
import { type Prose, placeInText, placeOfStart } from '../prose/prose.ts';
import { type Finding, other, type Rule, type RuleContext } from './rule.ts';
import { foundTerms, mentions } from './term-search.ts';

export const terms: Rule<'terms'> = {
  name: 'terms',
  compares: 'pair',
  check: ({ ja, en }, context) => [...lacking(ja, en, context), ...lacking(en, ja, context)],
};

function lacking(own: Prose, counterpart: Prose, context: RuleContext): readonly Finding<'terms'>[] {
  return (
    foundTerms(own, context.terms)
      .filter(
        ({ term, index }) => !mentions(counterpart, term[counterpart.language]) && !isImplied(own, index, counterpart),
      )
      // A title or name may stand in the original: 「End-to-end encryption」.
      .filter(({ term }) => !mentions(counterpart, term[own.language]))
      .map(({ term, raw, index }) => {
        const places = { [own.language]: placeInText(own, index), [other(own.language)]: placeOfStart(counterpart) };
        const expected = term[counterpart.language][0] ?? '';
        return { ...places, values: { language: own.language, found: raw, expected } };
      })
  );
}

/** Japanese leaves out the subject that the heading or the sentence before has given; English can't. */
function isImplied(own: Prose, index: number, counterpart: Prose): boolean {
  if (own.language === 'ja') return false;
  const isSubject = /(?:^|[.!?]\s+)(?:(?:the|an?|this|that|these|those)\s+)?$/i.test(own.text.slice(0, index));
  return isSubject && !/[はが](?![あいうえおかきくけこさしすせそたちつてとなにぬねの])/.test(counterpart.text);
}
