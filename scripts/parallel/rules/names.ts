/** names: a name in Latin letters, or a name from the settings, that the other side does not have. */
import { narrow } from '../facts/narrow.ts';
import { objectCharacter, type Prose } from '../prose/prose.ts';
import { difference, type Item } from './difference.ts';
import type { Rule, Term, Texts } from './rule.ts';
import { foundTerms } from './term-search.ts';

/** A word of Latin letters: a capital somewhere, or long enough to be no unit and no numbering. */
const latinWord = /[A-Za-zÀ-ž][A-Za-zÀ-ž0-9]*(?:[-'’.&/][A-Za-zÀ-ž0-9]+)*/g;

/** Latin letters that Japanese uses where English has a word of its own. */
const japaneseOnly = new Set(
  'SNS,CM,OL,NG,OK,PC,TV,HP,GW,PR,AM,PM,OB,OG,QA,TODO,FIXME,TBD,No,Vol,vs,km,cm,mm,kg,mg,ml,kW,MB,GB,KB,TB,Hz'.split(
    ',',
  ),
);

export const names: Rule<'names'> = {
  name: 'names',
  compares: 'pair',
  check: (row, context) => [
    ...row.parts.flatMap((part) => difference(part, latinOnly(part.ja, row.en), [])),
    ...givenNames(row, context.names),
  ],
};

/** The Latin words of a Japanese text that its English counterpart has in no spelling. */
function latinOnly(ja: Prose, en: Prose): readonly Item[] {
  const text = narrow(ja.text);
  if (!/[A-Za-z]{2}/.test(text)) return [];
  const haystack = squashed(en.source);
  const initials = initialsOf(en.text);
  return [...text.matchAll(latinWord)]
    .map((match) => ({ raw: match[0], index: match.index }))
    .filter(({ raw, index }) => isName(raw) && text[index - 1] !== objectCharacter)
    .filter(
      ({ raw }) => !haystack.includes(stem(squashed(raw), raw)) && !initials.includes(squashed(raw).replace(/s$/, '')),
    );
}

function isName(word: string): boolean {
  const letters = word.replace(/[^A-Za-zÀ-ž]/g, '');
  return letters.length >= 2 && (/[A-Z]/.test(word) || letters.length >= 4) && !japaneseOnly.has(word);
}

/** Letters and digits alone, so that “Wi-Fi” is “WiFi” and “e-mail” is “email”. */
function squashed(text: string): string {
  return narrow(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** A word in small letters is no name, and may be inflected: true, truthy. */
function stem(letters: string, word: string): string {
  return /[A-Z]/.test(word) ? letters : letters.slice(0, Math.max(3, letters.length - 2));
}

/** The first letters of the words, with and without small words: “Organisation for Economic Co-operation” has oec. */
function initialsOf(text: string): string {
  const words = text.split(/[^A-Za-z]+/).filter((word) => word !== '');
  const letters = (list: readonly string[]) => list.map((word) => word[0]?.toLowerCase()).join('');
  return `${letters(words)} ${letters(words.filter((word) => !/^(?:of|the|and|for|on|in|to|a|an)$/i.test(word)))}`;
}

/** The persons and bodies of the settings, which both sides must name when one does. */
function givenNames(part: Texts, known: readonly Term[]) {
  const lacking = (own: Prose, other: Prose): readonly Item[] =>
    foundTerms(own, known)
      .filter(({ term }) => !someOf(term[other.language], other))
      .map(({ raw, index }) => ({ raw, index }));
  return difference(part, lacking(part.ja, part.en), lacking(part.en, part.ja));
}

/** Whether a text has a part of a name that is enough to know it by: a word of it, or its first two characters. */
function someOf(spellings: readonly string[], prose: Prose): boolean {
  const text = narrow(prose.text).toLowerCase();
  return spellings.some((spelling) =>
    prose.language === 'ja'
      ? text.includes(spelling.slice(0, 2).toLowerCase())
      : spelling.split(/\s+/).some((word) => word.length > 2 && text.includes(word.toLowerCase())),
  );
}
