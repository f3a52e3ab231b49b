/** Characters that the typefaces of phones may lack, marked so that a book can bring its own for them. */
import type { ElementContent, Nodes } from 'hast';
import { h } from 'hastscript';

/**
 * The characters of JIS X 0208 with the extensions of NEC and IBM, as the Encoding Standard's `euc-jp` has them: every
 * Japanese typeface has these. Kanji beyond them (JIS X 0213, such as 𠮟, and the rest of Unicode) and the variants that a
 * selector picks (IVS) are drawn by some phones and not by others.
 */
let common: ReadonlySet<string> | undefined;

function commonCharacters(): ReadonlySet<string> {
  if (common) return common;
  const bytes: number[] = [];
  for (let row = 0xa1; row <= 0xfe; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell, 0x0a);
  common = new Set(new TextDecoder('euc-jp').decode(Uint8Array.from(bytes)));
  return common;
}

const candidate = /(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]?/gu;

/** The rare characters of some texts, each with its selector if it has one. */
export function rareCharacters(texts: Iterable<string>): ReadonlySet<string> {
  const usual = commonCharacters();
  const found = new Set<string>();
  for (const text of texts) {
    for (const [character] of text.matchAll(candidate)) {
      // Half-width katakana are in every typeface, though not in JIS X 0208.
      if (!usual.has(character) && !/^[\uff65-\uff9f]$/.test(character)) found.add(character);
    }
  }
  return found;
}

/** Marks each rare character with the class `rare`. */
export function withRareMarked(nodes: readonly ElementContent[], rare: ReadonlySet<string>): ElementContent[] {
  if (rare.size === 0) return [...nodes];
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return marked(node.value, rare);
    if (node.type !== 'element' || node.tagName === 'svg' || node.tagName === 'math') return [node];
    return [{ ...node, children: withRareMarked(node.children, rare) }];
  });
}

function marked(text: string, rare: ReadonlySet<string>): ElementContent[] {
  const result: ElementContent[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    if (!rare.has(found)) continue;
    if (index > end) result.push({ type: 'text', value: text.slice(end, index) });
    result.push(h('span', { class: 'rare' }, found));
    end = index + found.length;
  }
  if (end === 0) return [{ type: 'text', value: text }];
  if (end < text.length) result.push({ type: 'text', value: text.slice(end) });
  return result;
}

/** The text of nodes, piece by piece. */
export function* textsOf(nodes: readonly Nodes[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'text') yield node.value;
    else if ('children' in node) yield* textsOf(node.children);
  }
}
