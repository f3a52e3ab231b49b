/** What a tagged PDF says in each language, in the order in which it is read aloud. */
import assert from 'node:assert/strict';
import type { Language } from '../../scripts/message/message.ts';
import type { ReadPage, StructureNode } from '../writer/pdf/read-pdf.ts';
import { squeeze } from './manuscript-text.ts';

/** A piece of text under one leaf of the structure. */
interface Leaf {
  readonly text: string;
  readonly language: string;
  /** A figure or a dash that stands for both languages: no letters, and directly in a cell or an item. */
  readonly isShared: boolean;
}

/** The text of some pages in one language, without white space, list markers and the repeated heads of tables. */
export function printedText(pages: readonly ReadPage[], language: Language): string {
  let lastHead = '';
  const leaves = pages.flatMap(({ structure }) => {
    assert.ok(structure, 'a page has no structure');
    const head = firstTableHead(structure);
    const repeated = head !== undefined && head.text === lastHead ? head : undefined;
    lastHead = lastTableHead(structure) ?? '';
    return leavesOf(structure, repeated, { language: '', container: '' });
  });
  return squeeze(
    leaves
      .filter((leaf) => leaf.isShared || leaf.language === language)
      .map(({ text }) => text)
      .join(''),
  );
}

function leavesOf(
  node: StructureNode,
  without: StructureNode | undefined,
  from: { readonly language: string; readonly container: string },
): Leaf[] {
  if (node === without || node.role === 'Lbl') return [];
  const language = node.language ?? from.language;
  const container = ['P', 'LI', 'TD', 'TH', 'Link', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'].includes(node.role)
    ? node.role
    : from.container;
  if (node.children.length === 0) {
    const isShared = !/\p{L}/u.test(node.text) && ['LI', 'TD', 'TH'].includes(container) && language !== 'en';
    return [{ text: node.text, language, isShared }];
  }
  const below = node.children.map(({ text }) => text).join('');
  assert.equal(squeeze(below), squeeze(node.text), `text beside elements in ${node.role}`);
  return node.children.flatMap((child) => leavesOf(child, without, { language, container }));
}

function rowsIn(node: StructureNode): StructureNode[] {
  return node.role === 'TR' ? [node] : node.children.flatMap(rowsIn);
}

function isHead(row: StructureNode): boolean {
  return row.children.length > 0 && row.children.every(({ role }) => role === 'TH');
}

function firstTableHead(structure: StructureNode): StructureNode | undefined {
  const [first] = rowsIn(structure);
  return first && isHead(first) ? first : undefined;
}

function lastTableHead(structure: StructureNode): string | undefined {
  return rowsIn(structure).findLast(isHead)?.text;
}

/** Headings of a page in reading order, without white space. */
export function headingsOf(node: StructureNode | undefined): string[] {
  if (!node) return [];
  if (/^H[1-6]$/.test(node.role)) return [squeeze(node.text)];
  return node.children.flatMap(headingsOf);
}
