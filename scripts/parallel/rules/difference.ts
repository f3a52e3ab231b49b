/** Things that only one side of a part has, as one finding with both places. */
import type { Places } from '../../message/message.ts';
import type { Difference } from '../../message/parity.ts';
import { type Prose, placeInText, placeOfStart } from '../prose/prose.ts';
import type { Texts } from './rule.ts';

/** Something that stands in a text: as it is written, and where it begins. */
export interface Item {
  readonly raw: string;
  readonly index: number;
}

/**
 * A finding about what each side lacks; nothing where both lists are empty.
 *
 * @param part the texts
 * @param ja what the Japanese has and the English has not
 * @param en what the English has and the Japanese has not
 */
export function difference(
  part: Texts,
  ja: readonly Item[],
  en: readonly Item[],
): readonly (Places & { readonly values: Difference })[] {
  if (ja.length + en.length === 0) return [];
  const differ = ja.length > 0 && en.length > 0 ? 'both' : ja.length > 0 ? 'jaOnly' : 'enOnly';
  return [
    {
      ja: placeOf(part.ja, ja),
      en: placeOf(part.en, en),
      values: { differ, ja: inWords(ja), en: inWords(en) },
    },
  ];
}

function placeOf(prose: Prose, items: readonly Item[]) {
  return items.length === 0 ? placeOfStart(prose) : placeInText(prose, Math.min(...items.map(({ index }) => index)));
}

/** At most five, each once. */
function inWords(items: readonly Item[]): string {
  const words = [...new Set(items.map(({ raw }) => raw.trim()))];
  return words.length > 5 ? `${words.slice(0, 5).join(', ')}, …` : words.join(', ');
}
