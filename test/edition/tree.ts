/** Looking into composed documents. */
import type { Element, ElementContent, Nodes, Root } from 'hast';

/** All elements, in document order. */
export function elements(node: Nodes): readonly Element[] {
  const children = 'children' in node ? node.children.flatMap((child) => elements(child)) : [];
  return node.type === 'element' ? [node, ...children] : children;
}

/** The elements of some names. */
export function tagged(node: Nodes, ...names: readonly string[]): readonly Element[] {
  return elements(node).filter(({ tagName }) => names.includes(tagName));
}

/** The elements with a class. */
export function classed(node: Nodes, name: string): readonly Element[] {
  return elements(node).filter(({ properties: { className } }) => Array.isArray(className) && className.includes(name));
}

/** The words of an element, without style sheets and scripts. */
export function words(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && /^(style|script)$/.test(node.tagName)) return '';
  return 'children' in node ? node.children.map(words).join('') : '';
}

/** The ids of all elements, repeated where they are. */
export function ids(node: Nodes): readonly string[] {
  return elements(node).flatMap(({ properties: { id } }) => (typeof id === 'string' ? [id] : []));
}

/** What links to places in the same document name. */
export function targets(node: Nodes): readonly string[] {
  return elements(node).flatMap(({ tagName, properties: { href } }) =>
    tagName === 'a' && typeof href === 'string' && href.startsWith('#') ? [href.slice(1)] : [],
  );
}

/** The levels of all headings, in document order. */
export function headingLevels(node: Nodes): readonly number[] {
  return tagged(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.slice(1)));
}

/** Every text with the language that it is marked with. */
export function texts(node: Nodes, language = ''): readonly { readonly text: string; readonly language: string }[] {
  if (node.type === 'text') return [{ text: node.value, language }];
  if (node.type === 'element' && /^(style|script|head)$/.test(node.tagName)) return [];
  const { lang } = node.type === 'element' ? node.properties : {};
  const inner = typeof lang === 'string' ? lang : language;
  return 'children' in node ? node.children.flatMap((child) => texts(child, inner)) : [];
}

/** A document of some content, for what is no document yet. */
export function rooted(children: readonly ElementContent[]): Root {
  return { type: 'root', children: [...children] };
}

/** A tree without the elements of a class. */
export function without<Node extends Nodes>(node: Node, className: string): Node {
  if (!('children' in node)) return node;
  const kept = node.children.filter(
    (child) =>
      !(
        child.type === 'element' &&
        Array.isArray(child.properties.className) &&
        child.properties.className.includes(className)
      ),
  );
  return { ...node, children: kept.map((child) => without(child, className)) };
}
