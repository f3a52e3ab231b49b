import type { AccessibilityWords, Bilingual } from './book.ts';
import type { Survey } from './survey.ts';

/**
 * The discovery metadata of EPUB Accessibility 1.1 (2.3), worked out from what is in the file. It claims no conformance:
 * that needs someone who has evaluated the book.
 */
export interface AccessibilityMetadata {
  readonly accessModes: readonly string[];
  /** Each a set of access modes, comma separated, that suffices to read everything. */
  readonly accessModesSufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
  readonly summary: Bilingual;
}

/**
 * @param found what is in the chapters; the cover is not counted, as nothing is lost without it
 * @param bilingual whether the book shows both languages row by row
 * @param words the sentences of the summary
 */
export function accessibilityMetadata(
  found: Survey,
  bilingual: boolean,
  words: AccessibilityWords,
): AccessibilityMetadata {
  const described = !found.images || found.imagesDescribed;
  return {
    accessModes: ['textual', ...(found.images ? ['visual'] : [])],
    accessModesSufficient: [...(found.images ? ['textual,visual'] : []), ...(described ? ['textual'] : [])],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'horizontalWriting',
      'unlocked',
      ...(found.imagesDescribed ? ['alternativeText'] : []),
      ...(found.ruby ? ['rubyAnnotations'] : []),
      ...(found.math ? ['MathML'] : []),
    ],
    hazards: [found.motion ? 'unknown' : 'none'],
    summary: summary(found, bilingual, words),
  };
}

function summary(found: Survey, bilingual: boolean, words: AccessibilityWords): Bilingual {
  const sentences = [
    words.text,
    ...(bilingual ? [words.parallel] : []),
    ...(found.images ? [found.imagesDescribed ? words.imagesDescribed : words.imagesNotDescribed] : []),
    ...(found.tables ? [words.tables] : []),
    ...(found.ruby ? [words.ruby] : []),
    ...(found.notes ? [words.notes] : []),
  ];
  return { ja: sentences.map(({ ja }) => ja).join(''), en: sentences.map(({ en }) => en).join(' ') };
}
