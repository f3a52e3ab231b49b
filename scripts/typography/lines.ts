/**
 * The lines of a finished document, and edits to them. What a reader sees as one line of text may stand in several inline
 * elements; rules about words and spaces see it whole and say what to change by offset.
 */
import type { Element, ElementContent, Root, Text } from 'hast';
import type { Language } from '../message/message.ts';
import { isAddressElement } from './addresses.ts';
import { isAside, isVerbatim, languageOf, lineBreakers } from './inline-text.ts';

/** A stretch of text in one language between two block boundaries. */
export interface Line {
  /** Its text. Code, addresses, images and runs in the other language stand in it as U+FFFC, one for each UTF-16 unit. */
  readonly text: string;
  readonly language: Language;
  readonly place: LinePlace;
  /** Whether a paragraph, an item or a cell ends with it. */
  readonly isLast: boolean;
}

/** `text` is what is read through; `heading` and `frame` are titles, mastheads, contents, imprints. */
export type LinePlace = 'text' | 'cell' | 'heading' | 'frame';

/** Offsets in UTF-16 units of the line's text, the end excluded. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Run {
  readonly node: Text;
  /** Where it begins in the line. */
  readonly start: number;
}

interface OpenLine {
  text: string;
  readonly runs: Run[];
  readonly language: Language;
  readonly place: LinePlace;
  isLast: boolean;
}

interface Context {
  readonly language: Language | undefined;
  readonly place: LinePlace;
}

/** U+FFFC: stands for what an edit must not touch. */
const object = '\uFFFC';

const headings = /^(h[1-6]|th|summary|title|figcaption)$/;
const frames = /^(header|nav|footer)$/;
const endings = /^(p|li|dd|dt|td|blockquote|figcaption|div|aside|h[1-6]|th)$/;

/**
 * Applies edits to every line of a document. An edit that is not inside one text node, or that begins before the one
 * before it ends, is left out.
 *
 * @param root a whole document, or a part of one in which languages are declared; not changed
 * @param edits is asked for each line, in document order
 */
export function editLines(root: Root, edits: (line: Line) => readonly Edit[]): Root {
  const lines = readLines(root);
  const edited = new Map<Text, string>();
  for (const line of lines) {
    if (line.runs.length > 0 && line.text.trim() !== '') apply(line, edits(line), edited);
  }
  return edited.size === 0 ? root : { ...root, children: rebuilt(root.children, edited) };
}

/** Of a document that nothing has been changed in, the next rule sees the same lines. */
const known = new WeakMap<Root, readonly OpenLine[]>();

function readLines(root: Root): readonly OpenLine[] {
  const lines = known.get(root) ?? linesOf(root);
  known.set(root, lines);
  return lines;
}

function linesOf(root: Root): readonly OpenLine[] {
  const lines: OpenLine[] = [];
  for (const node of root.children) {
    if (node.type === 'element') collect([node], { language: undefined, place: 'text' }, lines, []);
  }
  return lines;
}

/** @param open the line that is being written, if any; the array is shared with the inline elements around */
function collect(nodes: readonly ElementContent[], context: Context, lines: OpenLine[], open: OpenLine[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      const line = open[0] ?? opened(context, lines, open);
      if (!line) continue;
      line.runs.push({ node, start: line.text.length });
      line.text += node.value;
    } else if (node.type === 'element') {
      collectElement(node, context, lines, open);
    }
  }
}

function collectElement(node: Element, context: Context, lines: OpenLine[], open: OpenLine[]): void {
  const inner = contextOf(node, context);
  if (lineBreakers.has(node.tagName)) {
    open.length = 0;
    if (!isVerbatim(node)) {
      const first = lines.length;
      collect(node.children, inner, lines, open);
      if (endings.test(node.tagName)) markLast(lines, first);
    }
    open.length = 0;
  } else if (isAside(node)) {
    // Beside the line; notes' numbers and readings are not edited.
  } else if (isVerbatim(node) || node.tagName === 'img' || isAddressElement(node, textOf)) {
    mask(open, context, lines, node);
  } else if (inner.language !== context.language) {
    mask(open, context, lines, node);
    collect(node.children, inner, lines, []);
  } else {
    collect(node.children, inner, lines, open);
  }
}

function contextOf(node: Element, context: Context): Context {
  const declared = languageOf(node)?.split('-')[0];
  const language =
    declared === undefined ? context.language : declared === 'ja' || declared === 'en' ? declared : undefined;
  if (headings.test(node.tagName)) return { language, place: 'heading' };
  if (frames.test(node.tagName)) return { language, place: 'frame' };
  if (node.tagName === 'td' && context.place === 'text') return { language, place: 'cell' };
  return { language, place: context.place };
}

function opened(context: Context, lines: OpenLine[], open: OpenLine[]): OpenLine | undefined {
  if (context.language === undefined) return undefined;
  const line: OpenLine = { text: '', runs: [], language: context.language, place: context.place, isLast: false };
  open.push(line);
  lines.push(line);
  return line;
}

/** Puts U+FFFC into the line for an element that edits pass over. */
function mask(open: OpenLine[], context: Context, lines: OpenLine[], node: Element): void {
  const line = open[0] ?? opened(context, lines, open);
  if (line) line.text += object.repeat(Math.max(1, textOf(node).length));
}

/** The last line that a block of text put down ends it. */
function markLast(lines: readonly OpenLine[], first: number): void {
  for (let index = lines.length - 1; index >= first; index -= 1) {
    const line = lines[index];
    if (line && line.text.trim() !== '') {
      // A run in another language at the end stands behind its line.
      if (/\uFFFC\s*$/.test(line.text) || index === lines.length - 1) line.isLast = true;
      break;
    }
  }
}

/** The text of an element as it is read, readings and note marks left out. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isAside(node)) return '';
  return node.children.map(textOf).join('');
}

function apply(line: OpenLine, edits: readonly Edit[], edited: Map<Text, string>): void {
  let at = 0;
  for (const { node, start } of line.runs) {
    const end = start + node.value.length;
    let text = '';
    let done = start;
    for (; at < edits.length; at += 1) {
      const edit = edits[at] as Edit;
      if (edit.start >= end) break;
      if (edit.start < done || edit.end > end) continue;
      text += line.text.slice(done, edit.start) + edit.text;
      done = edit.end;
    }
    if (done > start) edited.set(node, text + line.text.slice(done, end));
  }
}

function rebuilt<Content extends Root['children'][number]>(
  nodes: readonly Content[],
  edited: ReadonlyMap<Text, string>,
): Content[] {
  let isSame = true;
  const result = nodes.map((node): Content => {
    if (node.type === 'text') {
      const value = edited.get(node);
      if (value === undefined || value === node.value) return node;
      isSame = false;
      return { ...node, value };
    }
    if (node.type !== 'element') return node;
    const children = rebuilt(node.children, edited);
    if (children === node.children) return node;
    isSame = false;
    return { ...node, children };
  });
  // Nobody writes into the arrays of finished nodes.
  return isSame ? (nodes as Content[]) : result;
}
