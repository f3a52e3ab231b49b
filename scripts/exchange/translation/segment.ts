/** A row's side as a translator sees it: text, and marks that stand for the Markdown between it. */
import { createHash } from 'node:crypto';
import type { Nodes, Parents } from 'mdast';
import type { Block, Manuscript } from '../../manuscript/manuscript.ts';

/**
 * A piece of a segment. `text` is words to translate, `open` and `close` are the two ends of emphasis, a link or ruby,
 * `mark` is anything else: code, images, references to notes, what divides list items and table cells. `data` is Markdown.
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close' | 'mark'; readonly data: string };

/** A token with the Markdown that it was read from. */
export type SourceToken = Token & { readonly source: string };

/** The blocks of one side of a row. */
export interface Segment {
  readonly tokens: readonly SourceToken[];
  /** Where the tokens stand in the manuscript's text: offsets of the first and behind the last. */
  readonly start: number;
  readonly end: number;
  /** The Markdown of the blocks before the first token and after the last, such as `## `. */
  readonly before: string;
  readonly after: string;
  /** How new text is written: the title of a chapter stands in YAML. */
  readonly spelling: 'markdown' | 'yaml';
}

interface Leaf {
  readonly kind: Token['kind'];
  readonly text?: string;
  readonly start: number;
  readonly end: number;
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303F\uFF01-\uFF9F]/u;

/**
 * The segment of a row's side.
 *
 * @param blocks blocks of one manuscript, in its order
 * @returns nothing where there is no block, or where blocks stand inside one another (notes in a list)
 */
export function segmentOf(blocks: readonly Block[], { source }: Manuscript): Segment | undefined {
  const spans = blocks.map(spanOf);
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last || spans.some(({ start }, index) => start < (spans[index - 1]?.end ?? 0))) return undefined;
  const leaves = blocks.flatMap((block) => leavesOf(block));
  const whole: Leaf = { kind: 'mark', start: first.start, end: last.end };
  const filled = leaves.length > 0 ? leaves : [whole];
  const tokens: SourceToken[] = [];
  let end = filled[0]?.start ?? first.start;
  for (const leaf of filled) {
    if (leaf.start > end) tokens.push(mark('mark', source.slice(end, leaf.start)));
    const slice = source.slice(leaf.start, leaf.end);
    if (leaf.kind === 'text') tokens.push({ kind: 'text', text: unwrapped(leaf.text ?? ''), source: slice });
    else if (slice !== '') tokens.push(mark(leaf.kind, slice));
    end = leaf.end;
  }
  const start = filled[0]?.start ?? first.start;
  return {
    tokens,
    start,
    end,
    before: source.slice(first.start, start),
    after: source.slice(end, last.end),
    spelling: 'markdown',
  };
}

function mark(kind: Exclude<Token['kind'], 'text'>, data: string): SourceToken {
  return { kind, data, source: data };
}

function leavesOf(node: Nodes): readonly Leaf[] {
  const { start, end } = spanOf(node);
  if (node.type === 'text') return [{ kind: 'text', text: node.value, start, end }];
  if (!('children' in node)) return isPhrasing(node) ? [{ kind: 'mark', start, end }] : [];
  const inside = (node as Parents).children.flatMap((child) => leavesOf(child));
  if (!isPaired(node)) return inside;
  const firstInside = inside[0]?.start;
  const lastInside = inside.at(-1)?.end;
  if (firstInside === undefined || lastInside === undefined || isAutolink(node)) return [{ kind: 'mark', start, end }];
  return [{ kind: 'open', start, end: firstInside }, ...inside, { kind: 'close', start: lastInside, end }];
}

function isPhrasing(node: Nodes): boolean {
  return ['break', 'footnoteReference', 'html', 'image', 'imageReference', 'inlineCode'].includes(node.type);
}

function isPaired(node: Nodes): boolean {
  return ['emphasis', 'link', 'linkReference', 'ruby', 'strong'].includes(node.type);
}

/** `<https://…>`: its text is its address. */
function isAutolink(node: Nodes): boolean {
  if (node.type !== 'link') return false;
  const [child] = node.children;
  return (
    child?.type === 'text' &&
    spanOf(child).start === spanOf(node).start + 1 &&
    [child.value, `mailto:${child.value}`].includes(node.url)
  );
}

function spanOf(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Line ends inside a paragraph: nothing beside Japanese, else a space. */
export function unwrapped(text: string): string {
  return text.replace(/[ \t]*\n[ \t]*/g, (_, at: number) => {
    const before = text.slice(0, at).at(-1) ?? '';
    const after = text.slice(at).trimStart()[0] ?? '';
    return japanese.test(before) || japanese.test(after) ? '' : ' ';
  });
}

/** The words of a segment without its marks, spaces between them as one. */
export function wordsOf(tokens: readonly Token[]): string {
  const text = tokens.map((token) => (token.kind === 'text' ? token.text : token.kind === 'mark' ? ' ' : '')).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of a segment for messages, cut where they are long. */
export function shown(tokens: readonly Token[]): string {
  return cut(Array.from(wordsOf(tokens)), 0);
}

/** Two texts of one row for messages, cut so that the first difference is seen. */
export function shownPair(one: readonly Token[], other: readonly Token[]): readonly [string, string] {
  const [a, b] = [Array.from(wordsOf(one)), Array.from(wordsOf(other))];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const start = same > shownLength / 2 ? same - shownLength / 4 : 0;
  return [cut(a, start), cut(b, start)];
}

const shownLength = 120;

function cut(characters: readonly string[], start: number): string {
  const before = start > 0 ? '…' : '';
  const rest = characters.slice(start);
  return before + (rest.length > shownLength ? `${rest.slice(0, shownLength - 1).join('')}…` : rest.join(''));
}

/** 16 hexadecimal digits of the SHA-256 of words and marks; how spaces are repeated does not count. */
export function digestOf(tokens: readonly Token[]): string {
  const bare: [string, string][] = [];
  for (const token of tokens) {
    const value = token.kind === 'text' ? token.text.replace(/\s+/g, ' ') : token.data;
    const last = bare.at(-1);
    if (token.kind === 'text' && last?.[0] === 'text') last[1] += value;
    else bare.push([token.kind, value]);
  }
  return createHash('sha256').update(JSON.stringify(bare)).digest('hex').slice(0, 16);
}
