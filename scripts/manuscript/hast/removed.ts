/** What sanitising has taken away: the difference between a tree before and after it. */
import type { Element, ElementContent } from 'hast';

export interface Removed {
  readonly element: Element;
  /** As a tag: `<script>` for an element, `<a onclick>` for an attribute. */
  readonly tag: string;
}

/**
 * Elements and attributes that are in `before` but not in `after`, in order. Tag names are enough to tell which element
 * went: sanitising removes either all of a name, or those outside an ancestor, which then stands between them and the next.
 */
export function removedBetween(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
): readonly Removed[] {
  const kept = elementsIn(after);
  let next = 0;
  return elementsIn(before).flatMap((element) => {
    const match = kept[next];
    if (match?.tagName !== element.tagName) return [{ element, tag: `<${element.tagName}>` }];
    next += 1;
    return Object.keys(element.properties)
      .filter((property) => lost(element.properties[property], match.properties[property]))
      .map((property) => ({ element, tag: `<${element.tagName} ${attributeName(property)}>` }));
  });
}

function elementsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => (node.type === 'element' ? [node, ...elementsIn(node.children)] : []));
}

/** Lists, such as classes, may have lost only a part. */
function lost(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) return !Array.isArray(after) || after.length < before.length;
  return before !== undefined && before !== null && after === undefined;
}

/** The attribute of a hast property, for display: `className` is `class`, `dataFoo` is `data-foo`. */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return property.toLowerCase().replace(/^aria(?=.)/, 'aria-');
}
