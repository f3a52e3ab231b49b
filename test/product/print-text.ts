/** What a tagged PDF says in each language, in the order in which it is read aloud. */
import assert from 'node:assert/strict';
import type { Language } from '../../scripts/message/message.ts';
import type { ReadPage, StructureNode } from '../writer/pdf/read-pdf.ts';
import { squeeze } from './manuscript-text.ts';

/** A piece of text under one leaf of the structure. */
interface Leaf {
  readonly text: string;
  readonly language: string;
  /** A figure or a dash that stands for both languages. */
  readonly isShared: boolean;
}

/** Everything, what stands outside the notes at the feet of pages, or these notes alone. */
export type PrintedPart = 'all' | 'body' | 'own body' | 'notes';

/** The text of some pages in one language, without white space and list markers. */
export function printedText(pages: readonly ReadPage[], language: Language, part: PrintedPart = 'all'): string {
  const leaves = pages.flatMap(({ structure }) => {
    assert.ok(structure, 'a page has no structure');
    return leavesOf(structure, { language: '', parent: '', isSettled: false, isCommon: false, part });
  });
  return squeeze(
    leaves
      .filter((leaf) => leaf.isShared || leaf.language === language)
      .map(({ text }) => text)
      .join(''),
  );
}

/** Where a node stands, as far as its language depends on it. */
interface Context {
  readonly language: string;
  readonly parent: string;
  /** Inside running text a change of language is a word of the other language, not the other side of a row. */
  readonly isSettled: boolean;
  /** Inside an item or a cell that both languages have in common. */
  readonly isCommon: boolean;
  readonly part: PrintedPart;
}

const runningText: ReadonlySet<string> = new Set('P H1 H2 H3 H4 H5 H6 Code'.split(' '));
const inLine: ReadonlySet<string> = new Set('Span Em Strong Link Ruby Code'.split(' '));

function leavesOf(node: StructureNode, from: Context): Leaf[] {
  if (node.role === 'Lbl' || (node.role === 'Note' && from.part.endsWith('body'))) return [];
  const part = node.role === 'Note' && from.part === 'notes' ? 'all' : from.part;
  const isWord = from.isSettled || (['LBody', 'TD', 'TH'].includes(from.parent) && inLine.has(node.role));
  const language = isWord ? from.language : (node.language ?? from.language);
  const isCommon = isCommonPlace(node, language) || (from.isCommon && !runningText.has(node.role));
  const isSettled = isWord || runningText.has(node.role);
  const context: Context = { language, parent: node.role, isSettled, isCommon, part };
  return node.pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? part === 'notes'
        ? []
        : [{ text: piece, language, isShared: isCommon && part !== 'own body' && !/\p{L}/u.test(piece) }]
      : leavesOf(piece, context),
  );
}

/** A figure with a caption in each language, or a cell that says the same in both. */
function isCommonPlace({ role, children }: StructureNode, language: string): boolean {
  if (role === 'LBody') return children.some((child) => child.role === 'P' && child.language === 'en');
  return (
    (role === 'TD' || role === 'TH') && language !== 'en' && children.every((child) => child.language === undefined)
  );
}

/** Headings of a page in reading order, without white space. */
export function headingsOf(node: StructureNode | undefined): string[] {
  if (!node) return [];
  if (/^H[1-6]$/.test(node.role)) return [squeeze(node.text)];
  return node.children.flatMap(headingsOf);
}
