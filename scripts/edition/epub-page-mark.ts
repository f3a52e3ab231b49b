/** A mark inside of a row, at the word with which a printed page begins. */
import type { Element, ElementContent, Text } from 'hast';
import type { Language } from '../message/message.ts';
import { hasClass } from './classes.ts';

/** What is not cut: the mark goes before it. */
const whole = new Set(['ruby', 'sup', 'svg', 'math', 'button']);
const wholeClasses = ['tcy', 'upright', 'rare'];

/** Not counted, as in print (see `pageStarts`): readings, drawings and formulas. */
const uncounted = new Set(['rt', 'rp', 'svg', 'math']);

/** The characters that are counted: those that can be seen, but for hyphens, which print may have added. */
const unseen = /[\s\p{Cf}\u2010]/u;

/**
 * The row with a mark behind so many characters of one of its sides: before the next that can be seen, or before the whole
 * word that this character is in.
 *
 * @param taken in UTF-16 units; white space, format characters, hyphens and readings are not counted
 * @returns nothing where the side has no more than that
 */
export function withMarkAt(row: Element, language: Language, taken: number, mark: Element): Element | undefined {
  const state: State = { left: taken, mark, isPlaced: false };
  const result = inElement(row, language, true, state);
  return state.isPlaced ? result : undefined;
}

interface State {
  left: number;
  readonly mark: Element;
  isPlaced: boolean;
}

function inElement(element: Element, language: Language, counts: boolean, state: State): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (state.isPlaced || (child.type !== 'element' && child.type !== 'text')) return [child];
    if (child.type === 'text') return counts ? inText(child.value, language, state) : [child];
    if (uncounted.has(child.tagName) || hasClass(child, 'counterpart')) return [child];
    const own = sideOf(child) ?? (counts ? language : undefined);
    if (own !== language) return [inElement(child, language, false, state)];
    if (!whole.has(child.tagName) && !wholeClasses.some((name) => hasClass(child, name)))
      return [inElement(child, language, true, state)];
    const count = counted(child);
    if (count <= state.left) {
      state.left -= count;
      return [child];
    }
    state.isPlaced = true;
    return [state.mark, child];
  });
  return { ...element, children };
}

function inText(text: string, language: Language, state: State): ElementContent[] {
  let index = 0;
  for (const character of text) {
    if (!unseen.test(character)) {
      if (state.left <= 0) {
        state.isPlaced = true;
        const at = wordStart(text, index, language);
        const parts = [text.slice(0, at), text.slice(at)].map((value) => ({ type: 'text', value }) as const);
        const [before, after] = parts as [Text, Text];
        return [...(at > 0 ? [before] : []), state.mark, after];
      }
      state.left -= character.length;
    }
    index += character.length;
  }
  return [{ type: 'text', value: text }];
}

const segmenters = new Map<Language, Intl.Segmenter>();

/** Where the word begins that has the character at an index: a voice reads a word wrongly that is cut in two. */
function wordStart(text: string, index: number, language: Language): number {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter.segment(text).containing(index)?.index ?? index;
}

function counted(node: ElementContent): number {
  if (node.type === 'text') return [...node.value].reduce((sum, one) => sum + (unseen.test(one) ? 0 : one.length), 0);
  if (node.type !== 'element' || uncounted.has(node.tagName)) return 0;
  return node.children.reduce((sum, child) => sum + counted(child), 0);
}

/** The language of a side of a row, or of a table's cell; not that of a foreign word. */
function sideOf(element: Element): Language | undefined {
  if (hasClass(element, 'ja')) return 'ja';
  return hasClass(element, 'en') ? 'en' : undefined;
}
