/**
 * The structure of a tagged PDF as a tree that can be rearranged (ISO 32000-1, 14.7). Chromium writes thousands of
 * dictionaries that point at each other; a change of one would have to be made in three places.
 */
import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';

/** An element of the structure. */
export interface StructureElement {
  readonly kind: 'element';
  /** The structure type: `P`, `H1`, `Span`. */
  type: string;
  /** `ja` or `en`; absent where it is that of the element around it. */
  language?: string;
  alt?: string;
  /** The identifier in the tree that was read; writing makes new ones. */
  id?: string;
  /** That it continues, on the next page, the last element of its type and language before it. */
  continues?: boolean;
  /** Whether it is a note, which needs an identifier. */
  isNote?: boolean;
  /** Whether the text beside it says the same in the other language. */
  isSide?: boolean;
  /** Whether it is the number of the page to which the text before it leads. */
  isPageNumber?: boolean;
  /** Attributes as they were written, except those named below. */
  attributes: PDFDict[];
  cell?: CellAttributes;
  kids: Kid[];
}

/** What a cell says of itself (14.8.5.7). */
export interface CellAttributes {
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Of a heading. */
  readonly scope?: 'Row' | 'Column' | 'Both';
  /** Identifiers of the headings of a cell. */
  headers: readonly string[];
}

/** A marked-content sequence. */
export interface Content {
  readonly kind: 'content';
  /** 0-based. */
  readonly page: number;
  readonly mark: number;
}

/** An annotation, such as the place to click for a link. */
export interface Annotation {
  readonly kind: 'annotation';
  readonly page: number;
  readonly ref: PDFRef;
}

export type Kid = StructureElement | Content | Annotation;

/** A new element of a type around some kids. */
export function elementOf(type: string, kids: readonly Kid[]): StructureElement {
  return { kind: 'element', type, attributes: [], kids: [...kids] };
}

export function isElement(kid: Kid): kid is StructureElement {
  return kid.kind === 'element';
}

/** An element and all elements below it, in reading order. */
export function* elementsIn(element: StructureElement): Generator<StructureElement> {
  yield element;
  for (const kid of element.kids) if (kid.kind === 'element') yield* elementsIn(kid);
}

/** All marked content below an element, in reading order. */
export function* contentIn(element: StructureElement): Generator<Content> {
  for (const kid of element.kids) {
    if (kid.kind === 'content') yield kid;
    else if (kid.kind === 'element') yield* contentIn(kid);
  }
}
