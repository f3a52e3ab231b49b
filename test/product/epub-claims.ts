/** What an EPUB claims of itself, against what is in it: the features of its metadata, and the pages of its page list. */
import type { Element } from 'hast';
import { elementsOf, parseXml, textOf } from './markup.ts';
import { squeeze } from './manuscript-text.ts';
import type { ReadBook } from './epub-book.ts';

/** Features whose presence can be seen (EPUB Accessibility 1.1, 2.3; schema.org discovery terms), by what shows it. */
const features: Readonly<Record<string, (book: Facts) => boolean>> = {
  rubyAnnotations: ({ elements }) => elements.some(({ tagName }) => tagName === 'rt'),
  MathML: ({ elements }) => elements.some(({ tagName }) => tagName === 'math'),
  pageBreakMarkers: ({ elements }) => elements.some(({ properties }) => properties.role === 'doc-pagebreak'),
  pageNavigation: ({ elements }) => elements.some(({ properties }) => properties['epub:type'] === 'page-list'),
  alternativeText: ({ pictures }) =>
    pictures.length > 0 && pictures.every(({ properties: { alt } }) => alt !== undefined),
  verticalWriting: ({ chapters }) => chapters.every((source) => /<html [^>]*class="vrtl"/.test(source)),
  horizontalWriting: ({ chapters }) => chapters.every((source) => /<html [^>]*class="hltr"/.test(source)),
};

interface Facts {
  readonly elements: readonly Element[];
  /** Those of the text that say something. */
  readonly pictures: readonly Element[];
  /** The sources of the chapters. */
  readonly chapters: readonly string[];
}

/** Features that are claimed and not there, or there and not claimed; nothing where all is well. */
export function claimDifferences(book: ReadBook): string[] {
  const claimed = new Set(
    elementsOf(parseXml(book.opf))
      .filter(({ properties }) => properties.property === 'schema:accessibilityFeature')
      .map(textOf),
  );
  const facts: Facts = {
    elements: book.documents.flatMap(({ tree }) => elementsOf(tree)),
    pictures: book.chapters
      .flatMap((chapter) => elementsOf(chapter))
      .filter(({ tagName, properties: { alt } }) => tagName === 'img' && alt !== ''),
    chapters: book.documents
      .map(({ source }) => source)
      .filter((source) => source.includes('<section class="chapter"')),
  };
  return Object.entries(features).flatMap(([name, isThere]) =>
    isThere(facts) === claimed.has(name) ? [] : [`${name}: ${claimed.has(name) ? 'claimed' : 'not claimed'}`],
  );
}

/**
 * Pages of the page list that are not those of print; nothing where all is well.
 *
 * @param printed the text of each page of the booklet
 * @param source what identifies the booklet
 */
export function pageDifferences(book: ReadBook, printed: readonly string[], source: string): string[] {
  const labels = book.pages.map(({ label }) => label).join();
  const expected = printed.map((_, index) => String(index + 1)).join();
  const metadata = elementsOf(parseXml(book.opf));
  const named = metadata.find(({ tagName, properties }) => tagName === 'dc:source' && properties.id === 'pages');
  return [
    ...(labels === expected ? [] : [`pages ${labels}`]),
    ...(named && textOf(named) === source ? [] : ['the booklet is not named']),
    ...book.pages.flatMap(({ label, before, following }) => {
      const page = squeeze(printed[Number(label) - 1] ?? '');
      // The mark of a page that begins inside a word stands before the whole word.
      const words = Array.from({ length: longestWord }, (_, skipped) => following.slice(skipped, skipped + 12));
      const isThere = words.some((word) => page.includes(word));
      const isTooLate = before.length >= 20 && page.includes(before.slice(-20));
      return isThere && !isTooLate ? [] : [`page ${label}: ${before.slice(-20)} | ${following.slice(0, 30)}`];
    }),
  ];
}

const longestWord = 12;
