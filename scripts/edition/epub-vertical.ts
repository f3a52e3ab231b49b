/** Digits in vertical lines: two or three side by side in the space of one character (tate-chu-yoko, JLReq 2.3.2). */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Digits that stand alone; not those of a decimal, a date with hyphens, a word or an address. */
const digits = /(?<![\p{Script=Latin}\p{N}.,:/_@%+-])\d{1,4}(?![\p{Script=Latin}\p{N}_@/:+-]|[.,]\d)/gu;

const kept = new Set(['code', 'pre', 'kbd', 'samp', 'svg', 'math', 'rt', 'rp']);

/**
 * Sets numbers upright: one to three digits side by side, four one below the other. Longer ones and words in Latin
 * letters lie on their side, as books have it. The text stays the same.
 */
export function uprightDigits(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return runs(node.value);
    if (node.type !== 'element' || kept.has(node.tagName) || isAddress(node)) return [node];
    return [{ ...node, children: uprightDigits(node.children) }];
  });
}

/** Whether an element is a link that shows an address, in one piece or in many. */
function isAddress(element: Element): boolean {
  return element.tagName === 'a' && /^[^\s/@]*[/@][^\s]*$/.test(plain(element));
}

function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plain).join('') : '';
}

function runs(text: string): ElementContent[] {
  const result: ElementContent[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(digits)) {
    if (index > end) result.push({ type: 'text', value: text.slice(end, index) });
    result.push(h('span', { class: found.length <= 3 ? 'tcy' : 'upright' }, found));
    end = index + found.length;
  }
  if (end < text.length) result.push({ type: 'text', value: text.slice(end) });
  return result;
}
