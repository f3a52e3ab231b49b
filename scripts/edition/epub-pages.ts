/** Where the pages of the printed booklet begin in the text of the EPUB. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../template/translate.ts';
import type { Language } from '../message/message.ts';
import { withMarkAt } from './epub-page-mark.ts';

/** The pages of a printed edition. */
export interface PrintedPages {
  /** What is printed on each page: its number, or its label in another numbering. */
  readonly labels: readonly string[];
  /** The page, 1-based, on which the element with an id begins. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** What each page begins with, in order; some have no text. */
  readonly starts: readonly PrintedStart[];
}

interface PrintedStart {
  readonly page: number;
  readonly row: string;
  /** The id of the row in the booklet; absent where it goes on from the page before. */
  readonly begins?: string;
  /** How many characters of it stand on earlier pages, for each language that begins or goes on here. */
  readonly taken: Readonly<Partial<Record<Language, number>>>;
  /** The languages in which the page has text. */
  readonly languages: readonly Language[];
}

/** An entry of the page list. */
export interface PageTarget {
  readonly label: string;
  /** The label as it is read out: “Page 3”. */
  readonly name: string;
  /** The id of its mark. */
  readonly id: string;
  /** The part of the frame that the mark belongs in; it is in the text where absent. */
  readonly frame?: 'cover' | 'contents';
}

/** The id of the mark of a page, 1-based. */
function pageId(page: number): string {
  return `page.${page}`;
}

/** A point in the text: before a row, or so many characters into one of its sides. */
interface Point {
  /** The place of the row in the book, from 0. */
  readonly row: number;
  readonly side?: { readonly language: Language; readonly taken: number };
}

/** A row, or the colophon. */
interface Place {
  readonly id: string;
  readonly element: Element;
}

/** Where pages begin in the text of the book, in order, and which pages of the booklet are not in it. */
interface Points {
  readonly points: ReadonlyMap<number, Point>;
  readonly leftOut: ReadonlySet<number>;
}

/**
 * Where a page begins inside a row, its point is inside it, in the leading language if that goes on there. A page without
 * text of its own begins where the next one does. Left out are pages in another language than the book, where the booklet
 * has others; and those that go back, for a booklet may show chapters in another order, and a page list counts forward only.
 */
function pointsOf(places: readonly Place[], pages: PrintedPages, languages: readonly Language[]): Points {
  const indexOf = new Map(places.map(({ id }, index) => [id, index]));
  const isOurs = (start: PrintedStart): boolean => languages.some((one) => start.languages.includes(one));
  const hasOurs = pages.starts.some((start) => indexOf.has(start.row) && isOurs(start));
  const found = new Map<number, Point>();
  const leftOut = new Set<number>();
  let before: Point = { row: 0 };
  let later = 0;
  for (const [at, start] of pages.starts.entries()) {
    const { row, begins } = start;
    // What is larger than its page takes more pages than were counted.
    if (begins !== undefined) later = Math.max(later, (pages.pageOf.get(begins) ?? 0) - start.page);
    const page = start.page + later;
    const index = indexOf.get(row);
    if (index === undefined && found.size === 0) continue;
    const isShown = index !== undefined && (isOurs(start) || !hasOurs);
    const isAhead = comesLater(pages.starts, at, languages);
    const point = isShown ? pointIn(places, index, start, isAhead, languages) : undefined;
    if (point && !isBefore(point, before, languages)) found.set(page, (before = point));
    else leftOut.add(page);
  }
  const first = Math.min(...found.keys(), pages.labels.length + 1);
  const points = new Map<number, Point>();
  for (let page = pages.labels.length, next: Point | undefined = before; page >= first; page -= 1) {
    next = found.get(page) ?? next;
    if (!leftOut.has(page)) points.set(page, next);
  }
  return { points, leftOut };
}

/** Whether a row that goes on here in another language has text in those of the book on a later page. */
function comesLater(starts: readonly PrintedStart[], at: number, languages: readonly Language[]): boolean {
  const row = starts[at]?.row;
  for (let next = at + 1; starts[next]?.row === row; next += 1)
    if (languages.some((one) => starts[next]?.taken[one] !== undefined)) return true;
  return false;
}

function pointIn(
  places: readonly Place[],
  row: number,
  { begins, taken }: PrintedStart,
  isAhead: boolean,
  languages: readonly Language[],
): Point | undefined {
  const language = languages.find((one) => taken[one] !== undefined);
  const count = language && taken[language];
  if ((language === undefined && begins !== undefined) || (count === 0 && language === languages[0])) return { row };
  const place = places[row];
  if (language && count !== undefined && place && withMarkAt(place.element, language, count, pageMark('', '')))
    return { row, side: { language, taken: count } };
  // What goes on is in the other language: this book's text comes on a later page, or goes on with the next row.
  if (language === undefined && isAhead) return { row };
  return row + 1 < places.length ? { row: row + 1 } : undefined;
}

function isBefore(one: Point, other: Point, languages: readonly Language[]): boolean {
  const [a, b] = [one, other].map(({ row, side }) => [
    row,
    side ? languages.indexOf(side.language) : -1,
    side?.taken ?? 0,
  ]) as [number[], number[]];
  const different = a.findIndex((value, index) => value !== b[index]);
  return different >= 0 && (a[different] as number) < (b[different] as number);
}

/**
 * Marks the pages in the text.
 *
 * @param bodies the documents of the book in reading order
 * @param languages those of the book, the leading one first
 * @returns the bodies with a mark where each page begins, and the page list
 */
export function withPages(
  bodies: readonly (readonly ElementContent[])[],
  pages: PrintedPages,
  languages: readonly Language[],
  words: Words,
): { readonly bodies: readonly ElementContent[][]; readonly list: readonly PageTarget[] } {
  const [language = 'ja'] = languages;
  const places = bodies.flatMap(placesIn);
  const { points, leftOut } = pointsOf(places, pages, languages);
  const label = (page: number): string => pages.labels[page - 1] ?? String(page);
  const entry = (page: number): PageTarget => ({
    label: label(page),
    name: words[language]('epub.pageNumber', { label: label(page) }),
    id: pageId(page),
  });
  const inOrder = [...points].toSorted(([a], [b]) => a - b);
  const marks = new Map<string, (readonly [page: number, side: Point['side']])[]>();
  for (const [page, { row, side }] of inOrder) {
    const id = places[row]?.id ?? '';
    marks.set(id, [...(marks.get(id) ?? []), [page, side]]);
  }
  const first = inOrder[0]?.[0] ?? pages.labels.length + 1;
  const contents = pages.pageOf.get('contents') ?? first;
  const frame = Array.from({ length: first - 1 }, (_, index) => index + 1)
    .filter((page) => !leftOut.has(page))
    .map((page): PageTarget => ({ ...entry(page), frame: page < contents ? 'cover' : 'contents' }));
  const marked = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      const id = node.type === 'element' ? node.properties.id : undefined;
      const own = typeof id === 'string' ? (marks.get(id) ?? []) : [];
      const result: ElementContent[] = [];
      let element = node;
      for (const [page, side] of own) {
        const mark = pageMark(pageId(page), entry(page).name);
        if (!side) result.push(mark);
        else if (element.type === 'element') element = withMarkAt(element, side.language, side.taken, mark) ?? element;
      }
      return [...result, element];
    });
  const list = [...frame, ...inOrder.map(([page]) => entry(page))];
  return { bodies: bodies.map(marked), list };
}

/** What a page can begin with: a row of the text, or the colophon. They stand side by side in their documents. */
function placesIn(body: readonly ElementContent[]): Place[] {
  return body.flatMap((node) => {
    const id = node.type === 'element' ? node.properties.id : undefined;
    return node.type === 'element' && typeof id === 'string' ? [{ id, element: node }] : [];
  });
}

function pageMark(id: string, name: string): Element {
  return h('span', { id, class: 'page-break', role: 'doc-pagebreak', ariaLabel: name });
}
