/** Small bilingual pieces of the frame: the same thing said in both languages, each marked with its `lang`. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Translate, Values, WordKey, Words } from '../template/translate.ts';

/** Something in both languages. */
export type Both<Value> = Readonly<Record<Language, Value>>;

/** Makes both sides from one function. */
export function both<Value>(make: (language: Language) => Value): Both<Value> {
  return { ja: make('ja'), en: make('en') };
}

/** The same words of the frame in both languages. */
export function inBoth(words: Words, key: WordKey, values?: Values | Both<Values>): Both<string> {
  return both((language) => words[language](key, perLanguage(values, language)));
}

function perLanguage(values: Values | Both<Values> | undefined, language: Language): Values | undefined {
  if (values === undefined) return undefined;
  const candidate = values[language];
  return typeof candidate === 'object' ? candidate : (values as Values);
}

/**
 * Two runs in the order of the languages, with the class names `ja` and `en` that the style sheets and the language
 * switch know.
 *
 * @param text what each run says
 * @param tag the element of each run
 * @param order the leading language first
 */
export function runs(
  text: Both<string | readonly ElementContent[]>,
  tag = 'span',
  order: readonly Language[] = ['ja', 'en'],
): Element[] {
  return order.map((language) => h(tag, { lang: language, class: language }, content(text[language])));
}

function content(text: string | readonly ElementContent[]): ElementContent[] {
  return typeof text === 'string' ? [{ type: 'text', value: text }] : [...text];
}

export type { Translate };
