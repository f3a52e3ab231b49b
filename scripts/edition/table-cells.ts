/** Cells of tables by the length of what they say: short ones stay on one line, long ones are set like text. */
import type { Element, ElementContent } from 'hast';
import { changed } from './change.ts';
import { emWidth, plainText } from './em-width.ts';
import { isBroad } from './table-width.ts';

/** In em of the type, a Latin letter counted as half of one. */
const shortest = 10.5;
const longest = 16;

/** A figure with its counter, a range of figures: never torn apart in a column. */
const whole = /[0-9０-９]+(?:[年月日時分人件号条項]|[–-][0-9]+)/gu;

/** A name in katakana, or a part of it, that fits into a column of a phone. The dots between parts stay outside. */
const name = /(?<![ァ-ヺー])[ァ-ヺー]{3,8}(?![ァ-ヺー])/gu;

/**
 * Marks every cell as `short` or `long`, or neither, and keeps dates and ranges in cells together piece by piece.
 *
 * @param nodes finished hast; not changed
 * @param screen whether the page may be that of a phone: names in katakana are then pieces, too, and a table whose words
 *   do not fit side by side is marked as `broad`
 */
export function withCellClasses(nodes: readonly ElementContent[], screen = false): ElementContent[] {
  return changed(nodes, (node): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'td' && node.tagName !== 'th') {
      const children = withCellClasses(node.children, screen);
      const set = children === node.children ? node : { ...node, children };
      return screen && node.tagName === 'table' && isBroad(set)
        ? { ...set, properties: { ...set.properties, className: [...classesOf(set), 'broad'] } }
        : set;
    }
    const width = Math.max(...sidesOf(node).map(emWidth));
    const kind = width <= shortest ? ['short'] : width > longest ? ['long'] : [];
    const before = classesOf(node).filter((one) => one !== 'short');
    const dated =
      kind[0] === 'long' ? node.children : pieces(node.children, whole, screen ? ['nobr', 'amount'] : ['nobr']);
    const children = screen && kind[0] !== 'long' ? pieces(dated, name, ['nobr', 'name']) : dated;
    const { className: _old, ...others } = node.properties;
    const classes = [...before, ...kind];
    return { ...node, properties: { ...others, ...(classes.length > 0 && { className: classes }) }, children };
  });
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** The texts of a cell, one for each language that it has a block for. */
function sidesOf(cell: Element): readonly string[] {
  const blocks = cell.children.filter((child) => child.type === 'element' && child.tagName === 'div');
  return (blocks.length > 0 ? blocks : [cell]).map(plainText);
}

function pieces(nodes: readonly ElementContent[], piece: RegExp, className: readonly string[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return cut(node.value, piece, className);
    if (node.type !== 'element') return [node];
    const isWhole = node.tagName === 'code' || classesOf(node).includes('nobr');
    return [isWhole ? node : { ...node, children: pieces(node.children, piece, className) }];
  });
}

function cut(text: string, piece: RegExp, className: readonly string[]): ElementContent[] {
  const result: ElementContent[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(piece)) {
    if (index > done) result.push({ type: 'text', value: text.slice(done, index) });
    const children: ElementContent[] = [{ type: 'text', value: found }];
    result.push({ type: 'element', tagName: 'span', properties: { className: [...className] }, children });
    done = index + found.length;
  }
  if (done < text.length) result.push({ type: 'text', value: text.slice(done) });
  return result;
}
