/** No paragraph ends in a line of one character or one short word. */
import type { Element, ElementContent, Root } from 'hast';
import { isAddress } from './addresses.ts';
import { isAside, lineBreakers } from './inline-text.ts';
import { type Edit, editLines, type Line, textOf } from './lines.ts';
import { changeElements, charactersOf, hasClass, span } from './tree.ts';

/** Characters that a Japanese paragraph's last line has at least, closing marks counted; two of them are no marks. */
const fewest = 3;
/** Letters and marks that an English paragraph's last line has at least. */
const fewestLetters = 5;
/** Longer pieces stay breakable, for narrow columns. */
const longest = 12;
/** More of a text's end than is ever tied, in UTF-16 units. */
const textWindow = 32;
const softHyphen = '\u00AD';

const blocks = /^(p|li|dd|dt|td|figcaption|blockquote|div|aside)$/;
/** Elements that may be cut in two without harm. */
const divisible = /^(strong|em|b|i|span|small)$/;
const set: ReadonlySet<string> = new Set(['tail', 'dot', 'tcy', 'upright', 'sideways', 'dash']);
const inWord = /^[\p{Script=Latin}\p{N}.,'’\u00AD-]/u;
const punctuation = /^[\p{P}\p{S}\s]/u;

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
    language === 'ja' && !inHeading && blocks.test(element.tagName) ? tiedBlock(element) : element,
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
    if (previous === 0 || end - previous > longest + fewestLetters) break;
    if (text[start - 1] === ' ') edits.unshift({ start: start - 1, end: start, text: '\u00A0' });
    start = previous;
  }
  return edits;
}

/** A block with the ends of its lines tied: of its last line, and of the text before a line break or a block inside it. */
function tiedBlock(block: Element): Element {
  const children: ElementContent[] = [];
  let line: ElementContent[] = [];
  for (const child of block.children) {
    if (child.type === 'element' && lineBreakers.has(child.tagName)) {
      children.push(...tied(line), child);
      line = [];
    } else {
      line.push(child);
    }
  }
  return { ...block, children: [...children, ...tied(line)] };
}

function tied(line: readonly ElementContent[]): readonly ElementContent[] {
  const text = line.map(textOf).join('');
  // What fills no more than a line of the narrowest column needs no tie.
  if (text.trim().length <= fewest + 2) return line;
  if (line.some(isSet)) return line;
  const end = line.findLastIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const last = line[end];
  if (!last || hasClass(last, 'tail')) return line;
  if (last.type === 'element' && !isAside(last) && last.tagName !== 'ruby' && !hasClass(last, 'nobr')) {
    const inner = textOf(last);
    if (isAddress(inner)) return line;
    if (enough(charactersOf(inner.slice(-textWindow)))) {
      return [...line.slice(0, end), { ...last, children: [...tied(last.children)] }, ...line.slice(end + 1)];
    }
  }
  return collected(line, end);
}

/** Whether this has been through here, or through the vertical forms that come after, before. */
function isSet(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  const { className } = node.properties;
  if (Array.isArray(className) && className.some((name) => set.has(String(name)))) return true;
  return node.children.some(isSet);
}

/** Takes characters from the end until there are enough, and wraps them. */
function collected(line: readonly ElementContent[], end: number): readonly ElementContent[] {
  const tail: ElementContent[] = [];
  let characters: readonly string[] = [];
  for (let index = end; index >= 0; index -= 1) {
    const node = line[index] as ElementContent;
    const taken = takenFrom(node, characters);
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
function takenFrom(node: ElementContent, after: readonly string[]): Taken | undefined {
  if (node.type === 'text') {
    const window = charactersOf(node.value.slice(-2 * textWindow));
    let first = window.findLastIndex((_, index) => enough([...window.slice(index), ...after]));
    // Words and figures are not cut: they do not break there, and other rules must see them whole.
    while (first > 0 && inWord.test(window[first] ?? '') && inWord.test(window[first - 1] ?? '')) first -= 1;
    const characters = first === -1 ? window : window.slice(first);
    if (lengthOf(characters) > longest) return undefined;
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
      const inner = takenFrom(only, after);
      if (inner?.rest) {
        return { ...inner, rest: { ...node, children: [inner.rest] }, tail: { ...node, children: [inner.tail] } };
      }
    }
  }
  return lengthOf(charactersOf(text)) <= longest && !isAddress(text)
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
