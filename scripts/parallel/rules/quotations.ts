/** quotations: a quotation that is none on the other side. */
import { type Prose, placeInText, placeOfStart } from '../prose/prose.ts';
import type { Finding, Rule } from './rule.ts';

/** Quotations of a length at which no language does without marks; shorter ones are often only emphasis or a term. */
const long = { ja: /「[^「」]{15,}」/, en: /“[^“”]{30,}”|(?<![\w’'])"[^"]{30,}"(?!\w)/ };

/** Anything that may set a quotation off: marks, emphasis (titles), brackets (names of documents). */
const marks = { ja: /[「『“"（(〈《【]/, en: /["“”‘«]|(?<!\w)'\w|[([]/ };

export const quotations: Rule<'quotations'> = {
  name: 'quotations',
  compares: 'pair',
  check: ({ row, ja, en }) => {
    const quotes = { ja: row.ja.some(isQuote), en: row.en.some(isQuote) };
    if (quotes.ja !== quotes.en) {
      const language = quotes.ja ? 'ja' : 'en';
      return [finding(ja, en, language, { index: 0, found: beginning(quotes.ja ? ja : en) })];
    }
    return quotes.ja ? [] : [...unmarked(ja, en, ja, en), ...unmarked(en, ja, ja, en)];
  },
};

function isQuote(block: { readonly type: string }): boolean {
  return block.type === 'blockquote';
}

function unmarked(own: Prose, counterpart: Prose, ja: Prose, en: Prose): readonly Finding<'quotations'>[] {
  const match = long[own.language].exec(own.text);
  if (!match || counterpart.emphasised || marks[counterpart.language].test(counterpart.text)) return [];
  const found = match[0].length > 40 ? `${match[0].slice(0, 39)}…` : match[0];
  return [finding(ja, en, own.language, { index: match.index, found })];
}

function finding(
  ja: Prose,
  en: Prose,
  language: 'ja' | 'en',
  { index, found }: { readonly index: number; readonly found: string },
): Finding<'quotations'> {
  return {
    ja: language === 'ja' ? placeInText(ja, index) : placeOfStart(ja),
    en: language === 'en' ? placeInText(en, index) : placeOfStart(en),
    values: { language, found },
  };
}

function beginning(prose: Prose): string {
  const text = prose.text.trim().replace(/\s+/g, ' ');
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
