/** Cross-references on paper: a link that nobody can click gets the number of the page that it leads to. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { EditionInput } from '../edition.ts';

/**
 * Puts the number of the page behind every link to another place of the book. The number itself is left open as
 * `<span data-page-of="id">`; the writer fills it.
 *
 * @param nodes rows of a chapter
 * @param ids what can be reached in this edition
 * @param suffix what ids end with in the part of the book that has these rows
 */
export function withPageReferences(
  nodes: readonly ElementContent[],
  ids: ReadonlySet<string>,
  input: EditionInput,
  suffix: string,
): ElementContent[] {
  const [leading = 'ja'] = input.publication.languages;
  const walk = (node: ElementContent, language: Language): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const { lang, href, role } = node.properties;
    const own = lang === 'ja' || lang === 'en' ? lang : language;
    const children = node.children.flatMap((child) => walk(child, own));
    const walked: Element = { ...node, children };
    const id = node.tagName === 'a' && typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
    if (id === undefined || role !== undefined || !ids.has(id)) return [walked];
    return [walked, pageReference(`${id}${suffix}`, own, input)];
  };
  return nodes.flatMap((node) => walk(node, leading));
}

function pageReference(id: string, language: Language, input: EditionInput): Element {
  const [before = '', after = ''] = input.words[language]('frame.pageReference', { page: '\0' }).split('\0');
  return h('span', { class: 'page-reference' }, [before, h('span', { 'data-page-of': id }, '00'), after]);
}
