/** How long a text is in print, before anything is laid out. */
import type { ElementContent } from 'hast';

/** The text of a node, as it stands there. */
export function plainText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plainText).join('') : '';
}

/** The length of a text in em, about: East Asian characters, from U+1100 on, are one, a Latin letter is half of one. */
export function emWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u1100' ? 0.5 : 1), 0);
}
