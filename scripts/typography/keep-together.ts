/** What a line end must not tear apart: names and abbreviations with a hyphen, and note marks from their word. */
import type { ElementContent, Root } from 'hast';
import { changeElements, span } from './tree.ts';

/** Capitals or digits on both sides of the hyphen, and short enough for any column: JCA-NET, UTF-8, COVID-19. */
const compound = /(?<![\p{Script=Latin}\p{N}-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+(?![\p{Script=Latin}\p{N}-])/gu;
const longest = 14;

/**
 * Wraps such words in `<span class="nobr">`. Code, and links that show their address, are left alone.
 *
 * @param nodes the hast of a block; not changed
 */
export function keepTogether(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return node.value.includes('-') ? wrapped(node.value) : [node];
    if (node.type !== 'element' || /^(code|pre|svg)$/.test(node.tagName) || isWhole(node.properties.className))
      return [node];
    return [{ ...node, children: keepTogether(node.children) }];
  });
}

/** Of longer words only the last character is tied: the narrowest columns hold so many kana. */
const longestTie = 7;
/** More of a text than its last word, in UTF-16 units. */
const wordWindow = 24;
/** After these no line ends before a figure (UAX 14: AL, NU, IS, CP and QU before NU). */
const noBreakAfter = /[\p{Script=Latin}\p{N}.,;:)\]"'’”]$/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * Ties the references to notes to what stands before them, where Japanese text would otherwise let a line end between the
 * two (JLReq 3.1.10: a note mark does not begin a line).
 *
 * @param root a finished document; not changed
 * @param unit on paper a character, because short lines are justified best where few places are lost; on screens a word,
 *   because a voice reads what stands in an element by itself, and half a word wrongly (声明 as 声 and 明)
 */
export function tieNotes(root: Root, unit: 'character' | 'word'): Root {
  return changeElements(root, (element) =>
    isWhole(element.properties.className) || !element.children.some(isNoteReference)
      ? element
      : { ...element, children: tied(element.children, unit === 'word' ? wordAtEnd : characterAtEnd) },
  );
}

function tied(nodes: readonly ElementContent[], endOf: (text: string) => string): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const before = result.at(-1);
    const end = isNoteReference(node) && before?.type === 'text' ? endOf(before.value) : '';
    if (before?.type === 'text' && end !== '') {
      result.pop();
      const rest = before.value.slice(0, before.value.length - end.length);
      if (rest !== '') result.push({ type: 'text', value: rest });
      result.push(span(['nobr', 'tie'], [{ type: 'text', value: end }, node]));
    } else result.push(node);
  }
  return result;
}

function characterAtEnd(text: string): string {
  return /\S$/u.exec(text)?.[0] ?? '';
}

/** The word or mark that a text ends with; nothing where no line would end after it. */
function wordAtEnd(text: string): string {
  if (/\s$/u.test(text) || noBreakAfter.test(text)) return '';
  const word = [...segmenter.segment(text.slice(-wordWindow))].at(-1)?.segment ?? '';
  return [...word].length > longestTie ? characterAtEnd(text) : word;
}

function isNoteReference(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'sup' &&
    node.children.some((child) => child.type === 'element' && child.properties.role === 'doc-noteref')
  );
}

function isWhole(className: unknown): boolean {
  return Array.isArray(className) && className.includes('nobr');
}

function wrapped(text: string): ElementContent[] {
  const result: ElementContent[] = [];
  let end = 0;
  for (const match of text.matchAll(compound)) {
    if (match[0].length > longest) continue;
    if (match.index > end) result.push({ type: 'text', value: text.slice(end, match.index) });
    const children: ElementContent[] = [{ type: 'text', value: match[0] }];
    result.push({ type: 'element', tagName: 'span', properties: { className: ['nobr'] }, children });
    end = match.index + match[0].length;
  }
  if (end < text.length || result.length === 0) result.push({ type: 'text', value: text.slice(end) });
  return result;
}
