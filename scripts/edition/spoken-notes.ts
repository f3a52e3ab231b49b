/** References to notes as they are heard: the number says what it is. */
import type { Element, ElementContent } from 'hast';
import type { Language } from '../message/message.ts';
import type { Words } from '../template/translate.ts';
import { changed } from './change.ts';

/**
 * Many screen readers announce a reference to a note as no more than a link called “1”: here it is called “Note 1”, in the
 * language of its sentence.
 *
 * @param nodes the content of a document, each language marked with `lang`; not changed
 * @param language that of the document
 */
export function spokenNotes(
  nodes: readonly ElementContent[],
  words: Words,
  language: Language | undefined,
): ElementContent[] {
  return changed(nodes, (node) => {
    if (node.type !== 'element') return node;
    const own = languageOf(node) ?? language;
    const properties = named(node, words, own);
    const children = spokenNotes(node.children, words, own);
    return properties === node.properties && children === node.children ? node : { ...node, properties, children };
  });
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
