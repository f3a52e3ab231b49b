/**
 * Puts together what the pages took apart: a paragraph that was split is one element whose content lies on two pages, and
 * the heads of a table are read once (ISO 32000-1, 14.7.4.2).
 */
import { type Content, contentIn, isElement, type Kid, type StructureElement } from './tree.ts';

/** Types that stand in elements of their own type: a list in a list, a quotation in a quotation. */
const nesting: ReadonlySet<string> = new Set(['L', 'BlockQuote']);

/**
 * Moves the kids of every element that `continues` to the element that it continues: inside of one that was joined already,
 * to its counterpart there; else to the last element before it, in reading order, of the same type and language, and of
 * lists in lists to the outermost. One that continues nothing stays where it is. The heading rows at the beginning of a
 * continued table are left out, since they repeat those of its first part.
 *
 * @param roots changed in place
 * @param language the language of the document
 * @returns the content that is not read any more, to be marked as artifacts
 */
export function joinContinuations(roots: readonly StructureElement[], language: string): Content[] {
  const last = new Map<string, StructureElement>();
  const keys = new Map<StructureElement, string>();
  /** Cells of the next part of a row, by their place in it. */
  const cells = new Map<StructureElement, number>();
  const parents = new Map<StructureElement, StructureElement>();
  const dropped: Content[] = [];
  const renamed = new Map<string, string>();

  // A note at the foot of a page stands between the two parts of the text: notes and text do not continue each other.
  const keyOf = ({ type, isNote }: StructureElement, own: string, inNote: boolean): string =>
    `${isNote ? 'Note' : type} ${own} ${inNote ? 'note' : 'text'}`;

  const visit = (element: StructureElement, inherited: string, outerNote: boolean): void => {
    const own = element.language ?? inherited;
    const inNote = outerNote || element.isNote === true || holdsNotesOnly(element);
    const key = keyOf(element, own, inNote);
    last.set(key, element);
    keys.set(element, key);
    const before = element.kids;
    element.kids = [];
    for (const kid of before) place(element, kid, own, inNote, false);
  };

  /** In an element that goes on: what a kid of its next part goes on with. Cells follow one another as in the row above. */
  const counterpartOf = (
    parent: StructureElement,
    kid: StructureElement,
    key: string,
  ): StructureElement | undefined => {
    const others = parent.kids.filter(isElement);
    const cell = cells.get(kid);
    return cell === undefined ? others.findLast((other) => keys.get(other) === key) : others[cell];
  };

  /** Around the last element of a key, the outermost one of the same key. */
  const outermost = (key: string): StructureElement | undefined => {
    let found = last.get(key);
    if (!found || !nesting.has(found.type)) return found;
    for (let outer = parents.get(found); outer; outer = parents.get(outer)) {
      if (keys.get(outer) === key) found = outer;
    }
    return found;
  };

  /** Appends a kid, or joins it where it belongs. */
  const place = (
    parent: StructureElement,
    kid: Kid,
    inherited: string,
    outerNote: boolean,
    isJoined: boolean,
  ): void => {
    if (kid.kind !== 'element') {
      parent.kids.push(kid);
      return;
    }
    const own = kid.language ?? inherited;
    const inNote = outerNote || kid.isNote === true;
    const key = keyOf(kid, own, inNote);
    const counterpart = isJoined ? counterpartOf(parent, kid, key) : undefined;
    const target = kid.continues ? (counterpart ?? outermost(key)) : undefined;
    if (target === undefined) {
      parent.kids.push(kid);
      parents.set(kid, parent);
      visit(kid, inherited, outerNote);
      return;
    }
    const [rows, repeated] = target.type === 'Table' ? withoutHeads(kid.kids) : [kid.kids, []];
    if (repeated.length > 0) rename(headRows(target.kids), repeated, renamed);
    dropped.push(...repeated.flatMap((row) => [...contentIn(row)]));
    if (target.type === 'TR') for (const [index, cell] of rows.filter(isElement).entries()) cells.set(cell, index);
    for (const inner of rows) place(target, inner, own, inNote, true);
  };

  for (const root of roots) visit(root, language, false);
  if (renamed.size > 0) for (const root of roots) renameHeaders(root, renamed);
  return dropped;
}

/** Whether this is a box around notes, such as the foot of a page. */
function holdsNotesOnly({ kids }: StructureElement): boolean {
  return kids.length > 0 && kids.every((kid) => isElement(kid) && (kid.isNote === true || holdsNotesOnly(kid)));
}

/** Whether a row is made of heading cells alone. */
export function isHeadRow(kid: Kid): kid is StructureElement {
  if (kid.kind !== 'element' || kid.type !== 'TR') return false;
  const cells = kid.kids.filter((cell) => cell.kind === 'element');
  return cells.length > 0 && cells.every(({ type }) => type === 'TH');
}

function headRows(kids: readonly Kid[]): StructureElement[] {
  const end = kids.findIndex((kid) => kid.kind === 'element' && kid.type === 'TR' && !isHeadRow(kid));
  return kids.slice(0, end < 0 ? kids.length : end).filter(isHeadRow);
}

function withoutHeads(kids: readonly Kid[]): [Kid[], StructureElement[]] {
  const heads = headRows(kids);
  return [kids.filter((kid) => !heads.includes(kid as StructureElement)), heads];
}

/** The cells of a continued table name the repeated headings; they shall name the first ones. */
function rename(
  first: readonly StructureElement[],
  repeated: readonly StructureElement[],
  renamed: Map<string, string>,
): void {
  const ids = (rows: readonly StructureElement[]) =>
    rows.flatMap((row) => row.kids.flatMap((cell) => (cell.kind === 'element' ? [cell.id] : [])));
  const to = ids(first);
  for (const [index, from] of ids(repeated).entries()) {
    const name = to[index];
    if (from !== undefined && name !== undefined) renamed.set(from, name);
  }
}

function renameHeaders(element: StructureElement, renamed: ReadonlyMap<string, string>): void {
  if (element.cell) element.cell.headers = element.cell.headers.map((id) => renamed.get(id) ?? id);
  for (const kid of element.kids) if (kid.kind === 'element') renameHeaders(kid, renamed);
}

/**
 * Chromium repeats the head of a table on every page that the table reaches, and tags every one of them as the same cells.
 * Keeps the first.
 *
 * @param roots changed in place
 * @returns the content that is not read any more
 */
export function readHeadsOnce(roots: readonly StructureElement[]): Content[] {
  const dropped: Content[] = [];
  const visit = (element: StructureElement): void => {
    for (const kid of element.kids) {
      if (kid.kind !== 'element') continue;
      if (isHeadRow(kid)) dropped.push(...keepFirstPage(kid));
      else visit(kid);
    }
  };
  for (const root of roots) visit(root);
  return dropped;
}

function keepFirstPage(row: StructureElement): Content[] {
  const dropped: Content[] = [];
  const first = Math.min(...[...contentIn(row)].map(({ page }) => page));
  const visit = (element: StructureElement): void => {
    element.kids = element.kids.filter((kid) => {
      if (kid.kind === 'element') visit(kid);
      if (kid.kind !== 'content' || kid.page === first) return true;
      dropped.push(kid);
      return false;
    });
  };
  visit(row);
  return dropped;
}
