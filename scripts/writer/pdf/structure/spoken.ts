/** What an element of the structure says, as one line of text. */
import type { PageContent } from '../content/pages.ts';
import { type Spoken, spokenText } from '../content/spoken-text.ts';
import type { StructureElement } from './tree.ts';

/** @param language the language around the element */
export function spoken(element: StructureElement, pages: readonly PageContent[], language: string): string {
  return spokenText([...piecesIn(element, pages, language)]);
}

function* piecesIn(
  element: StructureElement,
  pages: readonly PageContent[],
  inherited: string,
  outer = '',
): Generator<Spoken> {
  const language = element.language ?? inherited;
  const side = element.isSide ? language : outer;
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
