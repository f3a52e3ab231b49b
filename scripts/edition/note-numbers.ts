/** Notes of several chapters that stand on one page: numbered through, so that no two have one number. */
import type { Element, ElementContent } from 'hast';
import type { Language } from '../message/message.ts';
import { noteOrder, rowsOf } from '../parallel/notes.ts';
import type { Words } from '../template/translate.ts';
import type { EditionInput } from './edition.ts';
import type { Selection } from './selection.ts';

/** New numbers by what notes are called in ids: chapter and number in the chapter, `timeline-1`. */
export type NumbersThrough = ReadonlyMap<string, number>;

/** Rows that stand together, and the notes that they cite. */
export interface Noted {
  readonly rows: readonly ElementContent[];
  readonly notes: readonly ElementContent[];
}

/** Numbers the notes that selections refer to, in the order of the first reference; both languages share one number. */
export function numbersThrough(selections: readonly Selection[], { notes }: EditionInput): NumbersThrough {
  const numbers = new Map<string, number>();
  for (const { chapter, sections } of selections) {
    for (const label of noteOrder(rowsOf(sections))) {
      const stem = `${chapter.id}-${notes.get(chapter.id)?.get(label) ?? 0}`;
      if (!numbers.has(stem)) numbers.set(stem, numbers.size + 1);
    }
  }
  return numbers;
}

/**
 * Gives rows and notes these numbers. Sections of one chapter may cite one note: it stands there once. Where a page before
 * shows the same note, this one has an id of its own.
 *
 * @param taken the ids of the notes on the pages before
 */
export function withNumbers(
  { rows, notes }: Noted,
  numbers: NumbersThrough,
  taken: ReadonlySet<string>,
  words: Words,
): Noted {
  const ids = { numbers, taken, words };
  const seen = new Set<string>();
  const once = notes.filter((row) => {
    const own = noteIdsOf([row]);
    if (own.every((id) => seen.has(id)) && own.length > 0) return false;
    for (const id of own) seen.add(id);
    return true;
  });
  const numberOf = (row: ElementContent): number =>
    Math.min(...noteIdsOf([row]).map((id) => numbers.get(stemOf(id)?.stem ?? '') ?? Number.MAX_SAFE_INTEGER));
  return {
    rows: renumbered(rows, ids),
    notes: renumbered(
      once.toSorted((a, b) => numberOf(a) - numberOf(b)),
      ids,
    ),
  };
}

/** The ids of the notes among some elements. */
export function noteIdsOf(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    const { id, role } = node.properties;
    return [...(role === 'doc-footnote' && typeof id === 'string' ? [id] : []), ...noteIdsOf(node.children)];
  });
}

interface Renumbering {
  readonly numbers: NumbersThrough;
  readonly taken: ReadonlySet<string>;
  readonly words: Words;
}

function renumbered(nodes: readonly ElementContent[], to: Renumbering): ElementContent[] {
  return nodes.map((node) => (node.type === 'element' ? renumberedElement(node, to) : node));
}

function renumberedElement(element: Element, to: Renumbering): Element {
  const { id, href, role } = element.properties;
  const address = typeof href === 'string' ? href.slice(1) : undefined;
  const own = (name: string): string => (to.taken.has(name) ? `${name}-again` : name);
  if (role === 'doc-noteref' && address !== undefined) {
    const number = to.numbers.get(stemOf(address)?.stem ?? '');
    return number === undefined ? element : numbered(element, number, { href: `#${own(address)}` });
  }
  // Inside another link, a reference is only a number.
  if (element.tagName === 'sup' && typeof id === 'string' && element.children[0]?.type === 'text') {
    const number = to.numbers.get(stemOf(id)?.stem ?? '');
    return number === undefined ? element : numbered(element, number, {});
  }
  if (role === 'doc-footnote' && typeof id === 'string') {
    const { stem, language } = stemOf(id) ?? {};
    const number = to.numbers.get(stem ?? '');
    if (number === undefined || language === undefined) return element;
    const ariaLabel = to.words[language]('frame.backToText', { number });
    const children = element.children.map((child) =>
      child.type === 'element' && child.properties.role === 'doc-backlink'
        ? numbered(child, number, { ariaLabel })
        : child,
    );
    return { ...element, properties: { ...element.properties, id: own(id) }, children };
  }
  return { ...element, children: renumbered(element.children, to) };
}

function numbered(element: Element, number: number, properties: Element['properties']): Element {
  return {
    ...element,
    properties: { ...element.properties, ...properties },
    children: [{ type: 'text', value: String(number) }],
  };
}

/** What the id of a note or of a reference to it is made of (`noteIds`). */
function stemOf(id: string): { readonly stem: string; readonly language: Language } | undefined {
  const [, stem, language] = /^(?:note|ref)-(.+)-(ja|en)(?:-\d+)?$/.exec(id) ?? [];
  return stem !== undefined && (language === 'ja' || language === 'en') ? { stem, language } : undefined;
}
