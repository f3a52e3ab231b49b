/** Cells of tables by the length of what they say: short ones stay on one line, long ones are set like text. */
import type { Element, ElementContent } from 'hast';
import { emWidth, plainText } from './em-width.ts';

/** In em of the type, a Latin letter counted as half of one. */
const shortest = 10.5;
const longest = 16;

/** A figure with its counter, a range of figures: never torn apart in a column. */
const whole = /[0-9０-９]+(?:[年月日時分人件号条項]|[–-][0-9]+)/gu;

/**
 * Marks every cell as `short` or `long`, or neither, and keeps dates and ranges in cells together piece by piece.
 *
 * @param nodes finished hast; not changed
 */
export function withCellClasses(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'td' && node.tagName !== 'th') return { ...node, children: withCellClasses(node.children) };
    const width = Math.max(...sidesOf(node).map(emWidth));
    const kind = width <= shortest ? ['short'] : width > longest ? ['long'] : [];
    const { className } = node.properties;
    const before = Array.isArray(className) ? className.filter((name) => name !== 'short') : [];
    const children = kind[0] === 'long' ? node.children : node.children.flatMap(pieces);
    const { className: _old, ...others } = node.properties;
    const classes = [...before, ...kind];
    return { ...node, properties: { ...others, ...(classes.length > 0 && { className: classes }) }, children };
  });
}

/** The texts of a cell, one for each language that it has a block for. */
function sidesOf(cell: Element): readonly string[] {
  const blocks = cell.children.filter((child) => child.type === 'element' && child.tagName === 'div');
  return (blocks.length > 0 ? blocks : [cell]).map(plainText);
}

function pieces(node: ElementContent): ElementContent[] {
  if (node.type === 'element') {
    const { className } = node.properties;
    const isWhole = node.tagName === 'code' || (Array.isArray(className) && className.includes('nobr'));
    return [isWhole ? node : { ...node, children: node.children.flatMap(pieces) }];
  }
  if (node.type !== 'text') return [node];
  const result: ElementContent[] = [];
  let done = 0;
  for (const { 0: found, index } of node.value.matchAll(whole)) {
    if (index > done) result.push({ type: 'text', value: node.value.slice(done, index) });
    const children: ElementContent[] = [{ type: 'text', value: found }];
    result.push({ type: 'element', tagName: 'span', properties: { className: ['nobr'] }, children });
    done = index + found.length;
  }
  if (done < node.value.length) result.push({ type: 'text', value: node.value.slice(done) });
  return result;
}
