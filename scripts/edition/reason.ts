/** The reason of a mark `<!-- alone: reason -->` as a reader of one language sees it. */
import type { Language } from '../message/message.ts';

export interface Reason {
  readonly text: string;
  /** The language that it is written in. */
  readonly language: Language;
}

/**
 * The reason in a language, or in the one that the author gave it in: `alone: 日本だけの制度 | exists in Japan only` gives
 * it in both, in either order.
 *
 * @param reason as it stands in the mark
 */
export function reasonFor(reason: string, language: Language): Reason {
  const given = reason.split(/\s+[|｜]\s+/).map((text): Reason => ({ text, language: languageOf(text) ?? language }));
  const isBoth = given.length === 2 && given[0]?.language !== given[1]?.language;
  const fitting = isBoth ? given.find((one) => one.language === language) : undefined;
  return fitting ?? { text: reason, language: languageOf(reason) ?? language };
}

/** Nothing where there is no word, as in “2020”. */
function languageOf(text: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return 'ja';
  return /\p{L}/u.test(text) ? 'en' : undefined;
}
