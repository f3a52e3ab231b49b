/** How deep Markdown is nested. Everything after parsing walks the tree by recursion, so depth must have a limit. */
import type { Nodes } from 'mdast';

/** Blocks and inline content inside one another; a book needs fewer than ten levels. */
export const deepest = 100;

/** The first node that is nested deeper than {@link deepest}. */
export function tooDeep(node: Nodes, depth = 0): Nodes | undefined {
  if (depth > deepest) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = tooDeep(child, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The markers of quotations and list items at the start of a line (CommonMark 0.31.2, 5 Container blocks). */
const containers = /^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
const thematicBreak = /^[ \t*_-]*$/;

/**
 * The 1-based line that stands in more containers than {@link deepest}: opened on the line itself, or by items above it
 * that it is indented into. Looked for before parsing, because the parser's time grows with the cube of their number.
 */
export function lineTooDeep(text: string): number | undefined {
  /** The columns at which the text of the open items begins. */
  const open: number[] = [];
  const index = text.split('\n').findIndex((line) => {
    const indent = /\S/.exec(line)?.index;
    if (indent === undefined || thematicBreak.test(line)) return false;
    while ((open.at(-1) ?? 0) > indent) open.pop();
    const above = open.length;
    let own = 0;
    for (const { 0: marker, index: column } of (containers.exec(line)?.[0] ?? '').matchAll(/>|[-+*]|\d+[.)]/g)) {
      own += 1;
      if (marker !== '>') open.push(column + marker.length + 1);
    }
    return above + own > deepest;
  });
  return index === -1 ? undefined : index + 1;
}
