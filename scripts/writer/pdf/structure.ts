/** What assistive technology reads: language, document title, structure roles, tab order (ISO 32000-1, 14.7 to 14.9). */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Language } from '../../message/message.ts';

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standardRoles: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/** What the types that came with PDF 2.0 (ISO 32000-2, 14.8.4) mean to a reader of PDF 1.7. */
const roleOf: Readonly<Record<string, string>> = {
  Aside: 'Sect',
  DocumentFragment: 'Part',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/**
 * Sets `Lang`, `DisplayDocTitle` and the tab order, maps Chromium's PDF 2.0 types (`Em`, `Strong`, `Aside`) to standard
 * ones, names the base of a ruby `RB`, which Chromium leaves as `NonStruct` (a Ruby holds RB and RT, 14.8.4.4.2), and
 * makes a Figure around a described Figure a Div, because every Figure needs a description (14.9.3).
 *
 * @param document changed in place
 * @param language the leading language of the document
 */
export function describeStructure(document: PDFDocument, language: Language): void {
  const { catalog, context } = document;
  catalog.set(PDFName.of('Lang'), PDFString.of(language));
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({});
  preferences.set(PDFName.of('DisplayDocTitle'), context.obj(true));
  catalog.set(PDFName.of('ViewerPreferences'), preferences);
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (root === undefined) return;
  const used = new Set<string>();
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || element.get(PDFName.of('Type')) !== PDFName.of('StructElem')) continue;
    const role = element.get(PDFName.of('S'));
    if (role === PDFName.of('Ruby')) nameRubyBases(element);
    if (role === PDFName.of('Figure') && holdsFigure(element)) element.set(PDFName.of('S'), PDFName.of('Div'));
    if (role instanceof PDFName) used.add(role.decodeText());
  }
  mapRoles(document, root, used);
}

function mapRoles(document: PDFDocument, root: PDFDict, used: ReadonlySet<string>): void {
  const map = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict) ?? document.context.obj({});
  for (const role of [...used].sort()) {
    if (standardRoles.has(role) || map.has(PDFName.of(role))) continue;
    map.set(PDFName.of(role), PDFName.of(roleOf[role] ?? 'NonStruct'));
  }
  if (map.keys().length > 0) root.set(PDFName.of('RoleMap'), map);
}

function nameRubyBases(ruby: PDFDict): void {
  for (const child of childrenOf(ruby)) {
    const role = child.get(PDFName.of('S'));
    if (role === PDFName.of('NonStruct') || role === PDFName.of('Span')) child.set(PDFName.of('S'), PDFName.of('RB'));
  }
}

/** Whether this is an HTML figure around a picture: then the picture, which has the description, is the figure. */
function holdsFigure(figure: PDFDict): boolean {
  if (figure.has(PDFName.of('Alt'))) return false;
  const isFigure = (child: PDFDict): boolean =>
    child.get(PDFName.of('S')) === PDFName.of('Figure') || childrenOf(child).some(isFigure);
  return childrenOf(figure).some(isFigure);
}

function childrenOf(element: PDFDict): PDFDict[] {
  const kids = element.get(PDFName.of('K'));
  const list = kids instanceof PDFArray ? kids.asArray() : [kids];
  const children = list.map((kid) => (kid instanceof PDFRef ? element.context.lookup(kid) : kid));
  return children.filter((child) => child instanceof PDFDict);
}
