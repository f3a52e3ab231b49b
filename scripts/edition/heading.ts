/** Headings where they are shown again: in contents and navigation. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Row } from '../parallel/document.ts';
import type { EditionInput } from './edition.ts';
import { hastOf } from './rows.ts';

/** The inline content of a heading, without what must not stand in a link again: notes, links, ids. */
export function headingText(row: Row, language: 'ja' | 'en', input: EditionInput): ElementContent[] {
  if (row[language].length === 0) {
    // A heading that is not translated still leads to its section: in the language that has it.
    const other = language === 'ja' ? 'en' : 'ja';
    return row[other].length === 0 ? [] : [h('span', { lang: other }, headingText(row, other, input))];
  }
  return row[language]
    .flatMap((block) => hastOf(block, input))
    .flatMap((node) => (node.type === 'element' ? node.children : []))
    .flatMap(withoutLinks);
}

function withoutLinks(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (
    node.tagName === 'sup' &&
    node.children.some((child) => child.type === 'element' && child.properties.role === 'doc-noteref')
  )
    return [];
  const children = node.children.flatMap(withoutLinks);
  if (node.tagName === 'a') return children;
  const { id: _, ...properties } = node.properties;
  return [{ ...node, properties, children }];
}

/** The words of a heading without markup and without the readings of ruby. */
export function plainHeading(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element' || node.tagName === 'rt' || node.tagName === 'rp') return '';
      return plainHeading(node.children);
    })
    .join('');
}
