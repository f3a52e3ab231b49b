/** Anchors: Latin words, which Japanese keeps as they are. */

const word = /[A-Za-z][A-Za-z0-9]*(?:[-_.+/:@'’][A-Za-z0-9]+)*/g;

/** The keys of a word. */
type KeysOf = (word: string) => readonly string[];

/**
 * The Latin words of a text, as `w:` and the word in small letters, without plural or possessive s; a compound also
 * gives its parts (`end-to-end`, `end`, `to`).
 *
 * @param text in NFKC, of either language
 * @param keysOf which of the keys of a word count
 */
export function latinWords(text: string, keysOf: KeysOf = latinKeys): string[] {
  const found: string[] = [];
  for (const whole of text.match(word) ?? []) found.push(...keysOf(whole));
  return found;
}

/** The keys of one word and its parts. */
export function latinKeys(whole: string): string[] {
  const plain = stem(whole);
  const found = [`w:${plain}`];
  if (/[-_./:@+]/.test(plain))
    for (const part of plain.split(/[-_./:@+]/)) if (part.length > 1) found.push(`w:${stem(part)}`);
  return found;
}

function stem(word: string): string {
  const small = word.toLowerCase().replace(/['’]s$/, '');
  return small.length > 3 && small.endsWith('s') && !small.endsWith('ss') ? small.slice(0, -1) : small;
}
