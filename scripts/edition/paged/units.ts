/** Marks the rows of a flow as units for making up pages. */
import type { Element, ElementContent } from 'hast';
import { emWidth, plainText } from '../em-width.ts';
import type { PagedLayout } from '../../publication/schema.ts';
import { hasClass } from '../classes.ts';

/** A text before a list or table that is no longer than this, in em, announces it. */
const shortLead = 60;

/** Rows of text that announce what follows end so. */
const announces = /[:：]\s*$|次の[^。]*。\s*$|以下の[^。]*。\s*$/u;

/**
 * @param nodes what `sectionElements` made
 * @returns the same with `data-unit` on every row: `heading`, `lead` where a list or table is announced, else empty
 */
export function asUnits(nodes: readonly ElementContent[], layout: PagedLayout): ElementContent[] {
  return nodes.map((node, index) => {
    if (node.type !== 'element') return node;
    const next = nodes.slice(index + 1).find((other) => other.type === 'element');
    const kind = hasClass(node, 'heading') ? 'heading' : isLead(node, next) ? 'lead' : '';
    const properties = {
      ...node.properties,
      'data-unit': kind,
      ...(layout === 'interleaved' && { 'data-stacked': '' }),
    };
    return { ...node, properties };
  });
}

function isLead(node: Element, next: Element | undefined): boolean {
  if (!next || !(hasClass(next, 'items') || hasClass(next, 'wide') || hasBlock(next, 'table'))) return false;
  return announces.test(plainText(node)) || emWidth(plainText(node)) < shortLead;
}

function hasBlock(node: Element, tag: string): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === tag || (child.tagName === 'div' && hasBlock(child, tag))),
  );
}
