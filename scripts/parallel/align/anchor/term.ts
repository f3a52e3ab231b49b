/** Anchors: terms of the glossary and proper names, which the publication says belong together. */

export interface Term {
  readonly ja: string;
  readonly en: string;
}

/**
 * Looks for terms. Longer words that contain the term count too; capital letters are not told apart.
 *
 * @returns for each language a function from text (NFKC) to `t:` and the number of each term found
 */
export function termFinder(terms: readonly Term[]): {
  readonly ja: (text: string) => string[];
  readonly en: (text: string) => string[];
} {
  const find = (words: readonly string[]) => {
    const wanted = words.map((word) => word.normalize('NFKC').toLowerCase().trim());
    return (text: string): string[] => {
      if (wanted.length === 0) return [];
      const small = text.toLowerCase();
      return wanted.flatMap((word, index) => (word !== '' && small.includes(word) ? [`t:${index}`] : []));
    };
  };
  return { ja: find(terms.map(({ ja }) => ja)), en: find(terms.map(({ en }) => en)) };
}
