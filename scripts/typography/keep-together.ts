/** Names and abbreviations with a hyphen that a line end must not tear apart. */
import type { ElementContent } from 'hast';

/** Capitals or digits on both sides of the hyphen, and short enough for any column: JCA-NET, UTF-8, COVID-19. */
const compound = /(?<![\p{L}\p{N}-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+(?![\p{L}\p{N}-])/gu;
const longest = 14;

/**
 * Wraps such words in `<span class="nobr">`. Code, and links that show their address, are left alone.
 *
 * @param nodes the hast of a block; not changed
 */
export function keepTogether(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return wrapped(node.value);
    if (node.type !== 'element' || /^(code|pre|svg)$/.test(node.tagName) || isWhole(node.properties.className))
      return [node];
    return [{ ...node, children: keepTogether(node.children) }];
  });
}

function isWhole(className: unknown): boolean {
  return Array.isArray(className) && className.includes('nobr');
}

function wrapped(text: string): ElementContent[] {
  const result: ElementContent[] = [];
  let end = 0;
  for (const match of text.matchAll(compound)) {
    if (match[0].length > longest) continue;
    if (match.index > end) result.push({ type: 'text', value: text.slice(end, match.index) });
    const children: ElementContent[] = [{ type: 'text', value: match[0] }];
    result.push({ type: 'element', tagName: 'span', properties: { className: ['nobr'] }, children });
    end = match.index + match[0].length;
  }
  if (end < text.length || result.length === 0) result.push({ type: 'text', value: text.slice(end) });
  return result;
}
