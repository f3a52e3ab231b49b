/** Checkpoints 13, 14, 15, 17 and 19: figures, headings, tables, formulas and notes. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { type Failure, hasText, type Node, nameOf, type Tagged } from './tagged.ts';

export function elementFailures({ nodes }: Tagged): Failure[] {
  return [...descriptionFailures(nodes), ...headingFailures(nodes), ...tableFailures(nodes), ...noteFailures(nodes)];
}

function descriptionFailures(nodes: readonly Node[]): Failure[] {
  const conditions: Readonly<Record<string, string>> = { Figure: '13-004', Formula: '17-002' };
  return nodes.flatMap(({ role, dictionary }) => {
    const condition = conditions[role];
    const isDescribed = ['Alt', 'ActualText'].some((name) => hasText(dictionary.lookup(PDFName.of(name))));
    return condition && !isDescribed ? [{ condition, place: role }] : [];
  });
}

function headingFailures(nodes: readonly Node[]): Failure[] {
  const failures: Failure[] = [];
  let last = 0;
  for (const { role } of nodes) {
    const level = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (level === 0) continue;
    if (last === 0 && level > 1) failures.push({ condition: '14-002', place: role });
    else if (level > last + 1) failures.push({ condition: '14-003', place: `H${last}, ${role}` });
    last = level;
  }
  const plain = nodes.filter(({ role }) => role === 'H');
  const parents = plain.map(({ parent }) => parent);
  if (new Set(parents).size < parents.length) failures.push({ condition: '14-006', place: 'H' });
  if (plain.length > 0 && last > 0) failures.push({ condition: '14-007', place: 'H' });
  return failures;
}

/** A heading cell has a scope, unless the cells of its table name their headings. */
function tableFailures(nodes: readonly Node[]): Failure[] {
  return nodes
    .filter(({ role }) => role === 'Table')
    .flatMap((table) => {
      const cells = cellsIn(table);
      const data = cells.filter(({ role }) => role === 'TD');
      const isLinked = data.length > 0 && data.every((cell) => attribute(cell, 'Headers') instanceof PDFArray);
      const open = cells.filter((cell) => cell.role === 'TH' && nameOf(attribute(cell, 'Scope')) === '');
      return isLinked ? [] : open.map(() => ({ condition: '15-003', place: 'TH' }));
    });
}

function cellsIn(node: Node): Node[] {
  return node.children.flatMap((child) =>
    child.role === 'TH' || child.role === 'TD' ? [child] : child.role === 'Table' ? [] : cellsIn(child),
  );
}

function attribute({ dictionary }: Node, name: string): unknown {
  const value = dictionary.lookup(PDFName.of('A'));
  const list = value instanceof PDFArray ? value.asArray().map((item) => dictionary.context.lookup(item)) : [value];
  const owners = list.filter((item) => item instanceof PDFDict);
  return owners.map((owner) => owner.lookup(PDFName.of(name))).find((found) => found !== undefined);
}

function noteFailures(nodes: readonly Node[]): Failure[] {
  const failures: Failure[] = [];
  const seen = new Set<string>();
  for (const { role, dictionary } of nodes) {
    if (role !== 'Note') continue;
    const id = dictionary.lookup(PDFName.of('ID'));
    const text = id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : '';
    if (text === '') failures.push({ condition: '19-003', place: 'Note' });
    else if (seen.has(text)) failures.push({ condition: '19-004', place: text });
    seen.add(text);
  }
  return failures;
}
