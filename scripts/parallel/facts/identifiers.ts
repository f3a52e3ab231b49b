/** Codes that hold digits and are no numbers: COVID-19, SHA-256, ST-12862-2019-INIT, G17/073/06, X.509, section B.3.1. */
import { key, type NumberFact } from './fact.ts';
import { blank } from './narrow.ts';

/**
 * Letters with digits glued to them, or a word with a capital, a hyphen and digits; and whatever is glued to it. In
 * “mid-1990s” the digits are a year. Then hexadecimal numbers and keys, 0x1F and 5e1286fc-da97.
 */
const identifier =
  /(?<![A-Za-z\d])(?:[A-Za-z]+|[A-Za-z]*[A-Z][A-Za-z]*-)\d\w*(?:[-/.:]\w+)*|(?<![A-Za-z\d.])[A-Z]\.\d+(?:\.\d+)*|\b0x[\da-fA-F]+\b|(?<![A-Za-z\d])\d+[a-z]+\d\w*(?:-\w+)*/g;

/** What each of these has, and most texts have nowhere. */
const anyIdentifier = /[A-Za-z][-.]?\d|\d[A-Za-z]/;

/**
 * The numbers that stand in codes, which may have a counterpart outside of a code (Q3, 第3四半期), and the text with its
 * codes left blank.
 */
export function identifiers(text: string): { readonly facts: readonly NumberFact[]; readonly rest: string } {
  if (!anyIdentifier.test(text)) return { facts: [], rest: text };
  const found = [...text.matchAll(identifier)].map((match) => ({
    index: match.index,
    length: match[0].length,
    raw: match[0],
  }));
  const facts = found.map((code): NumberFact => {
    const numbers = code.raw.match(/\d+(?:\.\d+)*/g) ?? [];
    return {
      ...code,
      keys: numbers.map((number) => (/\..*\./.test(number) ? number : key(Number(number)))),
      weight: 'hint',
      percent: false,
    };
  });
  return { facts, rest: blank(text, found) };
}
