/** Long chapters of an EPUB as several documents, cut between rows. */
import type { Element, ElementContent } from 'hast';
import type { EpubDocument } from './epub.ts';
import { idsIn } from './inner-links.ts';
import { hasClass } from './classes.ts';

export interface PartsRule {
  /** The most bytes that the body of a document may have. */
  readonly limit: number;
  /** The bytes of content as it will be written, links into other documents included. */
  readonly measure: (nodes: readonly ElementContent[]) => number;
}

/** What cannot be cut and is longer than a document may be. */
export interface Oversize {
  /** The id of the row; it is measured with the heading before it and the notes that it refers to first. */
  readonly row: string;
  readonly bytes: number;
}

/**
 * The documents of a book, each chapter that is too long for one document cut into parts of about the same length. The
 * second part and all after it are marked with `continues`, and share the title of the chapter.
 *
 * A part begins before a heading, of the highest level that is near, else before any row; a heading is never the last row
 * of a part. Notes stand at the end of the part that refers to them first, because some reading systems show a note over
 * the text only if it is in the same document, and hide it where it stands.
 */
export function inParts(
  documents: readonly EpubDocument[],
  rule: PartsRule,
): { readonly documents: readonly EpubDocument[]; readonly oversize: readonly Oversize[] } {
  const names = new Set(documents.map(({ name }) => name));
  const oversize: Oversize[] = [];
  const parts = documents.flatMap((document) => {
    if (mostBytes(document.body) <= rule.limit) return [document];
    const { rows, notes } = withNotesApart(document.body);
    const pieces = piecesOf(rows, notes?.children ?? [], rule);
    if (bytesOf(pieces) <= rule.limit) return [document];
    for (const { nodes, bytes } of pieces)
      if (bytes > rule.limit) oversize.push({ row: longestRow(nodes, rule), bytes });
    return balanced(pieces, rule.limit).map((part, index): EpubDocument => {
      const body = [...part.flatMap(({ nodes }) => nodes), ...notesSection(notes, part)];
      const ids = idsIn(body);
      const sections = document.sections.filter(({ id }) => ids.has(id));
      return index === 0
        ? { ...document, body, sections }
        : { ...document, name: freeName(document.name, index + 1, names), body, sections, continues: true };
    });
  });
  return { documents: parts, oversize };
}

function longestRow(nodes: readonly ElementContent[], { measure }: PartsRule): string {
  const rows = nodes.flatMap((node) =>
    node.type === 'element' && hasClass(node, 'row')
      ? [{ id: String(node.properties.id), bytes: measure([node]) }]
      : [],
  );
  return rows.toSorted((a, b) => b.bytes - a.bytes)[0]?.id ?? '';
}

/** A name that no other document has: `background-2`. */
function freeName(name: string, number: number, taken: Set<string>): string {
  let free = `${name}-${number}`;
  for (let count = number + 1; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}

/** What an attribute can bring with it: the name of another document in its address, `xml:lang`, `epub:type`. */
const gains: Readonly<Record<string, number>> = { href: 200, src: 200, lang: 20, role: 40 };

/** The most bytes that content can have when it is written, at once: for the many chapters that are not too long. */
export function mostBytes(nodes: readonly ElementContent[]): number {
  let bytes = 0;
  for (const node of nodes) {
    if (node.type === 'text') bytes += mostBytesOf(node.value);
    if (node.type !== 'element') continue;
    bytes += node.tagName.length * 2 + 5 + mostBytes(node.children);
    for (const name in node.properties) {
      // A space, an equals sign, two quotation marks, and hyphens: ` aria-label=""`.
      bytes += name.length + 8 + mostBytesOf(String(node.properties[name])) + (gains[name] ?? 0);
    }
  }
  return bytes;
}

/** In UTF-8, characters that may be escaped counted as the six bytes of `&#x26;`. */
function mostBytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x800) bytes += 3;
    else bytes += isEscaped(unit) || unit >= 0x80 ? 6 : 1;
  }
  return bytes;
}

/** `&`, `<`, `>` (as in `]]>`), and what is escaped in attributes. */
function isEscaped(unit: number): boolean {
  return unit === 0x26 || unit === 0x3c || unit === 0x3e || unit === 0x22 || unit === 0x27 || unit === 0x60;
}

/** Rows that stay together, and the notes that they refer to first. */
interface Piece {
  readonly nodes: readonly ElementContent[];
  readonly notes: readonly ElementContent[];
  readonly bytes: number;
  /** What it costs to begin a part with it. To compare: a part that is half as long as it should be costs 0.25. */
  readonly cut: number;
}

function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The rows of a chapter, and the section at its end that holds its notes. */
function withNotesApart(body: readonly ElementContent[]): { rows: readonly ElementContent[]; notes?: Element } {
  const last = body.at(-1);
  return last?.type === 'element' && last.properties.role === 'doc-endnotes'
    ? { rows: body.slice(0, -1), notes: last }
    : { rows: body };
}

function piecesOf(rows: readonly ElementContent[], notes: readonly ElementContent[], rule: PartsRule): Piece[] {
  const groups: ElementContent[][] = [];
  let open: ElementContent[] | undefined;
  for (const row of rows) {
    if (open) open.push(row);
    else groups.push([row]);
    open = holdsOn(row) ? groups.at(-1) : undefined;
  }
  const noteRows = notes.filter(isNoteRow);
  const cited = citedFirst(groups, noteRows);
  return groups.map((nodes, index) => {
    const own = cited.get(index) ?? [];
    return { nodes, notes: own, bytes: rule.measure([...nodes, ...own]), cut: cutBefore(nodes) };
  });
}

/** Whether what follows must stay with it: after a heading, and after the mark of a printed page. */
function holdsOn(node: ElementContent): boolean {
  return node.type !== 'element' || hasClass(node, 'heading') || isPageMark(node);
}

function isPageMark(node: ElementContent): boolean {
  return node.type === 'element' && node.properties.role === 'doc-pagebreak';
}

function isNoteRow(node: ElementContent): node is Element {
  return node.type === 'element' && hasClass(node, 'note-row');
}

/**
 * The notes by the first group that refers to them. One that nothing leads to stays with the note before it. Notes before
 * which a printed page begins, and all after them, are left for the last group: a page list runs forward.
 */
function citedFirst(
  groups: readonly (readonly ElementContent[])[],
  notes: readonly Element[],
): ReadonlyMap<number, readonly ElementContent[]> {
  const first = new Map<string, number>();
  groups.forEach((nodes, index) => {
    for (const id of targetsIn(nodes)) if (!first.has(id)) first.set(id, index);
  });
  const result = new Map<number, ElementContent[]>();
  let home = 0;
  for (const note of notes) {
    const citing = [...idsIn([note])].flatMap((id) => first.get(id) ?? []);
    home = hasPageMark(note) ? groups.length - 1 : Math.max(home, citing.length > 0 ? Math.min(...citing) : home);
    const own = result.get(home) ?? [];
    own.push(note);
    result.set(home, own);
  }
  return result;
}

function targetsIn(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    const { href } = node.properties;
    return [...(typeof href === 'string' && href.startsWith('#') ? [href.slice(1)] : []), ...targetsIn(node.children)];
  });
}

function hasPageMark(node: ElementContent): boolean {
  return isPageMark(node) || (node.type === 'element' && node.children.some(hasPageMark));
}

function cutBefore(nodes: readonly ElementContent[]): number {
  const heading = nodes.find((node): node is Element => node.type === 'element' && hasClass(node, 'heading'));
  return heading ? 0.04 * (levelOf(heading) - 2) : 0.25;
}

function levelOf(node: Element): number {
  const own = /^h([1-6])$/.exec(node.tagName)?.[1];
  if (own !== undefined) return Number(own);
  return Math.min(6, ...node.children.map((child) => (child.type === 'element' ? levelOf(child) : 6)));
}

/**
 * The pieces in runs of at most the limit, with the least sum of what lengths and cuts cost. A single piece that is longer
 * than the limit is a run of its own.
 */
function balanced(pieces: readonly Piece[], limit: number): readonly (readonly Piece[])[] {
  const total = bytesOf(pieces);
  const wanted = total / Math.ceil(total / limit);
  // Plain numbers, because a chapter of tens of thousands of short rows has millions of possible runs.
  const sizes = Float64Array.from(pieces, ({ bytes }) => bytes);
  const cuts = Float64Array.from(pieces, ({ cut }, index) => (index === 0 ? 0 : cut));
  const costs = new Float64Array(pieces.length + 1);
  const starts = new Int32Array(pieces.length + 1);
  for (let end = 1; end <= pieces.length; end += 1) {
    let [least, chosen, bytes] = [Number.POSITIVE_INFINITY, end - 1, 0];
    for (let start = end - 1; start >= 0; start -= 1) {
      bytes += at(sizes, start);
      if (bytes > limit && start < end - 1) break;
      const stray = bytes / wanted - 1;
      const cost = at(costs, start) + stray * stray + at(cuts, start);
      if (cost < least) [least, chosen] = [cost, start];
    }
    costs[end] = least;
    starts[end] = chosen;
  }
  const runs: (readonly Piece[])[] = [];
  for (let end = pieces.length; end > 0; end = at(starts, end)) runs.unshift(pieces.slice(at(starts, end), end));
  return runs;
}

function at(list: Float64Array | Int32Array, index: number): number {
  return list[index] as number;
}

/** The notes of a part under the heading that those of the chapter have. */
function notesSection(section: Element | undefined, part: readonly Piece[]): Element[] {
  const notes = part.flatMap(({ notes: own }) => own);
  if (!section || notes.length === 0) return [];
  return [{ ...section, children: [...section.children.filter((child) => !isNoteRow(child)), ...notes] }];
}
