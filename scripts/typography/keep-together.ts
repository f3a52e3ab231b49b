/** What a line end must not tear apart: names and abbreviations with a hyphen, and note marks from their word. */
import type { ElementContent } from 'hast';

/** Capitals or digits on both sides of the hyphen, and short enough for any column: JCA-NET, UTF-8, COVID-19. */
const compound = /(?<![\p{Script=Latin}\p{N}-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+(?![\p{Script=Latin}\p{N}-])/gu;
const longest = 14;

/**
 * Wraps such words in `<span class="nobr">`. Code, and links that show their address, are left alone.
 *
 * @param nodes the hast of a block; not changed
 */
export function keepTogether(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return node.value.includes('-') ? wrapped(node.value) : [node];
    if (node.type !== 'element' || /^(code|pre|svg)$/.test(node.tagName) || isWhole(node.properties.className))
      return [node];
    return [{ ...node, children: keepTogether(node.children) }];
  });
}

/**
 * Ties the reference to a note to the character before it, where Japanese text would otherwise let a line end between
 * them (JLReq 3.1.10: a note mark does not begin a line).
 *
 * @param nodes the hast of a block; not changed
 */
export function tieNotes(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const before = result.at(-1);
    if (isNoteReference(node) && before?.type === 'text') {
      const [, rest = '', last = ''] = /^(.*?)(\S)$/su.exec(before.value) ?? [];
      if (last !== '') {
        result.pop();
        if (rest !== '') result.push({ type: 'text', value: rest });
        const children: ElementContent[] = [{ type: 'text', value: last }, node];
        result.push({ type: 'element', tagName: 'span', properties: { className: ['nobr'] }, children });
        continue;
      }
    }
    result.push(node.type === 'element' ? { ...node, children: tieNotes(node.children) } : node);
  }
  return result;
}

function isNoteReference(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'sup' &&
    node.children.some((child) => child.type === 'element' && child.properties.role === 'doc-noteref')
  );
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
