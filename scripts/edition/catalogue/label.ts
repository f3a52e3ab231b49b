/** Short labels in both languages. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { WordKey, Words } from '../../template/translate.ts';
import { inBoth, runs } from '../bilingual.ts';

/** The label in both languages, the leading one first; once where it is the same word, such as `Kindle`. */
export function label(words: Words, key: WordKey, order: readonly Language[]): readonly Element[] {
  const text = inBoth(words, key);
  return text.ja === text.en ? [h('span', { lang: 'en' }, text.en)] : runs(text, 'span', order);
}
