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

/** Looks through the bodies of chapters, or of one chapter. */
export function survey(chapters: readonly Pick<EpubChapter, 'body'>[]): Survey {
  const elements = chapters.flatMap(({ body }) => elementsOf(body));
  const some = (test: (element: Element) => boolean) => elements.some(test);
  const pictures = elements.filter(isPicture);
  return {
    images: pictures.length > 0,
    imagesDescribed: pictures.length > 0 && pictures.every(isDescribed),
    tables: some(({ tagName }) => tagName === 'table'),
    ruby: some(({ tagName }) => tagName === 'ruby'),
    notes: some((element) => hasRole(element, 'doc-noteref')),
    counterparts: some(({ properties }) => [properties.className].flat().includes('counterpart')),
    svg: some(({ tagName }) => tagName === 'svg'),
    math: some(({ tagName }) => tagName === 'math'),
    motion: some(({ tagName }) => /^(animate.*|set)$/.test(tagName)),
  };
}

/** Whether an element has the ARIA role. */
export function hasRole(element: Element, role: string): boolean {
  const { role: roles } = element.properties;
  return (Array.isArray(roles) ? roles : String(roles ?? '').split(/\s+/)).includes(role);
}

/** All elements in document order. */
export function elementsOf(nodes: readonly ElementContent[]): Element[] {
  const found: Element[] = [];
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    found.push(node);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
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
