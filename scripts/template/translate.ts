/** The words of the frame and of the messages, through an own i18next instance, with keys typed from the English dictionary. */
import { createInstance } from 'i18next';
import en from '../../templates/locales/en.json' with { type: 'json' };
import ja from '../../templates/locales/ja.json' with { type: 'json' };

import type { Language } from '../message/message.ts';

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];

/** i18next picks `_one` or `_other` by itself: callers name the key without its plural ending. */
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Every key there is. */
export type WordKey = WithoutPlural<Leaves<typeof en>>;

export type Values = Readonly<Record<string, string | number>>;

/** Looks up a word or sentence in one language and fills in its values. */
export type Translate = (key: WordKey, values?: Values) => string;

/** The dictionaries of both languages, for the test that compares them. */
export const dictionaries = { ja, en } as const;

const instance = createInstance();
// Synchronous, because the dictionaries are already here; nothing is escaped, because every caller makes hast text or plain text.
void instance.init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  resources: { ja: { translation: ja }, en: { translation: en } },
  interpolation: { escapeValue: false, skipOnVariables: true },
  returnEmptyString: true,
});

/**
 * The translator of one language.
 *
 * @param language the language of the words
 */
export function translator(language: Language): Translate {
  const translate = instance.getFixedT(language) as unknown as Translate;
  // A word of the frame stands in every row of a book.
  const known = new Map<WordKey, string>();
  const word = (key: WordKey): string => {
    const text = known.get(key) ?? unmasked(translate(key));
    known.set(key, text);
    return text;
  };
  return (key, values) => (values ? unmasked(translate(key, masked(values))) : word(key));
}

/**
 * What i18next would take for its own in a value, such as a piece of a manuscript, and a noncharacter (The Unicode
 * Standard, 23.7) that no text has, for the time that i18next is at work.
 */
const marks = [
  ['$t(', '\uFDD0'],
  ['{{', '\uFDD1'],
] as const;

function masked(values: Values): Values {
  const mask = (value: string): string => marks.reduce((text, [mark, hidden]) => text.replaceAll(mark, hidden), value);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]),
  );
}

function unmasked(text: string): string {
  return marks.reduce((all, [mark, hidden]) => all.replaceAll(hidden, mark), text);
}

/** The translators of both languages, for editions, which always carry both. */
export type Words = Readonly<Record<Language, Translate>>;

export function words(): Words {
  return { ja: translator('ja'), en: translator('en') };
}
