/** Lists typed with other signs than Markdown's, as they come from Word or e-mail. */
import type { Nodes, Paragraph, Root } from 'mdast';

/** A paragraph whose lines begin with the sign of a list. */
export interface TypedList {
  readonly node: Paragraph;
  readonly sign: string;
}

/** Bullets of Word (U+F0B7 is its Symbol font's), of Japanese texts, and numbers in circles. */
const item = /^[\s>]*([•●○◦▪■□‣⁃・\uF0B7\u2460-\u2473])[\s\u3000]*\S/;
/** The line before asks for a break. */
const isBroken = /(?: {2}|\\|<br\s*\/?>)$/i;

/**
 * Paragraphs in which two lines or more begin with such a sign: in print they run together into one line. One such line
 * alone, or lines with breaks between, come out as they stand.
 */
export function typedLists(source: string, root: Root): readonly TypedList[] {
  const found: TypedList[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === 'paragraph') {
      const lines = source.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
      const signs = lines.flatMap((line) => item.exec(line)?.[1] ?? []);
      const runsOn = lines.some((line, at) => at > 0 && item.test(line) && !isBroken.test(lines[at - 1] ?? ''));
      if (signs[0] !== undefined && signs.length > 1 && runsOn) found.push({ node, sign: signs[0] });
    } else if ('children' in node) node.children.forEach(collect);
  };
  collect(root);
  return found;
}
