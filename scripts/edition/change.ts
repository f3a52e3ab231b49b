/** Changes to some of many nodes, without copying the others. */
import type { ElementContent } from 'hast';

/**
 * The nodes with a change to each.
 *
 * @param change gives back the node itself where there is nothing to change
 * @returns the same array where that is so for all
 */
export function changed(
  nodes: readonly ElementContent[],
  change: (node: ElementContent, index: number) => ElementContent,
): ElementContent[] {
  let result: ElementContent[] | undefined;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as ElementContent;
    const other = change(node, index);
    if (other === node) continue;
    result ??= [...nodes];
    result[index] = other;
  }
  // Nobody writes into the arrays of finished nodes.
  return result ?? (nodes as ElementContent[]);
}
