/** Places where long code in running text may break: behind its signs, as a reader expects, before it breaks anywhere. */
import type { ElementContent, Root } from 'hast';

/** Shorter code moves to the next line as a whole. */
const shortest = 16;
/** A piece ends behind these signs; not behind a hyphen, which would read as that of a divided word. */
const piece = /[^_./:(),=]*[_./:(),=]+|[^_./:(),=]+$/g;

/**
 * Puts `<wbr>` into inline code. Without a place to break, a line that is too long by the mark behind the code would let
 * that mark begin the next one.
 *
 * @param root a finished document; not changed
 */
export function breakCode(root: Root): Root {
  return { ...root, children: root.children.map((node) => (node.type === 'element' ? broken(node) : node)) };
}

function broken<Node extends ElementContent>(node: Node): Node {
  if (node.type !== 'element' || node.tagName === 'pre') return node;
  const [only, ...others] = node.children;
  if (node.tagName === 'code' && only?.type === 'text' && others.length === 0) {
    const pieces = only.value.length < shortest ? [] : (only.value.match(piece) ?? []);
    if (pieces.length < 2) return node;
    const children = pieces.flatMap((value, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }] : []),
      { type: 'text', value },
    ]);
    return { ...node, children };
  }
  return { ...node, children: node.children.map(broken) };
}
