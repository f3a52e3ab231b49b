/** Links from one place of a document to another, when an edition shows only a part of the publication. */
import type { ElementContent } from 'hast';
import { changed } from './change.ts';

/**
 * Takes the address away from links to ids that no element has; their words stay. A leaflet that shows two sections must
 * not offer a link into a third.
 *
 * @param nodes the content of a document
 * @param ids what can be reached by `#id`; what the nodes themselves hold where absent
 */
export function withoutDeadLinks(
  nodes: readonly ElementContent[],
  ids: ReadonlySet<string> = idsIn(nodes),
): ElementContent[] {
  return mapLinks(nodes, (id) => (ids.has(id) ? id : undefined));
}

/** Gives the links to some ids an ending, where an edition gives it to the ids themselves. */
export function withSuffix(
  nodes: readonly ElementContent[],
  ids: ReadonlySet<string>,
  suffix: string,
): ElementContent[] {
  return mapLinks(nodes, (id) => (ids.has(id) ? `${id}${suffix}` : id));
}

/** The ids of all elements. */
export function idsIn(nodes: readonly ElementContent[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const collect = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    if (typeof node.properties.id === 'string') ids.add(node.properties.id);
    node.children.forEach(collect);
  };
  nodes.forEach(collect);
  return ids;
}

function mapLinks(nodes: readonly ElementContent[], target: (id: string) => string | undefined): ElementContent[] {
  return changed(nodes, (node): ElementContent => {
    if (node.type !== 'element') return node;
    const children = mapLinks(node.children, target);
    const same = children === node.children ? node : { ...node, children };
    if (node.tagName !== 'a') return same;
    const { href, ...others } = node.properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return same;
    const id = target(href.slice(1));
    return id === undefined
      ? { ...node, tagName: 'span', properties: withoutLinkRole(others), children }
      : { ...node, properties: { ...others, href: `#${id}` }, children };
  });
}

/** A span that leads nowhere must not be announced as a link (DPUB-ARIA 1.1: doc-backlink and doc-noteref are links). */
function withoutLinkRole<Properties extends { role?: unknown; ariaLabel?: unknown }>(properties: Properties) {
  const { role: _role, ariaLabel: _label, ...others } = properties;
  return others;
}
