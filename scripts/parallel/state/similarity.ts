/** How alike two texts are. */

/** The character pairs of a text with how often each stands in it. */
export type Bigrams = ReadonlyMap<string, number>;

export function bigrams(text: string): Bigrams {
  const counts = new Map<string, number>();
  const characters = [...text];
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const two = `${characters[index]}${characters[index + 1]}`;
    counts.set(two, (counts.get(two) ?? 0) + 1);
  }
  return counts;
}

/**
 * The Sørensen–Dice coefficient of two multisets of character pairs (Dice 1945): 1 for the same pairs, 0 for none in
 * common. Character pairs suit both languages, because they need no words.
 */
export function similarity(a: Bigrams, b: Bigrams): number {
  let total = 0;
  let common = 0;
  for (const [two, count] of a) {
    total += count;
    common += Math.min(count, b.get(two) ?? 0);
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * common) / total;
}
