/** Reads the structure that Chromium wrote (ISO 32000-1, 14.7.2 to 14.7.5). */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { readTagHook } from '../tag-hooks.ts';
import type { CellAttributes, Kid, StructureElement } from './tree.ts';

const name = {
  type: PDFName.of('Type'),
  role: PDFName.of('S'),
  kids: PDFName.of('K'),
  page: PDFName.of('Pg'),
  language: PDFName.of('Lang'),
  alt: PDFName.of('Alt'),
  id: PDFName.of('ID'),
  attributes: PDFName.of('A'),
  object: PDFName.of('Obj'),
  markId: PDFName.of('MCID'),
  owner: PDFName.of('O'),
  scope: PDFName.of('Scope'),
  headers: PDFName.of('Headers'),
  rowSpan: PDFName.of('RowSpan'),
  colSpan: PDFName.of('ColSpan'),
  table: PDFName.of('Table'),
} as const;

/** @returns the elements below the root; nothing where the document is not tagged */
export function readStructure(document: PDFDocument): StructureElement[] | undefined {
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (root === undefined) return undefined;
  const { context } = document;
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]));
  const seen = new Set<PDFDict>();

  const kidsOf = (value: PDFObject | undefined, page: number | undefined): Kid[] => {
    if (value instanceof PDFNumber) {
      return page === undefined ? [] : [{ kind: 'content', page, mark: value.asNumber() }];
    }
    const object = value instanceof PDFRef ? context.lookup(value) : value;
    if (object instanceof PDFArray) return object.asArray().flatMap((kid) => kidsOf(kid, page));
    if (!(object instanceof PDFDict) || seen.has(object)) return [];
    seen.add(object);
    const own = pageOf(object) ?? page;
    const mark = object.get(name.markId);
    if (mark instanceof PDFNumber)
      return own === undefined ? [] : [{ kind: 'content', page: own, mark: mark.asNumber() }];
    const target = object.get(name.object);
    if (target instanceof PDFRef) return own === undefined ? [] : [{ kind: 'annotation', page: own, ref: target }];
    return object.has(name.role) ? [elementFrom(object, own)] : [];
  };

  const pageOf = (dictionary: PDFDict): number | undefined => {
    const ref = dictionary.get(name.page);
    return ref instanceof PDFRef ? pages.get(ref) : undefined;
  };

  const elementFrom = (dictionary: PDFDict, page: number | undefined): StructureElement => {
    const type = dictionary.lookup(name.role);
    const { language, isNote, continues, isSide, isPageNumber } = readTagHook(textOf(dictionary.lookup(name.language)));
    const alt = textOf(dictionary.lookup(name.alt));
    const id = textOf(dictionary.lookup(name.id));
    const { cell, attributes } = attributesOf(dictionary);
    return {
      kind: 'element',
      type: type instanceof PDFName ? type.decodeText() : 'NonStruct',
      ...(language !== undefined && { language }),
      ...(isNote && { isNote }),
      ...(continues && { continues }),
      ...(isSide && { isSide }),
      ...(isPageNumber && { isPageNumber }),
      ...(alt !== undefined && { alt }),
      ...(id !== undefined && { id }),
      ...(cell && { cell }),
      attributes,
      kids: kidsOf(dictionary.get(name.kids), page),
    };
  };

  return kidsOf(root.get(name.kids), undefined).filter((kid) => kid.kind === 'element');
}

function attributesOf(element: PDFDict): { cell: CellAttributes | undefined; attributes: PDFDict[] } {
  const value = element.lookup(name.attributes);
  const list = value instanceof PDFArray ? value.asArray().map((item) => element.context.lookup(item)) : [value];
  const dictionaries = list.filter((item) => item instanceof PDFDict);
  const ofTable = dictionaries.filter((dictionary) => dictionary.get(name.owner) === name.table);
  if (ofTable.length === 0) return { cell: undefined, attributes: dictionaries };
  const find = (key: PDFName) =>
    ofTable.map((dictionary) => dictionary.lookup(key)).find((found) => found !== undefined);
  const span = (key: PDFName) => Math.max(1, Number((find(key) as PDFNumber | undefined)?.asNumber?.() ?? 1));
  const headers = find(name.headers);
  const scope = find(name.scope);
  const scopeName = scope instanceof PDFName ? scope.decodeText() : undefined;
  return {
    attributes: dictionaries.filter((dictionary) => !ofTable.includes(dictionary)),
    cell: {
      rowSpan: span(name.rowSpan),
      colSpan: span(name.colSpan),
      ...((scopeName === 'Row' || scopeName === 'Column' || scopeName === 'Both') && { scope: scopeName }),
      headers: headers instanceof PDFArray ? headers.asArray().flatMap((item) => textOf(item) ?? []) : [],
    },
  };
}

function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}
