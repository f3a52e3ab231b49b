/** A list whose items begin with a strong figure, as large numerals with a caption in each language. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Row } from '../parallel/document.ts';
import { runs } from './bilingual.ts';
import type { EditionInput } from './edition.ts';
import { hastOf } from './rows.ts';

/** The figures of a row, or nothing when the row is not a list of figures in both languages. */
export function figures(row: Row, input: EditionInput): Element | undefined {
  if (row.kind !== 'pair') return undefined;
  const ja = figureItems(row.ja.flatMap((block) => hastOf(block, input)));
  const en = figureItems(row.en.flatMap((block) => hastOf(block, input)));
  if (!ja || !en || ja.length !== en.length) return undefined;
  const items = ja.flatMap((jaItem, index) => {
    const enItem = en[index];
    if (!enItem) return [];
    const numeral =
      jaItem.figure === enItem.figure
        ? [h('strong', jaItem.figure)]
        : runs({ ja: jaItem.figure, en: enItem.figure }, 'strong', input.publication.languages);
    return [
      h('li', [...numeral, ...runs({ ja: jaItem.caption, en: enItem.caption }, 'p', input.publication.languages)]),
    ];
  });
  return h('ul', { class: 'figures' }, items);
}

interface Figure {
  readonly figure: string;
  readonly caption: readonly ElementContent[];
}

function figureItems(nodes: readonly ElementContent[]): readonly Figure[] | undefined {
  const list = nodes.find((node) => node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol'));
  if (list?.type !== 'element') return undefined;
  const items = list.children.filter((node) => node.type === 'element').map(figureItem);
  return items.length > 0 && items.every((item) => item !== undefined) ? items : undefined;
}

function figureItem(item: Element): Figure | undefined {
  const inner = item.children.find((node) => node.type === 'element' && node.tagName === 'p');
  const children = inner?.type === 'element' ? inner.children : item.children;
  const [first, ...rest] = children.filter(
    (node, index) => index > 0 || node.type !== 'text' || node.value.trim() !== '',
  );
  if (first?.type !== 'element' || first.tagName !== 'strong') return undefined;
  const [text] = first.children;
  if (text?.type !== 'text') return undefined;
  const [start, ...others] = rest;
  const caption = start?.type === 'text' ? [{ ...start, value: start.value.trimStart() }, ...others] : rest;
  return { figure: text.value, caption };
}
