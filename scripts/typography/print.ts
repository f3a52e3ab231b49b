/** The typography of printed pages, in the order in which its rules build on one another. */
import type { Root } from 'hast';
import { breakWrittenAddresses } from './addresses.ts';
import { breakCode } from './code-breaks.ts';
import { emphasisDots } from './emphasis-dots.ts';
import { tieEnglish } from './english-spaces.ts';
import { hyphenate } from './hyphenate.ts';
import { tieNotes } from './keep-together.ts';
import { fillLastLines, tieLastWords } from './last-line.ts';
import { curlyQuotes } from './quotes.ts';
import { type Spelling, spellingOf } from './spelling.ts';
import { type VerticalForms, verticalForms } from './vertical-forms.ts';

export interface PrintTypography {
  /** Whether English words may be divided at the ends of lines. */
  readonly hyphenate: boolean;
  /** British or American division; as the text is spelt where absent. */
  readonly spelling?: Spelling;
  /** How `*強調*` is set in Japanese: with a dot at each character, or in gothic. Dots where absent. */
  readonly emphasis?: 'dots' | 'gothic';
  /** For pages with vertical Japanese text: which forms it has. Everything Japanese is then set for vertical lines. */
  readonly vertical?: VerticalForms;
}

/**
 * Sets a finished document for paper. Of its text only this changes: typed quotation marks, dashes and dots in English
 * become typographic ones, some spaces become no-break spaces (U+00A0), and soft hyphens (U+00AD) come in. Japanese text
 * stays as the author wrote it, character by character. Doing it twice changes nothing.
 *
 * To be called before fonts are cut, because it brings characters in.
 *
 * @param root the whole document of a PDF edition; not changed
 */
export function printTypography(root: Root, options: PrintTypography): Root {
  let result = breakCode(breakWrittenAddresses(readerTypography(tieNotes(root, 'character'))));
  result = fillLastLines(result);
  if ((options.emphasis ?? 'dots') === 'dots') result = emphasisDots(result);
  if (options.vertical) result = verticalForms(result, options.vertical);
  return options.hyphenate ? hyphenate(result, options.spelling ?? spellingOf(result)) : result;
}

/**
 * What every edition gets: typographic marks and no-break spaces in English.
 *
 * @param root the whole document of an edition; not changed
 */
export function readerTypography(root: Root): Root {
  return tieEnglish(curlyQuotes(root));
}

/**
 * Sets a finished document for screens, whose lines are as long as the reader makes them.
 *
 * @param root the whole document of an edition; not changed
 */
export function screenTypography(root: Root): Root {
  return tieLastWords(breakWrittenAddresses(readerTypography(tieNotes(root, 'word')), true));
}
