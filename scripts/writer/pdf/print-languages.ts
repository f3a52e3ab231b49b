/**
 * Languages where Chromium takes them over into the tags of a PDF (ISO 32000-1, 14.9.2). It drops the `lang` of boxes that
 * it dissolves, such as the cells of rows, and of plain inline elements; without this pass the English half of a page is
 * read aloud as Japanese.
 */
import type { Element, ElementContent, Root } from 'hast';

/** Elements that become structure elements of their own. */
const blocks: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre dl aside figure figcaption address'.split(' '),
);

/**
 * Gives every block in another language than the document's its own `lang`, and every inline run the role `note`, with
 * which Chromium keeps its language; the run stays a plain `NonStruct` in the PDF. For printing only: on a screen the
 * role would be announced.
 *
 * @param tree a whole HTML document; not changed
 */
export function withPrintLanguages(tree: Root): Root {
  const html = tree.children.find((node) => node.type === 'element' && node.tagName === 'html');
  const leading = html?.type === 'element' ? html.properties.lang : undefined;
  if (typeof leading !== 'string') return tree;
  const mark = (node: ElementContent, inherited: string, told: string): ElementContent => {
    if (node.type !== 'element') return node;
    const { lang } = node.properties;
    const language = typeof lang === 'string' ? lang : inherited;
    const marked = language === told ? node : withLanguage(node, language);
    const now = marked === node ? told : language;
    return { ...marked, children: marked.children.map((child) => mark(child, language, now)) };
  };
  return {
    ...tree,
    children: tree.children.map((node) => (node.type === 'element' ? (mark(node, leading, leading) as Element) : node)),
  };
}

/** The element with its language told, or as it is where it is no place to tell it. */
function withLanguage(element: Element, lang: string): Element {
  if (blocks.has(element.tagName)) return { ...element, properties: { ...element.properties, lang } };
  if (element.tagName !== 'span' || element.properties.lang === undefined) return element;
  return { ...element, properties: { role: 'note', ...element.properties } };
}
