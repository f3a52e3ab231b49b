/** Division of English words at the ends of lines, by the patterns of TeX. */
import type { Root } from 'hast';
import british from 'hyphen/en-gb/index.js';
import american from 'hyphen/en-us/index.js';
import { type Edit, editLines, type Line } from './lines.ts';
import type { Spelling } from './spelling.ts';

/** U+00AD, SOFT HYPHEN: a place where a word may be divided. */
export const softHyphen = '\u00AD';

/**
 * The fewest letters before and after a division. Two before it are allowed (New Hart's Rules 3.2), but in a ragged column
 * they save nothing and look torn.
 */
const before = 3;
const after = 3;
/** Shorter words stay whole. */
const shortest = 7;

/** What stands between spaces, no-break spaces, dashes and slashes. */
const token = /[^\s\u00A0–—/]+/gu;

/** A word in small letters with the marks around it; compounds, names, abbreviations and words with digits do not match. */
const word = /^[([“‘"']*(?<letters>\p{Ll}+)(?:['’]\p{Ll}{1,2})?[)\]”’"'.,;:!?…]*$/u;

const known: Readonly<Record<Spelling, Map<string, readonly number[]>>> = { GB: new Map(), US: new Map() };

/**
 * Puts soft hyphens into the running English text of a document. Headings, titles, mastheads and contents stay whole, so
 * do code, addresses, words with capitals or digits, hyphenated compounds, and the last word of a paragraph.
 *
 * @param root a finished document; not changed
 * @param spelling which patterns divide the words
 */
export function hyphenate(root: Root, spelling: Spelling): Root {
  return editLines(root, (line) => hyphenEdits(line, spelling));
}

function hyphenEdits({ text, language, place, isLast }: Line, spelling: Spelling): readonly Edit[] {
  if (language !== 'en' || (place !== 'text' && place !== 'cell')) return [];
  const end = isLast ? startOfLastWord(text) : text.length;
  const edits: Edit[] = [];
  for (const { 0: found, index } of text.matchAll(token)) {
    if (index >= end) break;
    if (found.length < shortest) continue;
    const letters = word.exec(found)?.groups?.letters;
    if (letters === undefined || letters.length < shortest) continue;
    const start = index + found.indexOf(letters);
    for (const division of divisionsOf(letters, spelling)) {
      edits.push({ start: start + division, end: start + division, text: softHyphen });
    }
  }
  return edits;
}

/** Offsets at which a word in small letters may be divided. */
export function divisionsOf(letters: string, spelling: Spelling): readonly number[] {
  const cache = known[spelling];
  const cached = cache.get(letters);
  if (cached) return cached;
  const { hyphenateSync } = spelling === 'GB' ? british : american;
  const divisions: number[] = [];
  let at = 0;
  for (const part of hyphenateSync(letters, { hyphenChar: softHyphen, minWordLength: shortest }).split(softHyphen)) {
    at += part.length;
    if (at >= before && at <= letters.length - after) divisions.push(at);
  }
  cache.set(letters, divisions);
  return divisions;
}

function startOfLastWord(text: string): number {
  return text.trimEnd().search(/[^\s\u00A0–—/]+$/u);
}
