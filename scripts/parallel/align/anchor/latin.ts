/** Anchors: Latin words, which Japanese keeps as they are. */

const word = /[A-Za-z][A-Za-z0-9]*(?:[-_.+/:@'’][A-Za-z0-9]+)*/g;

/**
 * The Latin words of a text, as `w:` and the word in small letters, without plural or possessive s; a compound also
 * gives its parts (`end-to-end`, `end`, `to`).
 *
 * @param text in NFKC, of either language
 */
export function latinWords(text: string): string[] {
  const found: string[] = [];
  for (const [whole] of text.matchAll(word)) {
    const plain = stem(whole);
    found.push(`w:${plain}`);
    if (/[-_./:@+]/.test(plain))
      for (const part of plain.split(/[-_./:@+]/)) if (part.length > 1) found.push(`w:${stem(part)}`);
  }
  return found;
}

function stem(word: string): string {
  const small = word.toLowerCase().replace(/['’]s$/, '');
  return small.length > 3 && small.endsWith('s') && !small.endsWith('ss') ? small.slice(0, -1) : small;
}
