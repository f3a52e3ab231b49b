/** No paragraph ends in a line of one character or one short word. */
import type { Element, ElementContent, Root } from 'hast';
import { isAddress } from './addresses.ts';
import { isAside, languageOf, lineBreakers } from './inline-text.ts';
import { type Edit, editLines, type Line, textOf } from './lines.ts';
import { changeElements, charactersOf, hasClass, span } from './tree.ts';

/** Characters that a Japanese paragraph's last line has at least, closing marks counted; two of them are no marks. */
const fewest = 3;
/** Letters and marks that an English paragraph's last line has at least. */
const fewestLetters = 5;
/** Longer English pieces stay breakable, for narrow columns. */
const longestSpaced = 12;
/** More of the end of an element than is ever tied, in UTF-16 units. */
const textWindow = 32;
const softHyphen = '\u00AD';

const blocks = /^(p|li|dd|dt|td|figcaption|blockquote|div|aside)$/;
/** Elements that may be cut in two without harm. */
const divisible = /^(strong|em|b|i|span|small)$/;
const inWord = /^[\p{Script=Latin}\p{N}.,'’\u00AD-]/u;
const punctuation = /^[\p{P}\p{S}\s]/u;

/** What differs between paper and screens. */
interface Manner {
  /** Longer pieces stay breakable, for narrow columns. */
  readonly longest: number;
  /** More of a text's end than is ever tied, in UTF-16 units. */
  readonly window: number;
  /** Where the piece begins that holds the character at `first`: what must not be cut stays in one. */
  readonly startOf: (characters: readonly string[], first: number) => number;
  /** Classes of lines that have been through here before, or through the vertical forms, which come after. */
  readonly set: ReadonlySet<string>;
}

const paper: Manner = {
  longest: 12,
  window: 64,
  // Words and figures are not cut: they do not break there, and other rules must see them whole.
  startOf: (characters, first) => {
    let start = first;
    while (start > 0 && inWord.test(characters[start] ?? '') && inWord.test(characters[start - 1] ?? '')) start -= 1;
    return start;
  },
  set: new Set(['tail', 'dot', 'tcy', 'upright', 'sideways', 'dash']),
};

const words = new Intl.Segmenter('ja', { granularity: 'word' });

const screens: Manner = {
  longest: 7,
  window: 24,
  // A voice reads what stands in an element by itself, and half a word wrongly.
  startOf: (characters, first) => {
    const offset = characters.slice(0, first).join('').length;
    const index = words.segment(characters.join('')).containing(offset)?.index ?? 0;
    let start = 0;
    for (let length = 0; length < index; start += 1) length += characters[start]?.length ?? 1;
    return start;
  },
  set: new Set(['tail']),
};

/**
 * Ties the last characters of every Japanese paragraph, item and cell together (JLReq 3.8, 文末の一字: a line of one
 * character with its full stop is avoided) with `<span class="nobr tail">`, and the last short words of English ones with
 * no-break spaces (U+00A0). Headings are left to `text-wrap: balance`. Browsers then break greedily and still leave no
 * runt, so that lines can be measured one by one.
 *
 * @param root a finished document; not changed
 */
export function fillLastLines(root: Root): Root {
  const english = editLines(root, lastSpaces);
  return changeElements(english, (element, { language, inHeading }) =>
    language === 'ja' && !inHeading && blocks.test(element.tagName) ? tiedBlock(element, paper) : element,
  );
}

/**
 * The same for Japanese on screens, where `text-wrap: pretty` does nothing for paragraphs with ruby, or is unknown. Only
 * whole words are tied, and the text stays as it is. A link to the counterpart in the other language is no part of the line.
 *
 * @param root a finished document; not changed
 */
export function tieLastWords(root: Root): Root {
  return changeElements(root, (element, { language, inHeading }) =>
    language === 'ja' && !inHeading && blocks.test(element.tagName) ? tiedBlock(element, screens) : element,
  );
}

function lastSpaces({ text, language, place, isLast }: Line): readonly Edit[] {
  if (language !== 'en' || !isLast || place === 'heading') return [];
  const edits: Edit[] = [];
  const end = text.trimEnd().length;
  const startOfWord = (from: number): number =>
    Math.max(text.lastIndexOf(' ', from), text.lastIndexOf('\u00A0', from)) + 1;
  let start = startOfWord(end - 1);
  while (end - start < fewestLetters && start > 0) {
    // A space at the very beginning has no word before it.
    const previous = start < 2 ? 0 : startOfWord(start - 2);
    if (previous === 0 || end - previous > longestSpaced + fewestLetters) break;
    if (text[start - 1] === ' ') edits.unshift({ start: start - 1, end: start, text: '\u00A0' });
    start = previous;
  }
  return edits;
}

/** A block with the ends of its lines tied: of its last line, and of the text before a line break or a block inside it. */
function tiedBlock(block: Element, manner: Manner): Element {
  const children: ElementContent[] = [];
  let line: ElementContent[] = [];
  for (const child of block.children) {
    if (child.type === 'element' && lineBreakers.has(child.tagName)) {
      children.push(...tied(line, manner), child);
      line = [];
    } else {
      line.push(child);
    }
  }
  children.push(...tied(line, manner));
  const isSame =
    children.length === block.children.length && children.every((child, index) => child === block.children[index]);
  return isSame ? block : { ...block, children };
}

function tied(line: readonly ElementContent[], manner: Manner): readonly ElementContent[] {
  const end = line.findLastIndex((node) =>
    node.type === 'text' ? node.value.trim() !== '' : !hasClass(node, 'counterpart'),
  );
  const text = line
    .slice(0, end + 1)
    .map(textOf)
    .join('');
  // What fills no more than a line of the narrowest column needs no tie.
  if (text.trim().length <= fewest + 2) return line;
  if (line.some((node) => isSet(node, manner))) return line;
  const last = line[end];
  if (!last || hasClass(last, 'tail') || (manner === screens && isForeign(last))) return line;
  if (last.type === 'element' && !isAside(last) && last.tagName !== 'ruby' && !hasClass(last, 'nobr')) {
    const inner = textOf(last);
    if (isAddress(inner)) return line;
    if (enough(charactersOf(inner.slice(-textWindow)))) {
      return [...line.slice(0, end), { ...last, children: [...tied(last.children, manner)] }, ...line.slice(end + 1)];
    }
  }
  return collected(line, end, manner);
}

/** Whether a run is in another language, as beside Japanese in a table of contents. */
function isForeign(node: ElementContent): boolean {
  return node.type === 'element' && (languageOf(node) ?? 'ja') !== 'ja';
}

function isSet(node: ElementContent, manner: Manner): boolean {
  if (node.type !== 'element') return false;
  const { className } = node.properties;
  if (Array.isArray(className) && className.some((name) => manner.set.has(String(name)))) return true;
  return node.children.some((child) => isSet(child, manner));
}

/** Takes characters from the end until there are enough, and wraps them. */
function collected(line: readonly ElementContent[], end: number, manner: Manner): readonly ElementContent[] {
  const tail: ElementContent[] = [];
  let characters: readonly string[] = [];
  for (let index = end; index >= 0; index -= 1) {
    const node = line[index] as ElementContent;
    const taken = takenFrom(node, characters, manner);
    if (!taken) break;
    tail.unshift(taken.tail);
    characters = [...taken.characters, ...characters];
    if (enough(characters)) {
      const rest = taken.rest ? [taken.rest] : [];
      const isBare = tail.length === 1 && hasClass(taken.tail, 'nobr');
      return isBare ? line : [...line.slice(0, index), ...rest, span(['nobr', 'tail'], tail), ...line.slice(end + 1)];
    }
  }
  return line;
}

interface Taken {
  readonly rest?: ElementContent;
  readonly tail: ElementContent;
  readonly characters: readonly string[];
}

/** As much from the end of a node as is needed before `after`; nothing where the node must not be tied. */
function takenFrom(node: ElementContent, after: readonly string[], manner: Manner): Taken | undefined {
  if (node.type === 'text') {
    const window = charactersOf(node.value.slice(-manner.window));
    const first = window.findLastIndex((_, index) => enough([...window.slice(index), ...after]));
    const characters = first === -1 ? window : window.slice(manner.startOf(window, first));
    if (lengthOf(characters) > manner.longest) return undefined;
    const rest = node.value.slice(0, node.value.length - characters.join('').length);
    return {
      ...(rest !== '' && { rest: { type: 'text', value: rest } }),
      tail: { type: 'text', value: characters.join('') },
      characters,
    };
  }
  if (node.type !== 'element') return { tail: node, characters: [] };
  if (isAside(node)) return { tail: node, characters: [] };
  const text = textOf(node);
  const [only] = node.children;
  if (divisible.test(node.tagName) && !hasClass(node, 'nobr') && node.properties.id === undefined) {
    if (only?.type === 'text' && node.children.length === 1 && text.length > fewest) {
      const inner = takenFrom(only, after, manner);
      if (inner?.rest) {
        return { ...inner, rest: { ...node, children: [inner.rest] }, tail: { ...node, children: [inner.tail] } };
      }
    }
  }
  return lengthOf(charactersOf(text)) <= manner.longest && !isAddress(text)
    ? { tail: node, characters: charactersOf(text) }
    : undefined;
}

/** How many characters are seen: places where a word may be divided are none. */
function lengthOf(characters: readonly string[]): number {
  return characters.filter((character) => character !== softHyphen).length;
}

function enough(characters: readonly string[]): boolean {
  const letters = characters.filter((character) => !punctuation.test(character)).length;
  return characters.length >= fewest && letters >= 2;
}
