/** Curly quotation marks, dashes and ellipses in English text that was typed with the keys of a keyboard. */
import type { Root } from 'hast';
import type { Nodes } from 'nlcst';
import { ParseLatin } from 'parse-latin';
import retextSmartypants from 'retext-smartypants';
import { type Edit, editLines } from './lines.ts';

const parser = new ParseLatin();
/** `--` becomes an en dash and `---` an em dash, as in TeX and Pandoc; three dots an ellipsis. */
const educate = retextSmartypants({ dashes: 'oldschool', backticks: false, ellipses: 'unspaced' });

/** What makes a line worth parsing. */
const typed = /["']|--|\.\.\./;

/** Elisions at the beginning of a word, which begin with an apostrophe: ’tis, ’em, rock ’n’ roll, the ’90s. */
const elision = /^['‘](?=(?:tis|twas|em|til|cause|round|n['’]|\d\ds?)(?![\p{L}\p{N}]))/iu;

/** 5' 10": straight marks stand for primes there, and stay. */
const feetAndInches = /(?<=\p{N})'(?=\s?\p{N}+(?:\.\p{N}+)?")|(?<=\p{N}'\s?\p{N}+(?:\.\p{N}+)?)"/uy;

/**
 * Sets the English lines of a document with typographic quotation marks, apostrophes, dashes and ellipses. Japanese text,
 * code and addresses stay as they are; so do lines that have none of the typed marks. Doing it twice changes nothing.
 *
 * @param root a finished document; not changed
 */
export function curlyQuotes(root: Root): Root {
  return editLines(root, ({ text, language }) => (language === 'en' && typed.test(text) ? quoteEdits(text) : []));
}

/** The same for a text without markup, such as a title. */
export function curlyText(text: string): string {
  if (!typed.test(text)) return text;
  let result = '';
  let done = 0;
  for (const edit of quoteEdits(text)) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** An en dash with a hyphen after it. The library prints a note for its makers when it meets one. */
const dashAndHyphen = /–(?=-)/g;

function quoteEdits(text: string): Edit[] {
  // Another sign of the same length stands for the dash, so that every offset stays what it was.
  const source = text.replace(dashAndHyphen, '—');
  const tree = parser.parse(source);
  educate(tree);
  const edits: Edit[] = [];
  collect(tree, source, edits);
  return edits;
}

function collect(node: Nodes, source: string, edits: Edit[]): void {
  if ('children' in node) {
    for (const child of node.children) collect(child, source, edits);
    return;
  }
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return;
  const typedText = source.slice(start, end);
  // The library takes a run of any length for one ellipsis; no dot may be lost.
  if (typedText === node.value || /^\.{4,}$/.test(typedText)) return;
  feetAndInches.lastIndex = start;
  if (feetAndInches.test(source) || (typedText === '"' && isInches(source, start))) return;
  const text = elision.test(source.slice(start, end + 8)) ? '’' : node.value;
  edits.push({ start, end, text });
}

/** Whether the mark stands after a number and closes no quotation: 6" wide. */
function isInches(source: string, at: number): boolean {
  return /\p{N}/u.test(source[at - 1] ?? '') && ((source.slice(0, at).match(/"/g) ?? []).length & 1) === 0;
}
