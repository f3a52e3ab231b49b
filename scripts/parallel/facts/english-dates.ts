/** The dates of an English text: 5 March 2021, March 5th, 12–15 November 2019, March 2021, 2021-03-05. */
import type { DateFact } from './date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const range = '\\s*(?:–|—|-|to|and|or|,|&)\\s*';
const year = '(?:,?\\s+(?:of\\s+)?(\\d{4})\\b)?';
const dayFirst = new RegExp(`\\b(?:${day}${range})?${day}\\s+(?:of\\s+)?${month}${year}`, 'g');
const monthFirst = new RegExp(
  `\\b${month}\\s+(?:the\\s+)?${day}(?![\\d:%]|\\s*(?:%|percent))\\b(?:${range}${day}(?!\\d))?${year}`,
  'g',
);
const monthOnly = new RegExp(`\\b${month}(?:,?\\s+(?:of\\s+)?(\\d{4})\\b)?`, 'g');
const numeric = /(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])/g;
const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g;

const anyNumeric = /\d[-/.]\d/;

/** The dates of a text. 3/5/2021 may be the third of May or the fifth of March, so it proves neither. */
export function englishDates(text: string): readonly DateFact[] {
  const taken: DateFact[] = [];
  const free = (index: number): boolean =>
    taken.every((date) => index < date.index || index >= date.index + date.length);
  const add = (match: RegExpMatchArray, fields: Partial<DateFact>, days: readonly (string | undefined)[]): void => {
    const place = { index: match.index ?? 0, length: match[0].length, raw: match[0] };
    if (!free(place.index)) return;
    const given = days.filter((one) => one !== undefined);
    const claim = fields.claim ?? true;
    if (given.length === 0) taken.push({ ...fields, ...place, claim });
    for (const one of given) taken.push({ ...fields, ...place, day: Number(one), claim });
  };
  const hasNumeric = anyNumeric.test(text);
  for (const match of hasNumeric ? text.matchAll(numeric) : []) {
    add(match, { year: Number(match[1]), month: Number(match[3]) }, [match[4]]);
  }
  for (const match of hasNumeric ? text.matchAll(slashed) : []) {
    const [, a, b, y] = match.map(Number);
    const place = { index: match.index, length: match[0].length, raw: match[0], year: y ?? 0, claim: false };
    if (free(match.index))
      taken.push({ ...place, month: a ?? 0, day: b ?? 0 }, { ...place, month: b ?? 0, day: a ?? 0 });
  }
  if (text.search(monthOnly) === -1) return taken;
  for (const match of text.matchAll(dayFirst)) {
    const [, from, to, name, inYear] = match;
    add(match, { ...monthField(name), ...yearField(inYear) }, [from, to]);
  }
  for (const match of text.matchAll(monthFirst)) {
    const [, name, from, to, inYear] = match;
    add(match, { ...monthField(name), ...yearField(inYear) }, [from, to]);
  }
  for (const match of text.matchAll(monthOnly)) {
    const [, name = '', inYear] = match;
    // “may” and “march” are verbs at the beginning of a sentence.
    const sure = inYear !== undefined || !/^Mar(?:ch)?$|^May$|^Jan$|^Jun$|^Dec$|^Sep$/.test(name);
    add(match, { ...monthField(name), ...yearField(inYear), claim: sure }, []);
  }
  return taken;
}

function monthField(name = ''): { month: number } {
  return { month: months.indexOf(name.slice(0, 3).toLowerCase()) + 1 };
}

function yearField(year: string | undefined): { year?: number } {
  return year === undefined ? {} : { year: Number(year) };
}
