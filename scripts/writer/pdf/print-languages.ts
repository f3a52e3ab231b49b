/**
 * Languages where Chromium takes them over into the tags of a PDF (ISO 32000-1, 14.9.2). It dissolves boxes that mean
 * nothing, such as the cells of rows and inline runs, and their `lang` goes with them: the English half of a page would be
 * read aloud as Japanese.
 */
import type { Element, ElementContent, Root } from 'hast';
import { noteLanguage, pageNumberLanguage, sideLanguage } from './tag-hooks.ts';

/** Roles with which an element is kept: as `Div` and as `NonStruct`. */
const keepingRoles: Readonly<Record<string, string>> = Object.fromEntries([
  ['div', 'group'],
  ...['span', 'i', 'b', 'cite', 'q', 'small', 'sub', 'sup', 'abbr', 'bdi', 'mark'].map((name) => [name, 'note']),
]);

/**
 * Gives the boxes and inline runs that change the language a role with which Chromium keeps them and their language. For
 * printing only: on a screen the role would be announced. `em`, `strong`, `code`, `a` and `ruby` keep theirs anyway. Notes
 * and texts that say one thing in both languages are marked too (tag-hooks.ts).
 *
 * @param tree a whole HTML document; not changed
 */
export function withPrintLanguages(tree: Root): Root {
  return { ...tree, children: tree.children.map((node) => (node.type === 'element' ? kept(node, '') : node)) };
}

function kept(element: Element, inherited: string, isSide = false): Element {
  const { lang, className } = element.properties;
  const language = typeof lang === 'string' ? lang : inherited;
  const isNote = element.properties.role === 'doc-footnote' || element.properties.role === 'doc-endnote';
  const isPageNumber = Array.isArray(className) && className.includes('page-number');
  const written = isNote
    ? noteLanguage(language)
    : isPageNumber
      ? pageNumberLanguage(language)
      : isSide
        ? sideLanguage(language)
        : language;
  const role = written === inherited ? undefined : keepingRoles[element.tagName];
  const sides = sidesIn(element);
  return {
    ...element,
    properties: { ...(role && { role }), ...element.properties, ...(written !== language && { lang: written }) },
    children: element.children.map((child): ElementContent =>
      child.type === 'element' ? kept(child, written, sides.has(child)) : child,
    ),
  };
}

/** The spans of an element that holds nothing but spans, in both languages: one thing said twice. */
function sidesIn(element: Element): ReadonlySet<ElementContent> {
  const spans = element.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const languages = new Set(
    spans.map((child) => (child.type === 'element' && child.tagName === 'span' ? child.properties.lang : undefined)),
  );
  return languages.size > 1 && !languages.has(undefined) ? new Set(spans) : new Set();
}
