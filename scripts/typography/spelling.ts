/** Which English a text is written in, by its spelling. */
import type { Root } from 'hast';
import { editLines } from './lines.ts';

/** BCP 47 regions: British and American English, whose words are divided by different rules. */
export type Spelling = 'GB' | 'US';

const british =
  /\b\p{L}+(?:isation|isations|ising|ised|ises|ise|yse|ysed)\b|\b(?:colour|favour|honour|labour|behaviour|harbour|neighbour|centre|theatre|metre|litre|defence|offence|licence|programme|cheque|grey|travell|cancell|modell|fulfil|judgement|whilst)\p{L}*/giu;
const american =
  /\b\p{L}+(?:ization|izations|izing|ized|izes|ize|yze|yzed)\b|\b(?:color|favor|honor|labor|behavior|harbor|neighbor|center|theater|meter|liter|defense|offense|gray|traveled|traveling|canceled|canceling|fulfill|judgment|check)\p{L}*/giu;

/** Words in -ise and -ize that are spelt so everywhere. */
const common =
  /^(?:adv|compr|comprom|desp|dev|disgu|enterpr|exc|exerc|expert|franch|improv|merchand|prem|prom|prec|ra|rev|superv|surpr|telev|w|ot|other|likew|no|prom|parad|conc|circumc|adverti|ar|tortoi|prai|poi|cru|bru|pra|noi|si|pri|sei|capsi)/i;

/**
 * British unless the text has more American spellings than British ones; dates and -ize alone do not make a text American,
 * as Oxford spelling has -ize too.
 */
export function spellingOf(root: Root): Spelling {
  let difference = 0;
  editLines(root, ({ text, language }) => {
    if (language === 'en') difference += count(text, british) - count(text, american);
    return [];
  });
  return difference < 0 ? 'US' : 'GB';
}

function count(text: string, spellings: RegExp): number {
  let found = 0;
  for (const [word] of text.matchAll(spellings)) if (!common.test(word)) found += 1;
  return found;
}
