/** punctuation: Japanese punctuation in English, or the reverse. */
import { objectCharacter, type Prose, placeInText } from '../prose/prose.ts';
import { type Finding, type Rule, sidesOf } from './rule.ts';

const letter = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー々〆]';

/** Japanese marks, full-width forms of marks, and the full-width space. */
const japaneseMark = /[、。「」『』【】〈〉《》〔〕・〜\u3000！-／：-＠［-｀｛-～]/gu;
const japaneseLetter = new RegExp(letter, 'u');

/** A half-width comma or full stop behind a Japanese letter, or brackets and quotation marks that open and close unlike. */
const englishMark = new RegExp(
  `(?<=${letter})[,.](?=$|\\s|${letter})|（[^（）()]*\\)|\\([^（）()]*）|「[^「」]*[”"](?=$|[、。])`,
  'gu',
);

export const punctuation: Rule<'punctuation'> = {
  name: 'punctuation',
  compares: 'side',
  check: (row) => sidesOf(row).flatMap((prose) => (prose.language === 'ja' ? inJapanese(prose) : inEnglish(prose))),
};

function inJapanese(prose: Prose): readonly Finding<'punctuation'>[] {
  const match = prose.text.matchAll(englishMark).next().value;
  if (!match) return [];
  // Of two brackets, the half-width one is meant.
  const at = match.index + Math.max(0, match[0].search(/[,.()”"]/));
  return [{ ja: placeInText(prose, at), values: { language: 'ja', found: prose.text[at] ?? '' } }];
}

function inEnglish(prose: Prose): readonly Finding<'punctuation'>[] {
  for (const match of prose.text.matchAll(japaneseMark)) {
    // Beside a Japanese word the mark belongs to it: “the word 「暗号」”.
    const beside = [prose.text[match.index - 1], prose.text[match.index + 1]];
    if (
      beside.some(
        (character) => character !== undefined && (japaneseLetter.test(character) || character === objectCharacter),
      )
    )
      continue;
    // A mark that the text speaks of stands in quotation marks.
    if (/["“‘'(]/.test(beside[0] ?? '') && /["”’')]/.test(beside[1] ?? '')) continue;
    return [{ en: placeInText(prose, match.index), values: { language: 'en', found: match[0] } }];
  }
  return [];
}
