/** The dates of a Japanese text: 2021年3月5日, 令和3年3月5日, 二〇二一年三月, 3月5日, 2021-03-05. */
import type { DateFact } from './date.ts';
import { kanjiNumber } from './kanji-number.ts';

/** The year before the first of each era (元号法 and its predecessors). */
const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const eraName = Object.keys(eras).join('|');
const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const year = `(?:(${eraName})\\s?(元|${number})年|(?<![\\d,.])(\\d{4}|[一二三四五六七八九][〇一二三四五六七八九]{3})\\s?(?:[(（](?:${eraName})\\s?(?:元|${number})年?[)）])?\\s?年(?!間|代))`;
const monthDay = `(${number})\\s?月(?!間|曜)(?:\\s?(${number})\\s?日(?!間))?`;
const whole = new RegExp(`${year}(?:度)?(?:\\s?(?:[(（][^)）]{2,8}[)）]\\s?)?${monthDay})?`, 'g');
const inYear = new RegExp(`(?<![\\d,.一二三四五六七八九十何数か箇カヶ])${monthDay}`, 'g');
const day = /(?<![\d,.一二三四五六七八九十何数])(\d{1,2})\s?日(?!間|以|前|後|目|分|本|当|ほど|程|に\d)/g;
const numeric = /(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])/g;

/** What a date has at least: most texts have none, and the whole expressions are slow at finding that out. */
const anyDate = /[\d元〇一二三四五六七八九十)）\s][年月日]|\d[-/.]\d/;
const anyYear = new RegExp(`${eraName}|\\d{4}|[一二三四五六七八九][〇一二三四五六七八九]{3}`);
const anyMonth = /[\d一二三四五六七八九十]\s?月/;

/**
 * The dates of a text. A day alone (15日) is one that need not have a counterpart.
 *
 * @param text narrow (ASCII digits)
 */
export function japaneseDates(text: string): readonly DateFact[] {
  const taken: DateFact[] = [];
  if (!anyDate.test(text)) return taken;
  const free = (index: number): boolean =>
    taken.every((date) => index < date.index || index >= date.index + date.length);
  for (const match of text.matchAll(numeric)) {
    taken.push({
      ...stretch(match),
      year: Number(match[1]),
      month: Number(match[3]),
      day: Number(match[4]),
      claim: true,
    });
  }
  for (const match of anyYear.test(text) ? text.matchAll(whole) : []) {
    if (!free(match.index)) continue;
    const [, era, inEra, western, month, monthsDay] = match;
    const eraYear = inEra === '元' ? 1 : inEra === undefined ? undefined : kanjiNumber(inEra);
    taken.push({
      ...stretch(match),
      ...(eraYear !== undefined
        ? { year: (eras[era ?? ''] ?? 0) + eraYear, eraYear }
        : { year: kanjiNumber(western ?? '') ?? 0 }),
      ...parts(month, monthsDay),
      claim: true,
    });
  }
  for (const match of anyMonth.test(text) ? text.matchAll(inYear) : []) {
    if (!free(match.index)) continue;
    const fields = parts(match[1], match[2]);
    if ((fields.month ?? 13) <= 12 && (fields.day ?? 1) <= 31)
      taken.push({ ...stretch(match), ...fields, claim: true });
  }
  for (const match of text.matchAll(day)) {
    if (free(match.index)) taken.push({ ...stretch(match), day: Number(match[1]), claim: false });
  }
  return taken;
}

function parts(month: string | undefined, ofMonth: string | undefined): { month?: number; day?: number } {
  const monthNumber = month === undefined ? undefined : kanjiNumber(month);
  const dayNumber = ofMonth === undefined ? undefined : kanjiNumber(ofMonth);
  return {
    ...(monthNumber !== undefined && { month: monthNumber }),
    ...(dayNumber !== undefined && { day: dayNumber }),
  };
}

function stretch(match: RegExpMatchArray): { index: number; length: number; raw: string } {
  return { index: match.index ?? 0, length: match[0].length, raw: match[0] };
}
