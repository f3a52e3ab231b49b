/** Where the pages of the printed booklet begin in the text of the EPUB. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../template/translate.ts';
import type { Language } from '../message/message.ts';

/** The pages of a printed edition. */
export interface PrintedPages {
  /** What is printed on each page: its number, or its label in another numbering. */
  readonly labels: readonly string[];
  /** The page, 1-based, on which the element with an id begins. */
  readonly pageOf: ReadonlyMap<string, number>;
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

/**
 * Where each page goes: before the first element that begins on it. A page on which none begins, because a long row runs
 * through it, goes before that row. Notes, which stand at the feet of the pages, count only on a page without rows. Pages
 * before the text are those of cover and contents.
 *
 * @param blocks rows and notes in reading order
 */
function placed(blocks: readonly Block[], { labels, pageOf }: PrintedPages): Map<string, number[]> {
  const anchors: { readonly id: string; readonly page: number }[] = [];
  for (const { id, isNote } of blocks) {
    const page = pageOf.get(id);
    const least = (anchors.at(-1)?.page ?? 1) + (isNote ? 1 : 0);
    // A booklet may show chapters in another order: a page list counts forward only.
    if (page !== undefined && page >= least) anchors.push({ id, page });
  }
  const result = new Map<string, number[]>();
  for (let page = 1; page <= labels.length; page += 1) {
    const anchor = anchors.find((one) => one.page === page) ?? anchors.findLast((one) => one.page < page);
    if (anchor) result.set(anchor.id, [...(result.get(anchor.id) ?? []), page]);
  }
  return result;
}

/**
 * Marks the pages in the text.
 *
 * @param bodies the documents of the book in reading order
 * @returns the bodies with a mark where each page begins, and the page list
 */
export function withPages(
  bodies: readonly (readonly ElementContent[])[],
  pages: PrintedPages,
  language: Language,
  words: Words,
): { readonly bodies: readonly ElementContent[][]; readonly list: readonly PageTarget[] } {
  const places = placed(bodies.flatMap(blocksIn), pages);
  const label = (page: number): string => pages.labels[page - 1] ?? String(page);
  const entry = (page: number): PageTarget => ({
    label: label(page),
    name: words[language]('epub.pageNumber', { label: label(page) }),
    id: pageId(page),
  });
  const mark = (page: number): ElementContent =>
    h('span', {
      id: pageId(page),
      class: 'page-break',
      role: 'doc-pagebreak',
      ariaLabel: entry(page).name,
    });
  const marked = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      const { id } = node.properties;
      const here = isPlace(node) && typeof id === 'string' ? (places.get(id) ?? []) : [];
      return [...here.map(mark), isPlace(node) ? { ...node, children: marked(node.children) } : node];
    });
  const first = Math.min(...[...places.values()].flat(), pages.labels.length + 1);
  const contents = pages.pageOf.get('contents') ?? first;
  const frame = Array.from({ length: first - 1 }, (_, index): PageTarget => {
    const page = index + 1;
    return { ...entry(page), frame: page < contents ? 'cover' : 'contents' };
  });
  const inText = [...places.values()]
    .flat()
    .toSorted((a, b) => a - b)
    .map(entry);
  return { bodies: bodies.map(marked), list: [...frame, ...inText] };
}

interface Block {
  readonly id: string;
  readonly isNote: boolean;
}

/** Elements before which a mark may stand: rows, notes, parts of a document; not those inside of text. */
function blocksIn(nodes: readonly ElementContent[]): Block[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || !isPlace(node)) return [];
    const { id, role } = node.properties;
    return [...(typeof id === 'string' ? [{ id, isNote: role === 'doc-footnote' }] : []), ...blocksIn(node.children)];
  });
}

function isPlace({ tagName }: { readonly tagName: string }): boolean {
  return ['div', 'section', 'aside'].includes(tagName);
}
