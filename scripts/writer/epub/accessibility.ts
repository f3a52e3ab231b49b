import type { AccessibilityWords, Bilingual, EpubEvaluation } from './book.ts';
import type { Survey } from './survey.ts';

/**
 * The discovery metadata of EPUB Accessibility 1.1 (2.3), worked out from what is in the file. It claims no conformance:
 * that needs someone who has evaluated the book, see `conformance`.
 */
export interface AccessibilityMetadata {
  readonly accessModes: readonly string[];
  /** Each a set of access modes, comma separated, that suffices to read everything. */
  readonly accessModesSufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
  readonly summary: Bilingual;
}

/** What the survey of the chapters does not tell. */
export interface BookTraits {
  readonly bilingual: boolean;
  readonly pages: boolean;
  readonly vertical: boolean;
}

/** The exact words of the claim (EPUB Accessibility 1.1, 4.3.2), or nothing where nobody has evaluated the book. */
export function conformance(evaluation: EpubEvaluation | undefined): string | undefined {
  return evaluation && `EPUB Accessibility 1.1 - WCAG 2.2 Level ${evaluation.level}`;
}

/**
 * @param found what is in the chapters; the cover is not counted, as nothing is lost without it
 * @param book whether it shows both languages row by row, has a page list, and vertical lines
 * @param words the sentences of the summary
 */
export function accessibilityMetadata(
  found: Survey,
  book: BookTraits,
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
      book.vertical ? 'verticalWriting' : 'horizontalWriting',
      'unlocked',
      ...(book.pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(found.imagesDescribed ? ['alternativeText'] : []),
      ...(found.ruby ? ['rubyAnnotations'] : []),
      ...(found.math ? ['MathML'] : []),
    ],
    hazards: [found.motion ? 'unknown' : 'none'],
    summary: summary(found, book, words),
  };
}

function summary(found: Survey, book: BookTraits, words: AccessibilityWords): Bilingual {
  const sentences = [
    words.text,
    ...(book.vertical ? [words.vertical] : []),
    ...(book.bilingual ? [words.parallel] : []),
    ...(found.counterparts ? [words.counterparts] : []),
    ...(found.images ? [found.imagesDescribed ? words.imagesDescribed : words.imagesNotDescribed] : []),
    ...(found.tables ? [words.tables] : []),
    ...(found.ruby ? [words.ruby] : []),
    ...(found.notes ? [words.notes] : []),
    ...(book.pages ? [words.pages] : []),
  ];
  return { ja: sentences.map(({ ja }) => ja).join(''), en: sentences.map(({ en }) => en).join(' ') };
}
