/** width: full-width and half-width forms of the same kind of character side by side. */
import { type Prose, placeInText } from '../prose/prose.ts';
import { type Finding, type Rule, sidesOf } from './rule.ts';

/** Half-width katakana, which no modern text needs (JIS X 0201 in Unicode). */
const halfWidthKatakana = /[\uFF66-\uFF9F]+/;
/** A word or number that is partly wide and partly narrow: １2, Ａbc. */
const mixedWord = /[０-９]+[0-9]|[0-9]+[０-９]|[Ａ-Ｚａ-ｚ]+[A-Za-z]|[A-Za-z]+[Ａ-Ｚａ-ｚ]/;
/** Two digits or more; one digit alone may be wide by a common style of newspapers and offices. */
const wideNumber = /[０-９]{2,}/;
const narrowNumber = /(?<![A-Za-z\d.:/-])\d{2,}(?![A-Za-z\d.:/-])/;
const wideWord = /[Ａ-Ｚａ-ｚ]{2,}/;
const narrowWord = /(?<![A-Za-z])[A-Za-z]{2,}/;
const wideInEnglish = /[０-９Ａ-Ｚａ-ｚ]+/;

export const width: Rule<'width'> = {
  name: 'width',
  compares: 'side',
  check: (row) => sidesOf(row).flatMap(mixed),
};

function mixed(prose: Prose): readonly Finding<'width'>[] {
  const { text, language } = prose;
  if (!/[\uFF10-\uFF9F]/.test(text)) return [];
  const match =
    language === 'en'
      ? (wideInEnglish.exec(text) ?? halfWidthKatakana.exec(text))
      : (halfWidthKatakana.exec(text) ??
        mixedWord.exec(text) ??
        (narrowNumber.test(text) ? wideNumber.exec(text) : null) ??
        (narrowWord.test(text) ? wideWord.exec(text) : null));
  return match ? [{ [language]: placeInText(prose, match.index), values: { language, found: match[0] } }] : [];
}
