/** One spelling for each character, without changing any character that was chosen on purpose. */

/**
 * A base with combining marks, or conjoining Hangul: what macOS file dialogues and PDF viewers hand out decomposed.
 * Variation selectors are marks too but never compose; the ideograph before them stays as it is.
 */
const decomposed = /[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?|\P{M}?\p{M}+/gu;

/** Most files have nothing to compose. */
const anyMark = /[\u1100-\u1112\p{M}]/u;

/** CJK compatibility ideographs, such as U+FA19: canonical normalisation would turn them into other characters. */
const compatibilityIdeograph = /[\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]/u;

/**
 * Composes decomposed sequences (Unicode Standard Annex 15, NFC) and leaves everything else alone: compatibility
 * ideographs, which NFC would replace by their unified twins, stay, because names are written with them on purpose.
 */
export function composeMarks(text: string): string {
  if (!anyMark.test(text)) return text;
  return text.replace(decomposed, (sequence) =>
    compatibilityIdeograph.test(sequence) ? sequence : sequence.normalize('NFC'),
  );
}
