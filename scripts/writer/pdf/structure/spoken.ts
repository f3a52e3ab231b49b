/** What an element of the structure says, as one line of text. */
import type { PageContent } from '../content/pages.ts';
import { type Spoken, spokenText } from '../content/spoken-text.ts';
import type { StructureElement } from './tree.ts';

/**
 * @param language the language around the element
 * @param pageNumber what is said of the number of a page, in a language
 */
export function spoken(
  element: StructureElement,
  pages: readonly PageContent[],
  language: string,
  pageNumber: (number: string, language: string) => string = (number) => number,
): string {
  const pieces: Spoken[] = [];
  for (const piece of piecesIn(element, pages, language)) {
    const before = pieces.at(-1);
    // The figures of a number may be painted one by one.
    if (before?.side === piece.side && piece.side.startsWith(behind))
      pieces[pieces.length - 1] = { ...before, text: before.text + piece.text };
    else pieces.push(piece);
  }
  return spokenText(
    pieces.map((piece) =>
      piece.side.startsWith(behind)
        ? { ...piece, text: pageNumber(piece.text, piece.side.slice(behind.length)) }
        : piece,
    ),
  );
}

/** The side of a page number: it stands apart from the text before it. */
const behind = 'page ';

function* piecesIn(
  element: StructureElement,
  pages: readonly PageContent[],
  inherited: string,
  outer = '',
): Generator<Spoken> {
  const language = element.language ?? inherited;
  const side = element.isPageNumber ? behind + language : element.isSide ? language : outer;
  // A reading would stand in the middle of the word that it explains.
  if (element.type === 'RT' || element.type === 'RP') return;
  for (const kid of element.kids) {
    if (kid.kind === 'element') yield* piecesIn(kid, pages, language, side);
    else if (kid.kind === 'content') {
      const page = pages[kid.page];
      for (const show of page?.marks.get(kid.mark)?.shows ?? []) {
        yield { text: page?.textOf(show) ?? '', isNewLine: show.isNewLine, side };
      }
    }
  }
}
