/** References to notes as they are heard: a word that one follows stays whole, and the number says what it is. */
import type { Element, ElementContent } from 'hast';
import type { Language } from '../message/message.ts';
import type { Words } from '../template/translate.ts';

/**
 * Print ties a reference to the character before it. A voice reads such a character by itself, and wrongly where it is
 * part of a word (声明 as 声 and 明): here the reference is tied to the whole word. And because many voices know no
 * reference to a note but only a link called “1”, it is called “Note 1”.
 *
 * @param nodes the content of a document, each language marked with `lang`; not changed
 * @param language that of the document
 */
export function spokenNotes(
  nodes: readonly ElementContent[],
  words: Words,
  language: Language | undefined,
): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') {
      result.push(node);
      continue;
    }
    const own = languageOf(node) ?? language;
    const children = spokenNotes(node.children, words, own);
    const before = result.at(-1);
    const heard = withParts(node, named(node, words, own), children);
    if (!isTie(node) || before?.type !== 'text') result.push(heard);
    else result.splice(-1, 1, ...withWholeWord(before.value, heard, own));
  }
  return result;
}

/** The element with other parts; itself where they are its own, because most of a book has no notes. */
function withParts(node: Element, properties: Element['properties'], children: ElementContent[]): Element {
  const isSame =
    properties === node.properties &&
    children.length === node.children.length &&
    children.every((child, index) => child === node.children[index]);
  return isSame ? node : { ...node, properties, children };
}

function languageOf({ properties: { lang } }: Element): Language | undefined {
  return lang === 'ja' || lang === 'en' ? lang : undefined;
}

function named(node: Element, words: Words, language: Language | undefined): Element['properties'] {
  const { properties, children } = node;
  const [number] = children;
  if (properties.role !== 'doc-noteref' || number?.type !== 'text' || !language) return properties;
  return { ...properties, ariaLabel: words[language]('epub.noteReference', { number: number.value }) };
}

/** A character and the reference that follows it, kept on one line. */
function isTie({ properties: { className }, children: [text, mark, ...others] }: Element): boolean {
  return (
    Array.isArray(className) &&
    className.includes('nobr') &&
    text?.type === 'text' &&
    mark?.type === 'element' &&
    mark.tagName === 'sup' &&
    others.length === 0
  );
}

/** Made once, because that takes longer than cutting up a sentence. */
const segmenters = new Map<Language | undefined, Intl.Segmenter>();

function segmenter(language: Language | undefined): Intl.Segmenter {
  const made = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

/** Longer words may leave the line: nothing of this length is one in either language. */
const longest = 20;

/** The text before, and the tie with what was missing of the word that ends in it. */
function withWholeWord(before: string, tie: Element, language: Language | undefined): ElementContent[] {
  const [first, ...rest] = tie.children;
  const last = first?.type === 'text' ? first.value : '';
  const segments = [...segmenter(language).segment(before.slice(-longest) + last)];
  const start = Math.max(0, before.length - longest) + (segments.at(-1)?.index ?? before.length);
  const left = before.slice(0, start);
  const children: ElementContent[] = [{ type: 'text', value: before.slice(start) + last }, ...rest];
  return [...(left === '' ? [] : [{ type: 'text', value: left } as const]), { ...tie, children }];
}
