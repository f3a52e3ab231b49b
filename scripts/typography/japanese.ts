/** Which script a character belongs to, as far as line joining and language marking ask. */

/**
 * Characters that only Japanese text has here: kana, kanji, CJK punctuation, enclosed CJK characters and full-width forms;
 * neither Hangul nor the half-width Hangul among the forms.
 */
export const japaneseRange =
  '\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}\\u3000-\\u303F\\u3099-\\u309C\\u30A0\\u30FB\\u30FC' +
  '\\u3190-\\u319F\\u3220-\\u325F\\u3280-\\u33FF\\uFE30-\\uFE4F\\uFF01-\\uFF9F\\uFFE0-\\uFFE7\\u{1F200}-\\u{1F2FF}';

// The marks at the end of the hiragana block stand alone here on purpose.
// eslint-disable-next-line no-misleading-character-class
const japanese = new RegExp(`^[${japaneseRange}]`, 'u');
const hangul = /^\p{Script=Hangul}/u;
const mark = /\p{M}/u;

export type Script = 'japanese' | 'hangul' | 'other';

/** The script of the last character of a text, combining marks and variation selectors left aside. */
export function scriptAtEnd(text: string): Script | undefined {
  const characters = Array.from(text.slice(-16));
  const base = characters.findLast((character) => !mark.test(character));
  return base === undefined ? undefined : scriptOf(base);
}

/** The script of the first character of a text. */
export function scriptAtStart(text: string): Script | undefined {
  return text === '' ? undefined : scriptOf(text);
}

function scriptOf(text: string): Script {
  if (japanese.test(text)) return 'japanese';
  return hangul.test(text) ? 'hangul' : 'other';
}
