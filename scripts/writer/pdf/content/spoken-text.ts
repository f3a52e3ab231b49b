/** The text of marked content, as it is read: with a space where a line of words breaks. */

/** A piece of text. */
export interface Spoken {
  readonly text: string;
  /** Whether it begins a line of the page. */
  readonly isNewLine: boolean;
  /** Which of two languages that say the same; empty where there is only one text. */
  readonly side: string;
}

const soft = /[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * Joins pieces. Chromium drops the space at which a line breaks; it comes back where the letters around it are not
 * Japanese. Between two languages that say the same comes a stroke.
 */
export function spokenText(pieces: readonly Spoken[]): string {
  let result = '';
  let side = '';
  for (const piece of pieces) {
    const text = piece.text.replace(soft, '');
    if (text === '') continue;
    if (result !== '' && side !== piece.side) result = `${result.trimEnd()} / `;
    else if (piece.isNewLine && isSpaced(result.at(-1)) && isSpaced(text[0])) result += ' ';
    result += text;
    side = piece.side;
  }
  return result.replace(/\s+/gu, ' ').trim();
}

/** Whether words on this side of a line's end are set apart by spaces. */
function isSpaced(character: string | undefined): boolean {
  return character !== undefined && /[^\s\-‐‑—–\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u.test(character);
}
