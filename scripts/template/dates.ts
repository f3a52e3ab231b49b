/** Dates as readers of either language write them. A date is a day, so no time zone is involved. */
import type { Language } from '../message/message.ts';

const day = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
const eraYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * A date in words: `2021年3月5日（令和3年）` or `5 March 2021`. The first year of an era reads 元年.
 *
 * @param iso the date as `YYYY-MM-DD`
 * @param language the language of the words
 */
export function dateInWords(iso: string, language: Language): string {
  const date = new Date(`${iso}T00:00:00Z`);
  return language === 'ja' ? `${day.ja.format(date)}（${eraYear.format(date)}）` : day.en.format(date);
}
