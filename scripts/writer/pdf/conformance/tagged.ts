/** A tagged document as the checks see it: read from its objects, apart from the passes that wrote them. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PageMarks } from '../content/marks.ts';

/** A failure condition of the Matterhorn Protocol 1.1, such as `01-005`, that a document meets. */
export interface Failure {
  readonly condition: string;
  /** Where: `page 3`, `Figure`. */
  readonly place: string;
}

/** An element as it is written. */
export interface Node {
  readonly dictionary: PDFDict;
  /** As written, before the RoleMap. */
  readonly type: string;
  /** The standard type that it stands for. */
  readonly role: string;
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
  /** Marked content and annotations in the element itself. */
  readonly marks: readonly { readonly page: PDFRef | undefined; readonly id: number }[];
  readonly annotations: readonly PDFDict[];
}

/** What a page shows, from its content stream. */
export interface PageFacts extends PageMarks {
  readonly page: PDFDict;
  readonly ref: PDFRef;
}

export interface Tagged {
  readonly document: PDFDocument;
  readonly roleMap: ReadonlyMap<string, string>;
  readonly roots: readonly Node[];
  /** All elements in reading order. */
  readonly nodes: readonly Node[];
  readonly pages: readonly PageFacts[];
}

const key = (name: string): PDFName => PDFName.of(name);

/** Reads the structure. */
export function readTagged(document: PDFDocument, pages: readonly PageFacts[]): Tagged {
  const { catalog, context } = document;
  const root = catalog.lookupMaybe(key('StructTreeRoot'), PDFDict);
  const map = root?.lookupMaybe(key('RoleMap'), PDFDict);
  const roleMap = new Map(map?.entries().map(([name, value]) => [name.decodeText(), nameOf(value)]));
  const nodes: Node[] = [];
  const seen = new Set<PDFDict>();
  const read = (dictionary: PDFDict, parent: Node | undefined, outerPage: PDFRef | undefined): Node => {
    const type = nameOf(dictionary.lookup(key('S')));
    const children: Node[] = [];
    const marks: { page: PDFRef | undefined; id: number }[] = [];
    const annotations: PDFDict[] = [];
    const node: Node = { dictionary, type, role: standardRole(type, roleMap), parent, children, marks, annotations };
    nodes.push(node);
    const page = refOf(dictionary.get(key('Pg'))) ?? outerPage;
    for (const kid of listOf(dictionary.get(key('K')), document)) {
      const object = kid instanceof PDFRef ? context.lookup(kid) : kid;
      if (object instanceof PDFNumber) marks.push({ page, id: object.asNumber() });
      if (!(object instanceof PDFDict)) continue;
      const id = object.get(key('MCID'));
      const target = object.lookup(key('Obj'));
      if (id instanceof PDFNumber) marks.push({ page: refOf(object.get(key('Pg'))) ?? page, id: id.asNumber() });
      else if (target instanceof PDFDict) annotations.push(target);
      else if (object.has(key('S')) && !seen.has(object)) {
        seen.add(object);
        children.push(read(object, node, page));
      }
    }
    return node;
  };
  const roots = listOf(root?.get(key('K')), document).flatMap((kid) => {
    const object = kid instanceof PDFRef ? context.lookup(kid) : kid;
    return object instanceof PDFDict ? [read(object, undefined, undefined)] : [];
  });
  return { document, roleMap, roots, nodes, pages };
}

function standardRole(type: string, map: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let role = type;
  for (let next = map.get(role); next !== undefined && !seen.has(role); next = map.get(role)) {
    seen.add(role);
    role = next;
  }
  return role;
}

/** The kids of an element: one, or an array of them, which may be an object of its own. */
function listOf(value: unknown, document: PDFDocument): readonly unknown[] {
  const object = value instanceof PDFRef ? document.context.lookup(value) : value;
  if (object instanceof PDFArray) return object.asArray();
  return object === undefined ? [] : [object];
}

function refOf(value: unknown): PDFRef | undefined {
  return value instanceof PDFRef ? value : undefined;
}

export function nameOf(value: unknown): string {
  return value instanceof PDFName ? value.decodeText() : '';
}

/** A text string that says something. */
export function hasText(value: unknown): boolean {
  return (value instanceof PDFString || value instanceof PDFHexString) && value.decodeText().trim() !== '';
}
