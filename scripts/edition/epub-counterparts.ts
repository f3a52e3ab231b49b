/**
 * Links from each side of a row to the other, for readers who see one language at a time: on a phone the counterpart may
 * be a page further on, and a listener may want to skip to it. Headings have none, because their two sides stand in
 * adjacent lines; nor have tables that say each cell in both languages, and pictures that are shown once.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Words } from '../template/translate.ts';
import { changed } from './change.ts';
import { hasClass } from './classes.ts';

/** The id of one side of a row. Ids of rows hold no full stop, so that it meets none of them. */
export function sideId(row: string, language: Language): string {
  return `${row}.${language}`;
}

/** The same content with a link to the counterpart at the end of each side of each row that has both. */
export function withCounterparts(nodes: readonly ElementContent[], words: Words): ElementContent[] {
  return changed(nodes, (node): ElementContent => {
    if (node.type !== 'element') return node;
    if (!hasClass(node, 'row')) {
      const children = withCounterparts(node.children, words);
      return children === node.children ? node : { ...node, children };
    }
    const sides = node.children.flatMap((child) => sideOf(child, node) ?? []);
    const [first, second] = sides;
    if (hasClass(node, 'heading') || hasClass(node, 'one-picture') || sides.length !== 2 || !first || !second)
      return node;
    const ends = new Map([
      [first.cell, linked(first, second, words)],
      [second.cell, linked(second, first, words)],
    ]);
    return { ...node, children: node.children.map((child) => ends.get(child as Element) ?? child) };
  });
}

interface Side {
  readonly cell: Element;
  readonly language: Language;
  /** Where a link to this side leads. */
  readonly id: string;
}

/** A cell with text of its own; a note has an id already. */
function sideOf(node: ElementContent, row: Element): Side | undefined {
  if (node.type !== 'element' || !hasClass(node, 'cell')) return undefined;
  const { lang } = node.properties;
  if (lang !== 'ja' && lang !== 'en') return undefined;
  if (node.children.some((child) => child.type === 'element' && hasClass(child, 'untranslated'))) return undefined;
  // A dividing line says the same in all languages.
  if (node.children.every((child) => child.type === 'element' && child.tagName === 'hr')) return undefined;
  const note = node.children.find((child) => child.type === 'element' && child.properties.role === 'doc-footnote');
  const own = note?.type === 'element' ? note.properties.id : undefined;
  const id = typeof own === 'string' ? own : rowId(row, lang);
  return id === undefined ? undefined : { cell: node, language: lang, id };
}

function rowId({ properties }: Element, language: Language): string | undefined {
  return typeof properties.id === 'string' ? sideId(properties.id, language) : undefined;
}

function linked({ cell, id, language }: Side, other: Side, words: Words): Element {
  const link = h(
    'a',
    { class: 'counterpart', href: `#${other.id}`, lang: other.language, hrefLang: other.language },
    words[other.language]('frame.languageName'),
  );
  const children = appended(cell.children, link);
  // The id of a note stands on the note, which reading systems show when it is called.
  const isNote = !id.endsWith(`.${language}`);
  return { ...cell, properties: { ...cell.properties, ...(!isNote && { id }) }, children };
}

const textBlocks = new Set(['p', 'dd', 'dt', 'figcaption', 'summary']);
const containers = new Set(['ul', 'ol', 'dl', 'blockquote', 'div', 'section', 'aside', 'figure', 'details', 'li']);

/** Puts the link at the end of the last text; on a line of its own behind what holds none, such as code or a table. */
function appended(nodes: readonly ElementContent[], link: Element): ElementContent[] {
  const at = nodes.findLastIndex((node) => node.type === 'element');
  const last = nodes[at];
  const replaced = (element: Element): ElementContent[] => nodes.map((node, index) => (index === at ? element : node));
  const isInline = nodes.slice(at + 1).some((node) => node.type === 'text' && node.value.trim() !== '');
  if (last?.type === 'element' && !isInline) {
    if (textBlocks.has(last.tagName) && !hasClass(last, 'stale-note'))
      return replaced({ ...last, children: [...last.children, spaceAfter(last), link] });
    if (last.tagName === 'li' && !last.children.some(isBlock))
      return replaced({ ...last, children: [...last.children, spaceAfter(last), link] });
    if (containers.has(last.tagName)) return replaced({ ...last, children: appended(last.children, link) });
  }
  return [...nodes, h('p', { class: 'counterpart-line' }, [link])];
}

/** The link does not stand alone on a line, but behind a picture, which may be as wide as the page. */
function spaceAfter({ children }: Element): ElementContent {
  const last = children.findLast((child) => child.type !== 'text' || child.value.trim() !== '');
  return { type: 'text', value: last?.type === 'element' && last.tagName === 'img' ? ' ' : '\u00a0' };
}

function isBlock(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (textBlocks.has(node.tagName) || containers.has(node.tagName) || /^(pre|table|h\d)$/.test(node.tagName))
  );
}
