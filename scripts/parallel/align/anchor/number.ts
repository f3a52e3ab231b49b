/** Anchors: numbers. `２，９３７`, `2,937` and `二千九百三十七件` are one; so are `1億2000万` and `120 million`. */

const kanjiDigits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };

/** What follows a kanji numeral where it counts something; elsewhere 一 and 三 are parts of words. */
const counters = 'つ人個件条章節項部年月日回度番台本枚冊倍割種社国語行字点か所箇名歳週時分秒円票';

const englishWords: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100, twice: 2, third: 3, fourth: 4, fifth: 5 },
};
const scales: Readonly<Record<string, number>> = {
  ...{ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
};

const japanese = new RegExp(
  `\\d[\\d,]*(?:\\.\\d+)?(?:[千万億兆](?:\\d[\\d,]*(?:\\.\\d+)?)?)*|[〇零一二三四五六七八九十百千万億兆]+(?=[${counters}])`,
  'g',
);
const english =
  /\d[\d,]*(?:\.\d+)?(?:[\s-](?:hundred|thousand|million|billion|trillion)\b)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|twice|third|fourth|fifth)\b/gi;

/**
 * The numbers in a Japanese text, as `n:` and the value in decimal.
 *
 * @param text in NFKC
 */
export function japaneseNumbers(text: string): string[] {
  return [...text.matchAll(japanese)].map(([found]) => `n:${japaneseValue(found)}`);
}

/** The numbers in an English text, as `n:` and the value in decimal; number words up to twelve and the tens count. */
export function englishNumbers(text: string): string[] {
  return [...text.matchAll(english)].map(([found]) => `n:${englishValue(found.toLowerCase())}`);
}

/** The value of `1億2000万`, `3万5千` or `二千九百`; a positional `二〇二一` is read digit by digit. */
function japaneseValue(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  if (/^[〇零一二三四五六七八九]{2,}$/.test(numeral)) {
    return Number([...numeral].map((digit) => kanjiDigits[digit]).join(''));
  }
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const [part] of numeral.matchAll(/\d[\d,]*(?:\.\d+)?|./g)) {
    const unit = small[part];
    const scale = large[part];
    if (unit !== undefined) {
      section += (current ?? 1) * unit;
      current = undefined;
    } else if (scale !== undefined) {
      total += (section + (current ?? (section === 0 ? 1 : 0))) * scale;
      section = 0;
      current = undefined;
    } else current = kanjiDigits[part] ?? Number(part.replaceAll(',', ''));
  }
  return total + section + (current ?? 0);
}

function englishValue(numeral: string): number {
  if (/^\d{1,15}$/.test(numeral)) return Number(numeral);
  const [amount = '', scale] = numeral.split(/[\s-]/);
  const value = englishWords[amount] ?? Number(amount.replaceAll(',', ''));
  // 1.2 × 10⁶ is not exact in binary.
  return Number((value * (scale === undefined ? 1 : (scales[scale] ?? 1))).toPrecision(15));
}
