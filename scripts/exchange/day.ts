/** Dates as texts and e-mails write them → `YYYY-MM-DD`. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The year before the first year of each era (Era Name Act; Meiji from its adoption of the Gregorian calendar). */
const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly [string | number, string, string]])[] =
  [
    [
      /(\d{4})年(?:[（(][^）)]*[）)])?\s*(\d{1,2})月\s*(\d{1,2})日/u,
      ([, year = '', month = '', day = '']) => [year, month, day],
    ],
    [
      /(明治|大正|昭和|平成|令和)(元|\d{1,2})年\s*(\d{1,2})月\s*(\d{1,2})日/u,
      ([, era = '', year = '', month = '', day = '']) => [
        (eras[era] ?? 0) + (year === '元' ? 1 : Number(year)),
        month,
        day,
      ],
    ],
    [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, ([, year = '', month = '', day = '']) => [year, month, day]],
    [
      /(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2,8})\.?,? (\d{4})/,
      ([, day = '', month = '', year = '']) => [year, monthNumber(month), day],
    ],
    [
      /([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/,
      ([, month = '', day = '', year = '']) => [year, monthNumber(month), day],
    ],
  ];

/** The first date in a text, in Japanese (with eras) or English, in any width of digits. */
export function dayOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ');
  for (const [pattern, parts] of patterns) {
    const match = pattern.exec(plain);
    const day = match ? isoDay(...parts(match)) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The date of a line that holds little else, such as the one under a statement. */
export function dayOfLine(line: string): string | undefined {
  return Array.from(line).length <= 40 ? dayOf(line) : undefined;
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function isoDay(year: string | number, month: string, day: string): string | undefined {
  const iso = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
