/** The lines of a wrapped paragraph → one text. */
import type { Language } from '../../message/message.ts';
import { endsOnPurpose, type Line, type Measure } from './lines.ts';

/** Kana, kanji, CJK punctuation and full-width forms: what Japanese writes without spaces. */
const japanese =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303F\u30A0-\u30FF\uFF01-\uFF9F\uFFE0-\uFFE6]/u;
const addressAtEnd = /(?:https?|ftp):\/\/[!-;=?-~]*$/;
/** What the rest of an address begins with: address characters, with one that words of a text do not have in their middle. */
const addressRest = /^(?=[!-;=?-~]*[^\s][/=&?%_#~]|[!-;=?-~]*\.[a-z]{2,5}(?:[\s)>]|$)|[/?&=#%_-])[!-;=?-~]+/;
const suspended = /^(?:and|or|to|nor)\b/;

/** The columns of a right-aligned line, such as the date and the name under a letter. */
const farRight = 16;

/**
 * Joins the lines of a paragraph. A line end is nothing beside Japanese in a Japanese text and between two Japanese
 * characters elsewhere, inside a broken address and after the hyphen of an English word; otherwise a space. A line that
 * was ended on purpose keeps its line end as `\n`.
 *
 * @param lines the lines of one paragraph, none blank
 * @param language the language of the text
 * @param broken how the text was wrapped, or `always` where every line end is kept (signatures)
 */
export function joined(lines: readonly Line[], language: Language, broken: Measure | 'always'): string {
  let text = '';
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    text += (previous ? between(previous, line, text, language, broken) : '') + line.text;
  });
  return text;
}

function between(previous: Line, line: Line, text: string, language: Language, broken: Measure | 'always'): string {
  if (broken === 'always') return '\n';
  if (continuesAddress(previous, line, broken)) return '';
  if (line.indent >= farRight || previous.indent >= farRight || endsOnPurpose(previous, broken)) return '\n';
  const before = Array.from(text.slice(-2)).at(-1) ?? '';
  const after = Array.from(line.text.slice(0, 2))[0] ?? '';
  const sides = [japanese.test(before), japanese.test(after)];
  if (language === 'ja' ? sides.some(Boolean) : sides.every(Boolean)) return '';
  const isHyphenated = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line.text) && !suspended.test(line.text);
  return isHyphenated ? '' : ' ';
}

/** Whether an address was broken at the end of a line: `<https://…` without its `>`, or at the margin and going on. */
function continuesAddress(previous: Line, line: Line, broken: Measure): boolean {
  const open = addressAtEnd.exec(previous.text);
  if (!open) return false;
  if (previous.text[open.index - 1] === '<' || previous.text.slice(0, open.index).endsWith('<URL:')) {
    return /^[!-;=?-~]+>/.test(line.text);
  }
  const atMargin = broken.wrap !== undefined && previous.width + previous.indent >= broken.wrap * 0.85;
  return (atMargin || /[/?&=%_-]$/.test(open[0])) && addressRest.test(line.text);
}
