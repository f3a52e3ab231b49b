/** Addresses, images and notes of a row that only one side has. */
import type { Places } from '../../message/message.ts';
import type { Difference } from '../../message/parity.ts';
import { type Prose, placeAt, placeOfStart, type Reference } from '../prose/prose.ts';

/**
 * One finding about the references that have no counterpart; nothing where all have one.
 *
 * @param same whether two references lead to the same thing, in either language
 */
export function referenceDifference(
  ja: { readonly prose: Prose; readonly references: readonly Reference[] },
  en: { readonly prose: Prose; readonly references: readonly Reference[] },
  same: (a: string, b: string) => boolean,
): readonly (Places & { readonly values: Difference })[] {
  const lacking = (own: readonly Reference[], other: readonly Reference[]) =>
    own.filter(({ value }) => !other.some((counterpart) => same(value, counterpart.value)));
  const only = { ja: lacking(ja.references, en.references), en: lacking(en.references, ja.references) };
  if (only.ja.length + only.en.length === 0) return [];
  const differ = only.ja.length > 0 && only.en.length > 0 ? 'both' : only.ja.length > 0 ? 'jaOnly' : 'enOnly';
  const place = (prose: Prose, first: Reference | undefined) =>
    first ? placeAt(prose, first.offset) : placeOfStart(prose);
  return [
    {
      ja: place(ja.prose, only.ja[0]),
      en: place(en.prose, only.en[0]),
      values: { differ, ja: inWords(only.ja), en: inWords(only.en) },
    },
  ];
}

function inWords(references: readonly Reference[]): string {
  return [...new Set(references.map(({ value }) => value))].join(', ');
}

/** Whether two addresses lead to the same page and place, in whatever language. */
export function sameAddress(a: string, b: string): boolean {
  if (a === b) return true;
  const [pageA = '', placeA] = withoutLanguage(a).split('#');
  const [pageB = '', placeB] = withoutLanguage(b).split('#');
  if (pageA !== pageB) return false;
  // Other sites make the anchors of headings from their words, so they differ with the language.
  const isTranslated = /[/.=_-](?:ja|en)(?=[/.?&#_-]|$)/i;
  return (
    placeA === placeB ||
    (isTranslated.test(a) && isTranslated.test(b)) ||
    /[^\x20-\x7e]|%[\da-f]{2}/i.test(`${placeA}${placeB}`)
  );
}

/**
 * An address without what names its language, so that the Japanese and the English page of one site are the same:
 * `/ja/` and `/en/`, `ja.example.org`, `map-ja.png`, `?lang=ja`.
 */
function withoutLanguage(address: string): string {
  const wikipedia = /^https?:\/\/(?:ja|en)\.(?:m\.)?(wik\w+\.org)\//.exec(address);
  // Articles of encyclopedias have a title of their own in each language.
  if (wikipedia) return `${wikipedia[1]}`;
  return address
    .replace(/^mailto:/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '//')
    .replace(/([/.=_-])(?:ja|en|jp|eng|jpn|ja-jp|en-us|en-gb|ja_jp|en_us)(?=[/.?&#_-]|$)/gi, '$1')
    .replace(/^\/\/\./, '//')
    .replace(/([/.=_-])\1+/g, '$1')
    .replace(/\/(?=$|[?#])/, '')
    .replace(/[-_.]+(?=\.\w+$)/, '');
}
