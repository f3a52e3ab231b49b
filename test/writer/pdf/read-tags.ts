/**
 * The tags of a PDF as one tree over all of its pages, with the letters that stand under each. For tests. It shares no code
 * with the room that writes the tags.
 */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Box, Glyph, InkPage } from './read-ink.ts';

/** Letters that belong together and stand on one page. */
export interface Marked {
  readonly kind: 'marked';
  /** 1-based. */
  readonly page: number;
  readonly glyphs: readonly Glyph[];
}

/** A place to click. */
export interface Click {
  readonly kind: 'click';
  /** 1-based. */
  readonly page: number;
  readonly box: Box;
  /** What a screen reader says of it. */
  readonly says: string;
  /** The page that it leads to, 1-based, and how the place there is called; or a web address. */
  readonly toPage: number | undefined;
  readonly to: string;
}

export interface Tag {
  readonly kind: 'tag';
  readonly role: string;
  /** Its own, or that of what is around it. */
  readonly language: string;
  readonly alt: string | undefined;
  readonly kids: readonly (Tag | Marked | Click)[];
}

/** @returns the elements below the root @throws where the document has no structure */
export async function readTags(bytes: Uint8Array, pages: readonly InkPage[]): Promise<Tag[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const numbers = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]));
  const destinations = destinationsOf(document, numbers);
  const glyphs = pages.map((page) => Map.groupBy(page.glyphs, ({ mark }) => mark));

  const kids = (value: unknown, page: number, language: string): (Tag | Marked | Click)[] => {
    const object = value instanceof PDFRef ? context.lookup(value) : value;
    if (object instanceof PDFArray) return object.asArray().flatMap((kid) => kids(kid, page, language));
    if (object instanceof PDFNumber)
      return [{ kind: 'marked', page, glyphs: glyphs[page - 1]?.get(object.asNumber()) ?? [] }];
    if (!(object instanceof PDFDict)) return [];
    const ref = object.get(PDFName.of('Pg'));
    const own = ref instanceof PDFRef ? (numbers.get(ref) ?? page) : page;
    if (object.has(PDFName.of('MCID'))) return kids(object.get(PDFName.of('MCID')), own, language);
    if (object.has(PDFName.of('Obj'))) return click(object.lookup(PDFName.of('Obj')), own, destinations);
    const role = object.lookup(PDFName.of('S'));
    if (!(role instanceof PDFName)) return [];
    const spoken = stringOf(object.lookup(PDFName.of('Lang'))) ?? language;
    return [
      {
        ...{ kind: 'tag', role: role.decodeText(), language: spoken, alt: stringOf(object.lookup(PDFName.of('Alt'))) },
        kids: kids(object.get(PDFName.of('K')), own, spoken),
      },
    ];
  };
  const language = stringOf(catalog.lookup(PDFName.of('Lang'))) ?? '';
  return kids(root.get(PDFName.of('K')), 0, language).filter((kid) => kid.kind === 'tag');
}

function click(annotation: unknown, page: number, destinations: ReadonlyMap<string, number>): Click[] {
  if (!(annotation instanceof PDFDict)) return [];
  const corners = annotation.lookup(PDFName.of('Rect'), PDFArray).asArray();
  const [left = 0, bottom = 0, right = 0, top = 0] = corners.map((one) => (one as PDFNumber).asNumber());
  const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
  const target = annotation.lookup(PDFName.of('Dest')) ?? action?.lookup(PDFName.of('D'));
  const name = target instanceof PDFName ? target.decodeText() : stringOf(target);
  return [
    {
      ...{ kind: 'click', page, box: { left, bottom, right, top } },
      says: stringOf(annotation.lookup(PDFName.of('Contents'))) ?? '',
      toPage: name === undefined ? undefined : destinations.get(name),
      to: name === undefined ? (stringOf(action?.lookup(PDFName.of('URI'))) ?? '') : decodeURIComponent(name),
    },
  ];
}

/** Name → page. */
function destinationsOf(document: PDFDocument, numbers: ReadonlyMap<unknown, number>): Map<string, number> {
  const result = new Map<string, number>();
  const add = (name: string, value: unknown): void => {
    const target = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
    const page = target instanceof PDFArray ? numbers.get(target.get(0)) : undefined;
    if (page !== undefined) result.set(name, page);
  };
  const old = document.catalog.lookup(PDFName.of('Dests'));
  if (old instanceof PDFDict) for (const key of old.keys()) add(key.decodeText(), old.lookup(key));
  const leaves = (node: unknown): void => {
    if (!(node instanceof PDFDict)) return;
    const names = node.lookup(PDFName.of('Names'));
    if (names instanceof PDFArray)
      for (let index = 0; index + 1 < names.size(); index += 2)
        add(stringOf(names.lookup(index)) ?? '', names.lookup(index + 1));
    const inner = node.lookup(PDFName.of('Kids'));
    if (inner instanceof PDFArray) for (let index = 0; index < inner.size(); index += 1) leaves(inner.lookup(index));
  };
  const trees = document.catalog.lookup(PDFName.of('Names'));
  if (trees instanceof PDFDict) leaves(trees.lookup(PDFName.of('Dests')));
  return result;
}

function stringOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** All elements below some, in reading order, those that hold others first. */
export function* tagsIn(tags: readonly Tag[]): Generator<Tag> {
  for (const tag of tags) {
    yield tag;
    yield* tagsIn(tag.kids.filter((kid) => kid.kind === 'tag'));
  }
}

/** All letters below an element, in reading order; those of one page where it is named. */
export function* markedIn(tag: Tag): Generator<Marked> {
  for (const kid of tag.kids) {
    if (kid.kind === 'marked') yield kid;
    else if (kid.kind === 'tag') yield* markedIn(kid);
  }
}
