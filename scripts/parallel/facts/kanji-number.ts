/** Numbers in kanji. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };

/** The characters that a number in kanji is made of, for character classes. */
export const kanjiDigits = '〇零一二三四五六七八九十百千万億兆';

/**
 * The value of a number in kanji, figures or both: 二〇二一 and 二千二十一 are 2021, 1億2,000万 is 120000000.
 *
 * @param text characters of `kanjiDigits`, ASCII digits, commas and a decimal point
 * @returns nothing where it is no number
 */
export function kanjiNumber(text: string): number | undefined {
  const tokens = text.match(/\d[\d,]*(?:\.\d+)?|[〇零一二三四五六七八九]+|[十百千万億兆]/g);
  if (!tokens || tokens.join('') !== text) return undefined;
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const token of tokens) {
    if (token in large) {
      total += (section + (current ?? (section === 0 ? 1 : 0))) * (large[token] ?? 1);
      section = 0;
      current = undefined;
    } else if (token in small) {
      section += (current ?? 1) * (small[token] ?? 1);
      current = undefined;
    } else {
      current = /^\d/.test(token) ? Number(token.replaceAll(',', '')) : positional(token);
    }
  }
  return total + section + (current ?? 0);
}

function positional(text: string): number {
  return Number(Array.from(text, (character) => digits[character] ?? 0).join(''));
}
