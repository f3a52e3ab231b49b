/** Writes the structure into the document in place of the one that was read (ISO 32000-1, 14.7.2 to 14.7.5). */
import {
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { roleOf, standardTypes } from './standard-types.ts';
import { elementsIn, type Kid, type StructureElement } from './tree.ts';

/** How many entries a leaf of a number tree holds, so that a reader need not read them all to find one (7.9.7). */
const leafSize = 512;

/**
 * Replaces the structure: elements, the trees that lead from content and annotations back to them, identifiers of headings
 * and notes (counted from 1, so that two prints of one page agree), and the roles of types that PDF 1.7 does not know.
 *
 * @param document changed in place; it has a structure
 */
export function writeStructure(document: PDFDocument, roots: readonly StructureElement[]): void {
  const { catalog, context } = document;
  const old = catalog.get(PDFName.of('StructTreeRoot'));
  removeElements(document);
  const rootRef = old instanceof PDFRef ? old : context.nextRef();
  const pages = document.getPages();
  const parents: PDFRef[][] = pages.map(() => []);
  const annotations: { readonly ref: PDFRef; readonly parent: PDFRef }[] = [];
  const ids = identifiers(roots);
  const named: [string, PDFRef][] = [];
  const types = new Set<string>();

  const write = (element: StructureElement, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    const dictionary = context.obj({ Type: 'StructElem', S: element.type, P: parent });
    types.add(element.type);
    const page = firstPage(element.kids);
    if (page !== undefined) dictionary.set(PDFName.of('Pg'), pageRef(page));
    if (element.language !== undefined) dictionary.set(PDFName.of('Lang'), PDFString.of(element.language));
    if (element.alt !== undefined) dictionary.set(PDFName.of('Alt'), PDFHexString.fromText(element.alt));
    const id = ids.of.get(element);
    if (id !== undefined) {
      dictionary.set(PDFName.of('ID'), PDFString.of(id));
      named.push([id, ref]);
    }
    const attributes = [...element.attributes, ...cellAttributes(document, element, ids)];
    if (attributes.length === 1) dictionary.set(PDFName.of('A'), attributes[0] as PDFObject);
    else if (attributes.length > 1) dictionary.set(PDFName.of('A'), context.obj(attributes));
    const kids = element.kids.map((kid) => kidObject(kid, ref, page));
    if (kids.length === 1) dictionary.set(PDFName.of('K'), kids[0] as PDFObject);
    else if (kids.length > 1) dictionary.set(PDFName.of('K'), context.obj(kids));
    context.assign(ref, dictionary);
    return ref;
  };

  const kidObject = (kid: Kid, ref: PDFRef, page: number | undefined): PDFObject => {
    if (kid.kind === 'element') return write(kid, ref);
    if (kid.kind === 'annotation') {
      annotations.push({ ref: kid.ref, parent: ref });
      return context.obj({ Type: 'OBJR', Obj: kid.ref, Pg: pageRef(kid.page) });
    }
    const list = parents[kid.page];
    if (list) list[kid.mark] = ref;
    if (kid.page === page) return context.obj(kid.mark);
    return context.obj({ Type: 'MCR', Pg: pageRef(kid.page), MCID: kid.mark });
  };

  const pageRef = (index: number): PDFRef => pages[index]?.ref as PDFRef;

  const root = context.obj({ Type: 'StructTreeRoot' });
  const kids = roots.map((element) => write(element, rootRef));
  root.set(PDFName.of('K'), kids.length === 1 ? (kids[0] as PDFObject) : context.obj(kids));
  const entries: [number, PDFObject][] = [];
  for (const [index, page] of pages.entries()) {
    page.node.set(PDFName.of('StructParents'), context.obj(entries.length));
    const list = Array.from(parents[index] ?? [], (ref) => ref ?? null);
    entries.push([entries.length, context.register(context.obj(list))]);
  }
  for (const { ref, parent } of annotations) {
    const annotation = context.lookup(ref);
    if (!(annotation instanceof PDFDict)) continue;
    annotation.set(PDFName.of('StructParent'), context.obj(entries.length));
    entries.push([entries.length, parent]);
  }
  root.set(PDFName.of('ParentTree'), numberTree(document, entries));
  root.set(PDFName.of('ParentTreeNextKey'), context.obj(entries.length));
  const names = named.flatMap(([name, ref]) => [PDFString.of(name), ref]);
  if (named.length > 0) root.set(PDFName.of('IDTree'), context.register(context.obj({ Names: names })));
  const roles = roleMap(types);
  if (Object.keys(roles).length > 0) root.set(PDFName.of('RoleMap'), context.obj(roles));
  context.assign(rootRef, root);
  catalog.set(PDFName.of('StructTreeRoot'), rootRef);
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
}

function removeElements(document: PDFDocument): void {
  const { context } = document;
  const type = PDFName.of('Type');
  const element = PDFName.of('StructElem');
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(type) === element) context.delete(ref);
  }
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  for (const key of ['ParentTree', 'IDTree']) removeTree(document, root?.get(PDFName.of(key)));
}

/** Deletes the nodes of a number or name tree, and the arrays that they name. */
function removeTree(document: PDFDocument, ref: PDFObject | undefined): void {
  const { context } = document;
  const node = ref instanceof PDFRef ? context.lookup(ref) : ref;
  if (node === undefined || node instanceof PDFRawStream) return;
  if (ref instanceof PDFRef) context.delete(ref);
  if (node instanceof PDFDict) {
    for (const key of ['Kids', 'Nums']) removeTree(document, node.get(PDFName.of(key)));
  } else if ('asArray' in node && typeof node.asArray === 'function') {
    for (const item of node.asArray() as PDFObject[]) removeTree(document, item);
  }
}

/** The new identifiers, by element and by the identifier that was read. */
interface Identifiers {
  readonly of: ReadonlyMap<StructureElement, string>;
  readonly instead: ReadonlyMap<string, string>;
}

/** New identifiers for cells that others name, and for notes, in reading order and therefore sorted (7.9.6). */
function identifiers(roots: readonly StructureElement[]): Identifiers {
  const of = new Map<StructureElement, string>();
  const instead = new Map<string, string>();
  for (const root of roots) {
    for (const element of elementsIn(root)) {
      if (element.id === undefined && element.type !== 'Note') continue;
      const name = `node${String(of.size + 1).padStart(8, '0')}`;
      of.set(element, name);
      if (element.id !== undefined) instead.set(element.id, name);
    }
  }
  return { of, instead };
}

function cellAttributes({ context }: PDFDocument, { cell }: StructureElement, ids: Identifiers): PDFDict[] {
  if (cell === undefined) return [];
  const dictionary = context.obj({ O: 'Table' });
  if (cell.scope) dictionary.set(PDFName.of('Scope'), PDFName.of(cell.scope));
  if (cell.rowSpan > 1) dictionary.set(PDFName.of('RowSpan'), context.obj(cell.rowSpan));
  if (cell.colSpan > 1) dictionary.set(PDFName.of('ColSpan'), context.obj(cell.colSpan));
  const headers = cell.headers.flatMap((old) => {
    const target = ids.instead.get(old);
    return target === undefined ? [] : [PDFString.of(target)];
  });
  if (headers.length > 0) dictionary.set(PDFName.of('Headers'), context.obj(headers));
  return dictionary.keys().length > 1 ? [dictionary] : [];
}

/** The page of the first content that stands in an element itself. */
function firstPage(kids: readonly Kid[]): number | undefined {
  const first = kids.find((kid) => kid.kind === 'content') ?? kids.find((kid) => kid.kind === 'annotation');
  return first?.kind === 'content' || first?.kind === 'annotation' ? first.page : undefined;
}

function numberTree({ context }: PDFDocument, entries: readonly [number, PDFObject][]): PDFRef {
  const flat = (some: readonly [number, PDFObject][]) => some.flatMap(([key, value]) => [context.obj(key), value]);
  if (entries.length <= leafSize) return context.register(context.obj({ Nums: flat(entries) }));
  const leaves: PDFRef[] = [];
  for (let at = 0; at < entries.length; at += leafSize) {
    const some = entries.slice(at, at + leafSize);
    const limits = [some[0]?.[0] ?? 0, some.at(-1)?.[0] ?? 0];
    leaves.push(context.register(context.obj({ Limits: limits, Nums: flat(some) })));
  }
  return context.register(context.obj({ Kids: leaves }));
}

function roleMap(types: ReadonlySet<string>): Record<string, string> {
  const foreign = [...types].filter((type) => !standardTypes.has(type)).sort();
  return Object.fromEntries(foreign.map((type) => [type, roleOf[type] ?? 'NonStruct']));
}
