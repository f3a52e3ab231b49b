/** Links say where they lead, also to who meets the place on the page and not the text (ISO 14289-1, 7.18.5). */
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PageContent } from '../content/pages.ts';
import { spoken } from './spoken.ts';
import type { Language } from '../../../message/message.ts';
import { isElement, type StructureElement } from './tree.ts';

/** How a link is described that shows a number alone, in each language. */
export interface NumberWords {
  /** To the note with this number. */
  readonly note: Readonly<Record<Language, (number: string) => string>>;
  /** From the note with this number back to the text. */
  readonly back: Readonly<Record<Language, (number: string) => string>>;
  /** The number of a page behind the text that stands there. */
  readonly page: Readonly<Record<Language, (number: string) => string>>;
}

/**
 * Gives every link's annotation `Contents`: the text of the link; the address where it has no text; the words for it where
 * the text is the number of a note. An annotation that is in no element is taken off its page, for then there is nothing
 * to be clicked.
 *
 * @param document changed in place
 * @param words without them, the number of a note is described by itself
 */
export function describeLinks(
  document: PDFDocument,
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  language: string,
  words?: NumberWords,
): void {
  const described = new Set<PDFRef>();
  const visit = (element: StructureElement, inherited: string): void => {
    const own = element.language ?? inherited;
    const annotations = element.kids.filter((kid) => kid.kind === 'annotation');
    if (annotations.length > 0) {
      const text = spoken(element, pages, inherited, (number, side) =>
        words && (side === 'ja' || side === 'en') ? words.page[side](number) : number,
      );
      for (const { ref } of annotations) {
        described.add(ref);
        const annotation = document.context.lookup(ref);
        if (!(annotation instanceof PDFDict)) continue;
        const description = (words && ofNote(text, annotation, own, words)) ?? ofAddress(text, annotation);
        annotation.set(PDFName.of('Contents'), PDFHexString.fromText(description));
      }
    }
    for (const kid of element.kids) if (isElement(kid)) visit(kid, own);
  };
  for (const root of roots) visit(root, language);
  for (const { page } of pages) keepDescribed(page.node, described);
}

/** The text of a link; an address without the spaces where its lines break. */
function ofAddress(text: string, annotation: PDFDict): string {
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = decoded(action?.lookup(PDFName.of('URI')));
  if (text === '') return address ?? 'link';
  const joined = text.replaceAll(' ', '');
  return address?.endsWith(joined) ? joined : text;
}

/** What a link says whose text is the number of a note: it leads to the note, or from the note back. */
function ofNote(text: string, annotation: PDFDict, language: string, words: NumberWords): string | undefined {
  const target = annotation.lookup(PDFName.of('Dest'));
  const kind = /^(note|ref)-/.exec(target instanceof PDFName ? target.decodeText() : (decoded(target) ?? ''))?.[1];
  if (kind === undefined || !/^\d+$/.test(text) || (language !== 'ja' && language !== 'en')) return undefined;
  return words[kind === 'note' ? 'note' : 'back'][language](text);
}

function decoded(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function keepDescribed(page: PDFDict, described: ReadonlySet<PDFRef>): void {
  const list = page.lookupMaybe(PDFName.of('Annots'), PDFArray);
  if (list === undefined) return;
  const kept = list.asArray().filter((item) => item instanceof PDFRef && described.has(item));
  if (kept.length === list.size()) return;
  if (kept.length === 0) page.delete(PDFName.of('Annots'));
  else page.set(PDFName.of('Annots'), page.context.obj(kept));
}
