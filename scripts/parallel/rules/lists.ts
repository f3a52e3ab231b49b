/** lists: two lists with different numbers of items. */
import type { List, ListItem } from 'mdast';
import type { Block } from '../../manuscript/manuscript.ts';
import { type Prose, placeAt } from '../prose/prose.ts';
import type { Finding, Rule } from './rule.ts';

export const lists: Rule<'lists'> = {
  name: 'lists',
  compares: 'pair',
  check: ({ row, ja, en }) => compare(listsOf(row.ja), listsOf(row.en), ja, en),
};

/** The lists of blocks, without those inside of other blocks. */
function listsOf(blocks: readonly Block[]): readonly List[] {
  return blocks.filter((block) => block.type === 'list');
}

function compare(
  jaLists: readonly List[],
  enLists: readonly List[],
  ja: Prose,
  en: Prose,
): readonly Finding<'lists'>[] {
  // Without a list on one side there is nothing to count; that the kinds differ is said by the alignment.
  if (jaLists.length === 0 || enLists.length === 0) return [];
  const items = { ja: jaLists.flatMap(({ children }) => children), en: enLists.flatMap(({ children }) => children) };
  if (items.ja.length !== items.en.length) {
    const shorter = Math.min(items.ja.length, items.en.length);
    return [
      {
        ja: placeOf(items.ja[shorter] ?? jaLists[0], ja),
        en: placeOf(items.en[shorter] ?? enLists[0], en),
        values: { ja: items.ja.length, en: items.en.length },
      },
    ];
  }
  return items.ja.flatMap((item, index) => compare(inner(item), inner(items.en[index]), ja, en));
}

function inner(item: ListItem | undefined): readonly List[] {
  return item?.children.filter((child) => child.type === 'list') ?? [];
}

function placeOf(node: List | ListItem | undefined, prose: Prose) {
  return placeAt(prose, node?.position?.start.offset ?? prose.start);
}
