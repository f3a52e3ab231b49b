/**
 * Languages where Chromium takes them over into the tags of a PDF (ISO 32000-1, 14.9.2). It dissolves boxes that mean
 * nothing, such as the cells of rows and inline runs, and their `lang` goes with them: the English half of a page would be
 * read aloud as Japanese.
 */
import type { Element, ElementContent, Root } from 'hast';

/** Roles with which an element is kept: as `Div` and as `NonStruct`. */
const keepingRoles: Readonly<Record<string, string>> = { div: 'group', span: 'note' };

/**
 * Gives the boxes and inline runs that change the language a role with which Chromium keeps them and their language. For
 * printing only: on a screen the role would be announced.
 *
 * @param tree a whole HTML document; not changed
 */
export function withPrintLanguages(tree: Root): Root {
  return { ...tree, children: tree.children.map((node) => (node.type === 'element' ? kept(node, '') : node)) };
}

function kept(element: Element, inherited: string): Element {
  const { lang } = element.properties;
  const language = typeof lang === 'string' ? lang : inherited;
  const role = language === inherited ? undefined : keepingRoles[element.tagName];
  return {
    ...element,
    properties: { ...(role && { role }), ...element.properties },
    children: element.children.map((child): ElementContent =>
      child.type === 'element' ? kept(child, language) : child,
    ),
  };
}
