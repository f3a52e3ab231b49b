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

/** UTF-16 units that stand in no rare character, so that a text of nothing else need not be taken apart. */
let plain: Uint8Array | undefined;

function plainUnits(): Uint8Array {
  if (plain) return plain;
  const usual = commonCharacters();
  const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Surrogate}\u{fe00}-\u{fe0f}]/u;
  plain = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    return usual.has(character) || !script.test(character) ? 1 : 0;
  });
  return plain;
}

function mayBeRare(text: string): boolean {
  const units = plainUnits();
  for (let index = 0; index < text.length; index += 1) if (units[text.charCodeAt(index)] === 0) return true;
  return false;
}

/** The rare characters of some texts, each with its selector if it has one. */
export function rareCharacters(texts: Iterable<string>): ReadonlySet<string> {
  const usual = commonCharacters();
  const found = new Set<string>();
  for (const text of texts) {
    if (!mayBeRare(text)) continue;
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
export function textsOf(nodes: readonly Nodes[]): readonly string[] {
  const texts: string[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === 'text') texts.push(node.value);
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  for (const node of nodes) collect(node);
  return texts;
}
