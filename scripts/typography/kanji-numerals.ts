/** Arabic figures → kanji numerals, as vertical text has them (JLReq 2.3.2; 共同通信社『記者ハンドブック』 on figures). */

const digits = '〇一二三四五六七八九';

/** Digit by digit, for years and long numbers: 2021 → 二〇二一. Commas become 、 and decimal points ・. */
export function positional(number: string): string {
  return [...halfWidth(number)]
    .map((character) =>
      character === ',' ? '、' : character === '.' ? '・' : (digits[Number(character)] ?? character),
    )
    .join('');
}

/** With 十 for numbers below a hundred, as in months and days: 31 → 三十一; other numbers digit by digit. */
export function withTens(number: string): string {
  const value = Number(halfWidth(number));
  if (!Number.isInteger(value) || value < 1 || value > 99) return positional(number);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return [tens > 1 ? digits[tens] : '', tens > 0 ? '十' : '', ones > 0 ? digits[ones] : ''].join('');
}

const date = /(?<year>[0-9０-９]+)(?=年)|(?<part>[0-9０-９]{1,2})(?=月|日(?!本))/gu;

/** The figures of dates in a text: 2021年3月5日 → 二〇二一年三月五日; other figures stay. Years below a hundred have 十. */
export function datesInKanji(text: string): string {
  return text.replace(date, (number, ...rest) => {
    const { year } = rest.at(-1) as { year?: string };
    return year !== undefined && year.length > 2 ? positional(number) : withTens(number);
  });
}

/** All figures of a text: numbers below a hundred with 十, others digit by digit. Words with Latin letters stay. */
export function figuresInKanji(text: string): string {
  return datesInKanji(text).replace(
    /(?<![A-Za-z0-9０-９.,-])[0-9０-９]+(?:[.,][0-9０-９]+)*(?![A-Za-z0-9０-９-])/gu,
    (number) => (/[.,]/.test(number) ? positional(number) : withTens(number)),
  );
}

function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
