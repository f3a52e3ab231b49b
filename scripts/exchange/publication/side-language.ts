/** Whether a text is in the language that it was given as. */
import type { Language } from '../../message/message.ts';

/** Fewer letters say nothing about the language. */
const enough = 20;

/**
 * Japanese has kana, and most of its letters are not Latin; English has neither kana nor many other letters than Latin.
 * The bounds leave room for long quotations and addresses in the other language.
 */
export function readsLike(text: string, language: Language): boolean {
  const letters = text.replace(/https?:\S+/g, '').match(/\p{L}/gu) ?? [];
  if (letters.length < enough) return true;
  const share = (script: RegExp): number => letters.filter((letter) => script.test(letter)).length / letters.length;
  return language === 'ja'
    ? share(/[\p{Script=Hiragana}\p{Script=Katakana}]/u) > 0.05
    : share(/\p{Script=Latin}/u) > 0.6;
}
