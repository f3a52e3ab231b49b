/** Walks through finished hast in which transforms of elements find the language of what they change. */
import type { Element, ElementContent, Root } from 'hast';
import type { Language } from '../message/message.ts';
import { isVerbatim, languageOf } from './inline-text.ts';

/** Headings and the like, which are balanced as a whole. */
const headings = /^(h[1-6]|th|summary|title)$/;

export interface Surroundings {
  readonly language: Language | undefined;
  readonly inHeading: boolean;
}

/**
 * Rebuilds a tree from its leaves up; what nothing changes in is not copied. Code and what is shown as typed are left
 * alone.
 *
 * @param root not changed
 * @param change is given every element, its children already rebuilt, and returns what stands in its place
 */
export function changeElements(root: Root, change: (element: Element, around: Surroundings) => Element): Root {
  const around: Surroundings = { language: undefined, inHeading: false };
  return {
    ...root,
    children: root.children.map((node) => (node.type === 'element' ? changed(node, around, change) : node)),
  };
}

function changed(
  element: Element,
  around: Surroundings,
  change: (element: Element, around: Surroundings) => Element,
): Element {
  if (isVerbatim(element)) return element;
  const inner = inside(element, around);
  let children: ElementContent[] | undefined;
  for (const [index, child] of element.children.entries()) {
    const result = child.type === 'element' ? changed(child, inner, change) : child;
    if (result !== child) children ??= element.children.slice(0, index);
    children?.push(result);
  }
  return change(children ? { ...element, children } : element, inner);
}

/** What surrounds the children of an element; most declare no language of their own, and long books have many. */
function inside(element: Element, around: Surroundings): Surroundings {
  const declared = languageOf(element)?.split('-')[0];
  const inHeading = around.inHeading || headings.test(element.tagName);
  if (declared === undefined) return inHeading === around.inHeading ? around : { ...around, inHeading };
  return { language: declared === 'ja' || declared === 'en' ? declared : undefined, inHeading };
}

/** Whether an element has a class. */
export function hasClass(node: ElementContent, name: string): boolean {
  return (
    node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className.includes(name)
  );
}

/** A `span` with a class. */
export function span(className: readonly string[], children: readonly ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [...className] }, children: [...children] };
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Letters and marks of both languages to which nothing that follows can belong. */
const single = /^[ -~\u3001-\u3029\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uff01-\uff5e]*$/;

/** What readers see as single characters: a letter with its marks and variation selectors (UAX 29). */
export function charactersOf(text: string): readonly string[] {
  if (single.test(text)) return Array.from(text);
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
