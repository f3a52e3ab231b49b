/** All that happens to the structure, in order: it is read, put together, given its meaning, and written again. */
import { PDFBool, PDFDict, type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Language } from '../../../message/message.ts';
import type { PageContent } from '../content/pages.ts';
import { markArtifacts } from './artifacts.ts';
import { joinContinuations, readHeadsOnce } from './continuations.ts';
import { describeLinks, type NumberWords } from './links.ts';
import { giveMeaning } from './meaning.ts';
import { rewriteOutline } from './outline.ts';
import { isHeading } from './standard-types.ts';
import { contentIn, elementsIn, type StructureElement } from './tree.ts';
import { writeStructure } from './write.ts';

/** Sets what the document says to assistive technology beside its structure: language, title, tab order. */
export function describeDocument(document: PDFDocument, language: Language): void {
  const { catalog, context } = document;
  catalog.set(PDFName.of('Lang'), PDFString.of(language));
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({});
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True);
  catalog.set(PDFName.of('ViewerPreferences'), preferences);
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
}

/** The marked content whose text is needed for outline and links, for `scanPages`. */
export function wantedText(roots: readonly StructureElement[]): (page: number, mark: number) => boolean {
  const wanted = new Set<number>();
  for (const root of roots) {
    for (const element of elementsIn(root)) {
      const isLink = element.kids.some(({ kind }) => kind === 'annotation');
      if (!isLink && !isHeading(element.type)) continue;
      for (const { page, mark } of contentIn(element)) wanted.add(page * 65536 + mark);
    }
  }
  return (page, mark) => wanted.has(page * 65536 + mark);
}

/**
 * Improves the structure.
 *
 * @param document changed in place
 * @param roots what `readStructure` read
 * @param pages get the edits that mark artifacts
 * @param language the leading language of the document
 * @param words for links that show a number alone
 */
export function improveStructure(
  document: PDFDocument,
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  language: Language,
  words?: NumberWords,
): void {
  const repeated = [...readHeadsOnce(roots), ...joinContinuations(roots, language)];
  markArtifacts(roots, pages, repeated);
  for (const root of roots) giveMeaning(root, language);
  describeLinks(document, roots, pages, language, words);
  rewriteOutline(document, roots, pages, language);
  writeStructure(document, roots);
}
