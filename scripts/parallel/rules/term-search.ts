/** Finds terms in texts: strictly, to see that a text uses one; leniently, to see that its counterpart may. */
import { narrow } from '../facts/narrow.ts';
import type { Prose } from '../prose/prose.ts';
import type { Term } from './rule.ts';

export interface FoundTerm {
  readonly term: Term;
  /** As the glossary spells it. */
  readonly raw: string;
  readonly index: number;
}

/**
 * The terms that a text uses, each once, where it first stands. Of terms that lie in one another (a court, the chief
 * justice of the court) only the longest counts at a place.
 */
export function foundTerms(prose: Prose, terms: readonly Term[]): readonly FoundTerm[] {
  if (terms.length === 0) return [];
  const text = narrow(prose.text);
  const lower = text.toLowerCase();
  const all = terms.flatMap((term) =>
    term[prose.language].flatMap((raw) =>
      positions(raw, { text, lower, language: prose.language }).map((place) => ({ term, raw, ...place })),
    ),
  );
  if (all.length === 0) return [];
  const longestFirst = all.toSorted((a, b) => b.length - a.length || a.index - b.index);
  const kept: typeof all = [];
  for (const one of longestFirst) {
    const covered = kept.some(
      (other) => one.index < other.index + other.length && other.index < one.index + one.length,
    );
    if (!covered) kept.push(one);
  }
  const seen = new Set<Term>();
  return kept.toSorted((a, b) => a.index - b.index).filter(({ term }) => !seen.has(term) && seen.add(term));
}

/** Whether a text uses one of the spellings, inflected, abbreviated, or with other words between its words. */
export function mentions(prose: Prose, spellings: readonly string[]): boolean {
  const own = lenient(prose);
  return spellings.flatMap(withAndWithoutBrackets).some((spelling) => {
    const letters = squashed(spelling);
    if (letters.length >= 2 && own.squashed.includes(letters)) return true;
    return prose.language === 'en' && inOrder(stemsOf(spelling), own.stems);
  });
}

interface Searched {
  readonly text: string;
  readonly lower: string;
  readonly language: 'ja' | 'en';
}

function positions(raw: string, { text, lower, language }: Searched): readonly { index: number; length: number }[] {
  const { first, pattern } = spellingOf(raw, language);
  if (!lower.includes(first)) return [];
  const found: { index: number; length: number }[] = [];
  for (const match of text.matchAll(pattern)) found.push({ index: match.index, length: match[0].length });
  return found;
}

/** A spelling made ready to look for: its first word in small letters, which is looked for first, and the whole. */
interface Spelling {
  readonly first: string;
  readonly pattern: RegExp;
}

const spellings = { ja: new Map<string, Spelling>(), en: new Map<string, Spelling>() };

function spellingOf(raw: string, language: 'ja' | 'en'): Spelling {
  const known = spellings[language].get(raw);
  if (known) return known;
  const spelling = narrow(raw);
  const needle = spelling.toLowerCase();
  const first = language === 'ja' ? needle : (/^[\p{L}\p{N}]+/u.exec(needle)?.[0] ?? needle);
  const made = { first, pattern: patternOf(spelling, language) };
  spellings[language].set(raw, made);
  return made;
}

/** A Japanese term as it is; an English one as whole words, in the plural or possessive too, in any case. */
function patternOf(spelling: string, language: 'ja' | 'en'): RegExp {
  const escaped = spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Short abbreviations are words of another meaning in small letters: US, IT, WHO.
  const flags = /^[A-Z]{2,4}$/.test(spelling) ? 'gu' : 'giu';
  return language === 'ja'
    ? new RegExp(/^[A-Za-z]/.test(spelling) ? `(?<![A-Za-z])${escaped}` : escaped, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${escaped.replace(/[\s-]+/g, '[\\s-]+')}(?:s|es|['’]s)?(?![\\p{L}\\p{N}])`, flags);
}

/** `X（ABC）` is also X, and ABC. */
function withAndWithoutBrackets(spelling: string): readonly string[] {
  const match = /^(.+?)\s*[(（]([^)）]+)[)）]$/.exec(spelling);
  return match ? [spelling, match[1] ?? '', match[2] ?? ''] : [spelling];
}

interface Lenient {
  readonly squashed: string;
  readonly stems: readonly string[];
}

const read = new WeakMap<Prose, Lenient>();

function lenient(prose: Prose): Lenient {
  const known = read.get(prose);
  if (known) return known;
  const fresh = { squashed: squashed(prose.text), stems: prose.language === 'en' ? stemsOf(prose.text) : [] };
  read.set(prose, fresh);
  return fresh;
}

/** Letters and digits alone, without long-vowel marks: サーバー is サーバ, “back door” is “backdoor”. */
function squashed(text: string): string {
  return narrow(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+|ー/gu, '');
}

const smallWords = new Set(['a', 'an', 'the', 'of', 'for', 'to', 'in', 'on', 'and', 'by', 'with', 's']);

function stemsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !smallWords.has(word))
    .map(stem);
}

/** A word without the endings that its inflections differ in; rough, because it only has to bring them together. */
function stem(word: string): string {
  return word.length < 4 ? word : word.replace(/(?:ations?|ators?|ions?|ings?|ies|ied|ers?|ors?|ed|es|s|e|y)$/, '');
}

/** Whether words stand in a text in this order, with at most three others between two of them. */
function inOrder(wanted: readonly string[], stems: readonly string[]): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return false;
  return stems.some((one, index) => {
    if (one !== first) return false;
    let at = index;
    return rest.every((next) => {
      const found = stems.indexOf(next, at + 1);
      const near = found !== -1 && found - at <= 4;
      at = found;
      return near;
    });
  });
}
