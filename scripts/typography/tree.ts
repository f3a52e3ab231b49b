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
  const declared = languageOf(element)?.split('-')[0];
  const inner: Surroundings = {
    language: declared === undefined ? around.language : declared === 'ja' || declared === 'en' ? declared : undefined,
    inHeading: around.inHeading || headings.test(element.tagName),
  };
  const children = element.children.map((child): ElementContent =>
    child.type === 'element' ? changed(child, inner, change) : child,
  );
  const isSame = children.every((child, index) => child === element.children[index]);
  return change(isSame ? element : { ...element, children }, inner);
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

/** What readers see as single characters: a letter with its marks and variation selectors (UAX 29). */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
