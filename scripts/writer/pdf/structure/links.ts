/** Links say where they lead, also to who meets the place on the page and not the text (ISO 14289-1, 7.18.5). */
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PageContent } from '../content/pages.ts';
import { spoken } from './spoken.ts';
import { isElement, type StructureElement } from './tree.ts';

/**
 * Gives every link's annotation `Contents`: the text of the link; the address where it has no text. An annotation that
 * is in no element is taken off its page, for then there is nothing to be clicked.
 *
 * @param document changed in place
 */
export function describeLinks(
  document: PDFDocument,
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  language: string,
): void {
  const described = new Set<PDFRef>();
  const visit = (element: StructureElement, inherited: string): void => {
    const own = element.language ?? inherited;
    const annotations = element.kids.filter((kid) => kid.kind === 'annotation');
    if (annotations.length > 0) {
      const text = spoken(element, pages, inherited);
      for (const { ref } of annotations) {
        described.add(ref);
        const annotation = document.context.lookup(ref);
        if (!(annotation instanceof PDFDict)) continue;
        annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text === '' ? addressOf(annotation) : text));
      }
    }
    for (const kid of element.kids) if (isElement(kid)) visit(kid, own);
  };
  for (const root of roots) visit(root, language);
  for (const { page } of pages) keepDescribed(page.node, described);
}

function addressOf(annotation: PDFDict): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookup(PDFName.of('URI')) as { decodeText?: () => string } | undefined;
  return address?.decodeText?.() ?? 'link';
}

function keepDescribed(page: PDFDict, described: ReadonlySet<PDFRef>): void {
  const list = page.lookupMaybe(PDFName.of('Annots'), PDFArray);
  if (list === undefined) return;
  const kept = list.asArray().filter((item) => item instanceof PDFRef && described.has(item));
  if (kept.length === list.size()) return;
  if (kept.length === 0) page.delete(PDFName.of('Annots'));
  else page.set(PDFName.of('Annots'), page.context.obj(kept));
}
