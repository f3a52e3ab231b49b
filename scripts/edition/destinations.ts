/** Makes every id of a print edition an address in its PDF. */
import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { idsIn } from './inner-links.ts';

/**
 * Adds a hidden list of links to all ids, because the browser writes a named destination only for what some link points
 * to. Then `booklet.pdf#row` opens at a row, and other editions can ask on which page a row begins. It leaves no ink and
 * no tag.
 */
export function withDestinations(tree: Root): Root {
  const links = (nodes: readonly ElementContent[]): ElementContent =>
    h(
      'nav',
      { hidden: true },
      [...idsIn(nodes)].map((id) => h('a', { href: `#${id}` })),
    );
  return {
    ...tree,
    children: tree.children.map((html) => {
      if (html.type !== 'element') return html;
      const children = html.children.map((part) =>
        part.type === 'element' && part.tagName === 'body'
          ? { ...part, children: [...part.children, links(part.children)] }
          : part,
      );
      return { ...html, children };
    }),
  };
}
