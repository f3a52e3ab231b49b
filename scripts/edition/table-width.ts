/** How narrow a table can become before its words no longer fit into its columns. */
import type { Element, ElementContent } from 'hast';
import { hasClass } from './classes.ts';
import { emWidth, plainText } from './em-width.ts';

/** What a phone of 360 px holds, in em of the type of tables. */
const phone = 23;
/** Between two columns. */
const gap = 0.6;
/** Lines end at spaces and between kana and kanji; what is left of a text are words and figures. */
const breaks = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。・「」（）]+/u;

/** Whether a table is too broad for a phone: with the longest words of its columns side by side. */
export function isBroad(table: Element): boolean {
  const widths: number[] = [];
  for (const row of elements(table, /^tr$/)) {
    for (const [column, cell] of elements(row, /^t[dh]$/).entries()) {
      widths[column] = Math.max(widths[column] ?? 1, ...wholeParts(cell).map(emWidth));
    }
  }
  return widths.reduce((sum, width) => sum + width + gap, -gap) > phone;
}

/** What a line must not end in, in any language of a cell. */
function wholeParts(node: ElementContent): string[] {
  if (node.type === 'text') return node.value.split(breaks);
  if (node.type !== 'element') return [];
  return hasClass(node, 'nobr') ? [plainText(node)] : node.children.flatMap(wholeParts);
}

function elements(node: Element, name: RegExp): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return name.test(child.tagName) ? [child] : elements(child, name);
  });
}
