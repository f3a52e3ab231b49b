/** The outline: one entry for a heading and its translation (ISO 32000-1, 12.3.3). */
import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PageContent } from '../content/pages.ts';
import { spoken } from './spoken.ts';
import { isHeading } from './standard-types.ts';
import { contentIn, isElement, type StructureElement } from './tree.ts';

interface Heading {
  readonly level: number;
  readonly language: string;
  readonly text: string;
  /** Which page and, counted through the document, which piece of content it begins and ends with. */
  readonly page: number;
  readonly first: number;
  readonly last: number;
  readonly destination: PDFObject;
}

interface Entry {
  readonly level: number;
  readonly text: string;
  readonly destination: PDFObject;
}

/**
 * Writes the outline anew. Chromium makes an entry of every heading, without the spaces at which its lines break; here a
 * heading and its translation make one entry, `日本語 / English`, that leads to the first of them.
 *
 * @param document changed in place; its outline stays as it is where it does not match the headings
 */
export function rewriteOutline(
  document: PDFDocument,
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  language: string,
): void {
  const outline = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  if (outline === undefined) return;
  const items = [...itemsIn(outline)];
  const headings = headingsIn(roots, pages, language);
  if (items.length !== headings.length) return;
  const placed = headings.flatMap((heading, index): Heading[] => {
    const { dictionary } = items[index] ?? {};
    const destination = dictionary?.get(PDFName.of('Dest'));
    const title = dictionary?.lookup(PDFName.of('Title'));
    const written = title instanceof PDFHexString || title instanceof PDFString ? title.decodeText() : '';
    // A font that does not say what its letters are: the browser knew.
    const text = heading.text.includes('\uFFFD') ? written : heading.text;
    return destination === undefined ? [] : [{ ...heading, text, destination }];
  });
  if (placed.length !== items.length) return;
  for (const { ref } of items) if (ref) document.context.delete(ref);
  writeEntries(document, outline, paired(placed));
}

/** Headings side by side or one below the other, then those on facing pages. */
function paired(headings: readonly Heading[]): Entry[] {
  const taken = new Set<Heading>();
  const translation = new Map<Heading, Heading>();
  const pair = (first: Heading, second: Heading): void => {
    translation.set(first, second);
    taken.add(first).add(second);
  };
  for (const [index, heading] of headings.entries()) {
    const next = headings[index + 1];
    // One piece of content may stand between them: a remark on the translation.
    if (next && !taken.has(heading) && isTranslation(heading, next) && next.first - heading.last <= 2) {
      pair(heading, next);
    }
  }
  const runs = runsOf(headings.filter((heading) => !taken.has(heading)));
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1] ?? [];
    const fits = run.every((heading, at) => {
      const other = next[at];
      return other && !taken.has(heading) && isTranslation(heading, other) && Math.abs(other.page - heading.page) <= 1;
    });
    if (fits && run.length === next.length)
      for (const [at, heading] of run.entries()) pair(heading, next[at] as Heading);
  }
  const seconds = new Set(translation.values());
  return headings
    .filter((heading) => !seconds.has(heading))
    .map((heading) => {
      const second = translation.get(heading);
      return { ...heading, text: second === undefined ? heading.text : `${heading.text} / ${second.text}` };
    });
}

function isTranslation(first: Heading, second: Heading): boolean {
  return first.level === second.level && first.language !== second.language;
}

/** Neighbours in one language on one page. */
function runsOf(headings: readonly Heading[]): Heading[][] {
  const runs: Heading[][] = [];
  for (const heading of headings) {
    const run = runs.at(-1);
    if (run?.[0]?.language === heading.language && run[0].page === heading.page) run.push(heading);
    else runs.push([heading]);
  }
  return runs;
}

function headingsIn(
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  language: string,
): Omit<Heading, 'destination'>[] {
  const headings: Omit<Heading, 'destination'>[] = [];
  let count = 0;
  const visit = (element: StructureElement, inherited: string): void => {
    const own = element.language ?? inherited;
    if (isHeading(element.type)) {
      const content = [...contentIn(element)];
      headings.push({
        level: Number(element.type.slice(1)) || 1,
        language: own,
        text: spoken(element, pages, inherited),
        page: content[0]?.page ?? 0,
        first: count,
        last: count + content.length - 1,
      });
      count += content.length;
      return;
    }
    for (const kid of element.kids) {
      if (isElement(kid)) visit(kid, own);
      else count += 1;
    }
  };
  for (const root of roots) visit(root, language);
  return headings;
}

interface Item {
  readonly ref: PDFRef | undefined;
  readonly dictionary: PDFDict;
}

/** The items of an outline in the order in which a reader shows them. */
function* itemsIn(parent: PDFDict): Generator<Item> {
  const seen = new Set<PDFDict>();
  let next = parent.get(PDFName.of('First'));
  while (next !== undefined) {
    const dictionary = parent.context.lookup(next);
    if (!(dictionary instanceof PDFDict) || seen.has(dictionary)) return;
    seen.add(dictionary);
    yield { ref: next instanceof PDFRef ? next : undefined, dictionary };
    yield* itemsIn(dictionary);
    next = dictionary.get(PDFName.of('Next'));
  }
}

interface Branch {
  readonly entry: Entry | undefined;
  readonly children: Branch[];
}

function writeEntries(document: PDFDocument, outline: PDFDict, entries: readonly Entry[]): void {
  const { context, catalog } = document;
  const root: Branch = { entry: undefined, children: [] };
  const open: Branch[] = [root];
  for (const entry of entries) {
    while (open.length > 1 && (open.at(-1)?.entry?.level ?? 0) >= entry.level) open.pop();
    const branch: Branch = { entry, children: [] };
    open.at(-1)?.children.push(branch);
    open.push(branch);
  }
  const writeChildren = (parent: PDFDict, parentRef: PDFRef, children: readonly Branch[]): number => {
    const refs = children.map(() => context.nextRef());
    let count = 0;
    for (const [index, { entry, children: inner }] of children.entries()) {
      const item = context.obj({ Parent: parentRef });
      if (entry) item.set(PDFName.of('Title'), PDFHexString.fromText(entry.text));
      if (entry) item.set(PDFName.of('Dest'), entry.destination);
      const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]];
      if (ref === undefined) continue;
      if (previous) item.set(PDFName.of('Prev'), previous);
      if (next) item.set(PDFName.of('Next'), next);
      count += 1 + writeChildren(item, ref, inner);
      context.assign(ref, item);
    }
    const [first, last] = [refs[0], refs.at(-1)];
    if (first && last) {
      parent.set(PDFName.of('First'), first);
      parent.set(PDFName.of('Last'), last);
      parent.set(PDFName.of('Count'), context.obj(count));
    }
    return count;
  };
  const current = catalog.get(PDFName.of('Outlines'));
  const ref = current instanceof PDFRef ? current : context.register(outline);
  for (const key of ['First', 'Last', 'Count']) outline.delete(PDFName.of(key));
  writeChildren(outline, ref, root.children);
  catalog.set(PDFName.of('Outlines'), ref);
}
