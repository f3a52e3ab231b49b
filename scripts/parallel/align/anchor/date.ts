/** Anchors: dates. `令和3年3月5日`, `2021年3月5日`, `5 March 2021` and `March 5, 2021` are one. */

/** The year before the first year of each era (元号法, and the proclamations before it). */
const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const monthPattern = `(${months.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;

// Every part may be missing; the look-ahead keeps the expression from matching nothing at each character of a long text.
const japanese =
  /(?=[\d明大昭平令])(?:(?:(明治|大正|昭和|平成|令和)(\d+|元)|(\d{4}))年(?:\((?:(?:明治|大正|昭和|平成|令和)(?:\d+|元)年?|\d{4}年?)\))?)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?/g;
const english = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?${monthPattern}(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?:,?\\s+(\\d{4}))?\\b`,
  'gi',
);
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

/**
 * The dates in a Japanese text: `d:year-month-day` and each part that can stand alone (`d:2021-3`, `d:3-5` without the
 * year, the year as a number), because the other side may leave out what the context says.
 *
 * @param text in NFKC
 */
export function japaneseDates(text: string): string[] {
  if (!/[年月]|\d-\d/.test(text)) return [];
  const found: string[] = [...isoDates(text)];
  for (const [all, era, ofEra, western, month, day] of text.matchAll(japanese)) {
    if (all === '') continue;
    const year = era === undefined ? western : String((eras[era] ?? 0) + (ofEra === '元' ? 1 : Number(ofEra)));
    found.push(...dateKeys(year, month, day));
  }
  return found;
}

/** The dates in an English text, in the same keys. `May` and `March` alone may be other words and give nothing. */
export function englishDates(text: string): string[] {
  const found: string[] = [...isoDates(text)];
  for (const [, before, name = '', after, year] of text.matchAll(english)) {
    const day = before ?? after;
    if (day === undefined && year === undefined && !/^[A-Z]/.test(name)) continue;
    const month = months.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
    if (day === undefined && year === undefined && (month === 5 || month === 3)) continue;
    found.push(...dateKeys(year, String(month), day));
  }
  return found;
}

function isoDates(text: string): string[] {
  return [...text.matchAll(iso)].flatMap(([, year, month, day]) => dateKeys(year, month, day));
}

function dateKeys(year: string | undefined, month: string | undefined, day: string | undefined): string[] {
  const [m, d] = [month && Number(month), day && Number(day)];
  return [
    ...(year ? [`n:${Number(year)}`] : []),
    ...(m ? [`d:${m}`] : []),
    ...(year && m ? [`d:${year}-${m}`] : []),
    ...(m && d ? [`d:${m}-${d}`] : []),
    ...(year && m && d ? [`d:${year}-${m}-${d}`] : []),
  ];
}
