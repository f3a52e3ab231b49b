/** Words stay apart in the text of a PDF, also where a line ends between them (ISO 32000-1, 14.8.2.5). */
import type { Element, ElementContent, Root } from 'hast';
import { changeElements, hasClass, span } from './tree.ts';

/** What holds running text; in cells and titles that say it in both languages, so does the English run. */
const blocks = /^(p|li|dd|dt|figcaption|td|th|h[1-6])$/;
/** What stands below a line, not in it. */
const below =
  /^(address|article|aside|blockquote|dd|details|div|dl|dt|figure|figcaption|h[1-6]|hr|li|ol|p|pre|section|table|ul)$/;
/** Spaces that a browser would show if it were told to keep them. */
const superfluous = /^\s|[\t\n\r\f]|\s{2}|\s$/;

/**
 * Marks English paragraphs and items with the class `words`: the style sheet has the browser keep the spaces at the ends of
 * their lines, which it drops otherwise, so that copying, searching and reading aloud find no “tothe”. Only where all spaces
 * are single ones between words, for then nothing else changes. The text of an item with a list in it gets a `span`.
 */
export function keepWordBreaks(root: Root): Root {
  return changeElements(root, (element, { language }) => {
    const isBlock = blocks.test(element.tagName) || hasClass(element, 'en');
    if (language !== 'en' || !isBlock || hasClass(element, 'words')) return element;
    const first = element.children.findIndex((child) => !isInLine(child));
    const line = spacedBreaks(first < 0 ? element.children : withoutEnd(element.children.slice(0, first)));
    if (line.length === 0 || line.some((node) => hasClass(node, 'words'))) return element;
    if (superfluous.test(line.map(textOf).join(''))) return element;
    if (first >= 0) return { ...element, children: [span(['words'], line), ...element.children.slice(first)] };
    const { className } = element.properties;
    const classes = [...(Array.isArray(className) ? className : []), 'words'];
    return { ...element, properties: { ...element.properties, className: classes }, children: line };
  });
}

/** A line that the author ends gets a space before its end, and the next one begins with its first word. */
function spacedBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node, index) => {
    if (node.type !== 'text') return node;
    const isAfter = isBreak(nodes[index - 1]);
    const value = isAfter ? node.value.trimStart() : node.value;
    return { ...node, value: isBreak(nodes[index + 1]) && value !== '' ? `${value.trimEnd()} ` : value };
  });
}

/** Without the white space between a line and what stands below it. */
function withoutEnd(nodes: readonly ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text') return [...nodes];
  const value = last.value.trimEnd();
  return [...nodes.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}

function isInLine(node: ElementContent): node is ElementContent {
  return (
    node.type === 'text' || (node.type === 'element' && !below.test(node.tagName) && node.children.every(isInLine))
  );
}

function textOf(node: ElementContent | Element): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
