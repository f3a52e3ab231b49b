/** What counts as one character under a reading. */

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The user-perceived characters of a text (Unicode Standard Annex 29): an ideograph with its variation selector is one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
