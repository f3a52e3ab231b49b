/** GFM tables → `<table>` with scopes for screen readers and alignment as classes. */
import type { Element, ElementContent, Properties } from 'hast';
import type { AlignType, Table, TableRow } from 'mdast';
import type { State } from './handler.ts';

/** Header cells get `scope="col"`; empty ones become `td`, because an empty header says nothing (WCAG 2.2, 1.3.1). */
export function tableElement(state: State, node: Table): Element {
  const [head, ...body] = node.children;
  const parts: Element[] = [];
  if (head) parts.push(section(state, 'thead', [row(state, head, node.align ?? [], true)], [head]));
  if (body.length > 0) {
    const rows = body.map((tableRow) => row(state, tableRow, node.align ?? [], false));
    parts.push(section(state, 'tbody', rows, body));
  }
  return patched(state, node, { type: 'element', tagName: 'table', properties: {}, children: state.wrap(parts, true) });
}

function section(state: State, tagName: string, rows: Element[], from: readonly TableRow[]): Element {
  const start = from[0]?.position?.start;
  const end = from.at(-1)?.position?.end;
  const children: ElementContent[] = state.wrap(rows, true);
  return { type: 'element', tagName, properties: {}, children, ...(start && end && { position: { start, end } }) };
}

/** As many cells as the table has columns: missing ones are empty, further ones are dropped (GFM 4.10). */
function row(state: State, node: TableRow, align: readonly AlignType[], isHead: boolean): Element {
  const cells = Array.from({ length: align.length }, (_, column) => {
    const cell = node.children[column];
    const children = cell ? state.all(cell) : [];
    const isHeader = isHead && children.length > 0;
    const properties: Properties = {
      ...(isHeader && { scope: 'col' }),
      ...(align[column] && { className: [`align-${align[column]}`] }),
    };
    const element: Element = { type: 'element', tagName: isHeader ? 'th' : 'td', properties, children };
    return cell ? patched(state, cell, element) : element;
  });
  return patched(state, node, { type: 'element', tagName: 'tr', properties: {}, children: state.wrap(cells, true) });
}

function patched(state: State, from: Parameters<State['patch']>[0], to: Element): Element {
  state.patch(from, to);
  return to;
}
