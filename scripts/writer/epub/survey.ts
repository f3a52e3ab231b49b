import type { Element, ElementContent } from 'hast';
import type { EpubChapter } from './book.ts';

/** What there is in a text, as far as its metadata tells readers about it. */
export interface Survey {
  /** Images and drawings that say something: not those marked as decoration. */
  readonly images: boolean;
  /** Whether each of them has an alternative text. */
  readonly imagesDescribed: boolean;
  readonly tables: boolean;
  readonly ruby: boolean;
  readonly notes: boolean;
  /** Links from one side of a row to the other. */
  readonly counterparts: boolean;
  readonly svg: boolean;
  readonly math: boolean;
  /** SVG that moves. */
  readonly motion: boolean;
}

/** Looks through the bodies of chapters, or of one chapter, once. */
export function survey(chapters: readonly Pick<EpubChapter, 'body'>[]): Survey {
  const found = { images: false, tables: false, ruby: false, notes: false, counterparts: false };
  const special = { svg: false, math: false, motion: false };
  let described = true;
  for (const { body } of chapters) {
    for (const element of elementsOf(body)) {
      const { tagName, properties } = element;
      if (isPicture(element)) {
        found.images = true;
        described &&= isDescribed(element);
      }
      if (tagName === 'table') found.tables = true;
      else if (tagName === 'ruby') found.ruby = true;
      else if (tagName === 'svg') special.svg = true;
      else if (tagName === 'math') special.math = true;
      else if (tagName === 'set' || tagName.startsWith('animate')) special.motion = true;
      if (hasRole(element, 'doc-noteref')) found.notes = true;
      found.counterparts ||= Array.isArray(properties.className) && properties.className.includes('counterpart');
    }
  }
  return { ...found, ...special, imagesDescribed: found.images && described };
}

/** Whether an element has the ARIA role. */
export function hasRole(element: Element, role: string): boolean {
  const { role: roles } = element.properties;
  if (roles === undefined) return false;
  return (Array.isArray(roles) ? roles : String(roles ?? '').split(/\s+/)).includes(role);
}

/** Several questions are asked of each body; a long book is walked through once. */
const known = new WeakMap<readonly ElementContent[], readonly Element[]>();

/**
 * All elements in document order.
 *
 * @param nodes a finished body, which nobody changes any more
 */
export function elementsOf(nodes: readonly ElementContent[]): readonly Element[] {
  const before = known.get(nodes);
  if (before) return before;
  const found: Element[] = [];
  collect(nodes, found);
  known.set(nodes, found);
  return found;
}

function collect(nodes: readonly ElementContent[], found: Element[]): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    found.push(node);
    collect(node.children, found);
  }
}

function isPicture({ tagName, properties }: Element): boolean {
  if (tagName === 'svg') return String(properties.ariaHidden) !== 'true';
  return tagName === 'img' && properties.alt !== '';
}

function isDescribed(element: Element): boolean {
  const { alt, ariaLabel, ariaLabelledBy } = element.properties;
  if (element.tagName === 'img') return typeof alt === 'string';
  const titled = element.children.some((child) => child.type === 'element' && child.tagName === 'title');
  return Boolean(ariaLabel ?? ariaLabelledBy) || titled;
}
