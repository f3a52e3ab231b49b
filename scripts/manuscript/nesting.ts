/** How deep Markdown is nested. Everything after parsing walks the tree by recursion, so depth must have a limit. */
import type { Nodes } from 'mdast';

/** Blocks and inline content inside one another; a book needs fewer than ten levels. */
export const deepest = 100;

/** The first node that is nested deeper than {@link deepest}; walks without recursion. */
export function tooDeep(root: Nodes): Nodes | undefined {
  const rest: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let entry = rest.pop(); entry; entry = rest.pop()) {
    if (entry.depth > deepest) return entry.node;
    if (!('children' in entry.node)) continue;
    for (const child of entry.node.children.toReversed()) rest.push({ node: child, depth: entry.depth + 1 });
  }
  return undefined;
}

/** The markers of quotations and list items at the start of a line (CommonMark 0.31.2, 5 Container blocks). */
const containers = /^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
const thematicBreak = /^[ \t*_-]*$/;

/**
 * The 1-based line that opens more containers than {@link deepest}. Looked for before parsing, because the parser's time
 * grows with the cube of their number.
 */
export function lineTooDeep(text: string): number | undefined {
  const index = text
    .split('\n')
    .findIndex((line) => !thematicBreak.test(line) && (containers.exec(line)?.[0].match(/>|[-+*]|\d+/g)?.length ?? 0) > deepest);
  return index === -1 ? undefined : index + 1;
}
