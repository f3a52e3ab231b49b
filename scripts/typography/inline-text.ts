/**
 * The text of a line as readers see it, across inline elements. Rules about characters need their neighbours, which may
 * stand in another element: `強調<strong>です</strong>⏎から`.
 */
import type { Element, ElementContent, Text } from 'hast';

/** A piece of a line. */
export type Piece =
  | { readonly kind: 'text'; readonly value: string }
  /** Code, an image, a ruby, text in a declared language: part of the line, but only to be replaced as a whole. */
  | { readonly kind: 'whole'; readonly value: string; readonly element: Element };

/** What to put in the place of pieces, by their index in the line; pieces that are not named stay. */
export type Rewriting = ReadonlyMap<number, readonly ElementContent[]>;

/** Elements that begin and end a line of their own (HTML Living Standard 15.3), and hard line breaks. */
export const lineBreakers: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Elements whose text is not prose. */
const verbatim = new Set(['code', 'kbd', 'pre', 'samp', 'script', 'style', 'textarea', 'var']);

/** U+FFFC: an image in a line. */
const object = '\uFFFC';

/**
 * Rewrites the texts of a tree, one line of pieces at a time. A line is what stands between two block boundaries.
 * Readings of ruby and references to notes are no part of the line and are left alone.
 *
 * @param nodes the tree; not changed
 * @param rewrite is given the pieces of a line
 */
export function rewriteLines(
  nodes: readonly ElementContent[],
  rewrite: (line: readonly Piece[]) => Rewriting,
): ElementContent[] {
  const lines: { piece: Piece; node: Text | Element }[][] = [[]];
  collect(nodes, lines);
  const replaced = new Map<Text | Element, readonly ElementContent[]>();
  for (const line of lines) {
    const rewriting = rewrite(line.map(({ piece }) => piece));
    for (const [index, content] of rewriting) {
      const entry = line[index];
      if (entry) replaced.set(entry.node, content);
    }
  }
  return replaced.size === 0 ? [...nodes] : rebuilt(nodes, replaced);
}

function collect(nodes: readonly ElementContent[], lines: { piece: Piece; node: Text | Element }[][]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      lines.at(-1)?.push({ piece: { kind: 'text', value: node.value }, node });
    } else if (node.type === 'element' && !isAside(node)) {
      const boundary = lineBreakers.has(node.tagName);
      if (boundary) lines.push([]);
      if (isWhole(node)) {
        lines.at(-1)?.push({ piece: { kind: 'whole', value: textOf(node), element: node }, node });
      } else {
        collect(node.children, lines);
      }
      if (boundary) lines.push([]);
    }
  }
}

/** Readings and references to notes stand beside the line, not in it. */
export function isAside(element: Element): boolean {
  if (element.tagName === 'rt' || element.tagName === 'rp') return true;
  return (
    element.tagName === 'sup' &&
    element.children.some((child) => child.type === 'element' && child.properties.role === 'doc-noteref')
  );
}

function isWhole(element: Element): boolean {
  const { tagName } = element;
  return tagName === 'ruby' || tagName === 'img' || isVerbatim(element) || languageOf(element) !== undefined;
}

/** Whether the text of an element is not prose: code, and what is shown as typed. */
export function isVerbatim(element: Element): boolean {
  return verbatim.has(element.tagName);
}

/** The language that an element declares (BCP 47). */
export function languageOf(element: Element): string | undefined {
  const { lang } = element.properties;
  return lang === undefined || lang === null ? undefined : String(lang);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isAside(node)) return '';
  return node.tagName === 'img' ? object : node.children.map(textOf).join('');
}

function rebuilt(
  nodes: readonly ElementContent[],
  replaced: ReadonlyMap<Text | Element, readonly ElementContent[]>,
): ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    if (node.type !== 'text' && node.type !== 'element') return [node];
    const content = replaced.get(node);
    if (content) return content;
    return [node.type === 'element' ? { ...node, children: rebuilt(node.children, replaced) } : node];
  });
}
