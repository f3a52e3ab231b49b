/** Line ends of the source → a space, or nothing where Japanese is written without spaces. */
import type { Element, ElementContent } from 'hast';
import type { Language } from '../message/message.ts';
import { isVerbatim, languageOf, type Piece, type Rewriting, rewriteLines } from './inline-text.ts';
import { type Script, scriptAtEnd, scriptAtStart } from './japanese.ts';

const lineEnd = /[ \t]*\n[ \t\n]*/g;

/**
 * Joins the lines of paragraphs as CSS Text 4, section 4.1.2 (segment breaks) describes: between two Japanese characters a
 * line end is nothing; in Japanese text it is nothing between Japanese and another script too, because the browser spaces
 * these (`text-autospace`); elsewhere it is a space. Hangul keeps its spaces. Line ends in `pre` and between blocks stay.
 *
 * @param nodes the hast of a block; not changed
 * @param language the language of the text; an element with `lang` is joined by the rules of its own
 */
export function joinLines(nodes: readonly ElementContent[], language: Language): ElementContent[] {
  if (!nodes.some(hasLineEnd)) return [...nodes];
  return rewriteLines(nodes, (line) => joined(line, language));
}

function hasLineEnd(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.includes('\n') : node.type === 'element' && node.children.some(hasLineEnd);
}

function joined(line: readonly Piece[], language: Language): Rewriting {
  const rewriting = new Map<number, readonly ElementContent[]>();
  const following = scriptsAfter(line);
  let before = '';
  line.forEach((piece, index) => {
    if (piece.kind === 'whole') {
      const inner = inOwnLanguage(piece.element);
      if (inner) rewriting.set(index, [inner]);
      before += piece.value;
    } else {
      const { value } = piece;
      let end = 0;
      let text = '';
      for (const match of value.matchAll(lineEnd)) {
        text += value.slice(end, match.index);
        end = match.index + match[0].length;
        const next = end < value.length ? scriptAtStart(value.slice(end, end + 2)) : following[index];
        text += between(before + text, next, language) ?? match[0];
      }
      text += value.slice(end);
      if (text !== value) rewriting.set(index, text === '' ? [] : [{ type: 'text', value: text }]);
      before += text;
    }
    before = before.slice(-32);
  });
  return rewriting;
}

/** What a line end becomes; nothing said where it stands at the edge of a line, where browsers drop it. */
function between(before: string, next: Script | undefined, language: Language): string | undefined {
  if (before.trim() === '' || next === undefined) return undefined;
  if (/\s$/.test(before)) return '';
  const previous = scriptAtEnd(before);
  if (previous === 'japanese' && next === 'japanese') return '';
  const japanese = previous === 'japanese' || next === 'japanese';
  const hangul = previous === 'hangul' || next === 'hangul';
  return language === 'ja' && japanese && !hangul ? '' : ' ';
}

/** For each piece the script that the text after it begins with, blank pieces passed over. */
function scriptsAfter(line: readonly Piece[]): readonly (Script | undefined)[] {
  const after: (Script | undefined)[] = [];
  let script: Script | undefined;
  for (let index = line.length - 1; index >= 0; index -= 1) {
    after[index] = script;
    script = scriptAtStart((line[index]?.value ?? '').trimStart().slice(0, 2)) ?? script;
  }
  return after;
}

function inOwnLanguage(element: Element): Element | undefined {
  const language = languageOf(element)?.split('-')[0];
  if (isVerbatim(element) || (language !== 'ja' && language !== 'en')) return undefined;
  return { ...element, children: joinLines(element.children, language) };
}
