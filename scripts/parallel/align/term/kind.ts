/** Term: kind and depth. A list is translated by a list, a heading by a heading of the same depth. */
import type { BlockName } from '../../../message/message.ts';

/** Kinds that now and then stand for one another, and how likely that is. Anything else is `unlikely`. */
const exchanges: readonly (readonly [BlockName, BlockName, number])[] = [
  ['paragraph', 'list', 0.02],
  ['paragraph', 'orderedList', 0.015],
  ['paragraph', 'blockquote', 0.02],
  ['paragraph', 'html', 0.01],
  ['paragraph', 'image', 0.004],
  ['paragraph', 'code', 0.004],
  ['paragraph', 'table', 0.004],
  ['paragraph', 'heading', 0.003],
  ['paragraph', 'footnoteDefinition', 0.003],
  ['list', 'orderedList', 0.06],
  ['list', 'table', 0.01],
  ['list', 'blockquote', 0.005],
  ['blockquote', 'html', 0.02],
  ['html', 'image', 0.03],
  ['html', 'table', 0.02],
  ['html', 'code', 0.01],
  ['code', 'blockquote', 0.01],
];
const unlikely = 0.0005;
const same = 0.95;

const exchange: ReadonlyMap<string, number> = new Map(
  exchanges.flatMap(([a, b, chance]): [string, number][] => [
    [`${a} ${b}`, chance],
    [`${b} ${a}`, chance],
  ]),
);

/** How likely the translation of the first kind is of the second. */
export function kindChance(a: BlockName, b: BlockName): number {
  return a === b ? same : (exchange.get(`${a} ${b}`) ?? unlikely);
}

/** How likely a heading's level is kept, or is off by one or by more. */
export function depthChance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return apart === 0 ? 0.93 : apart === 1 ? 0.05 : 0.01;
}

/** Kinds whose blocks may be merged or split in translation. */
export function mayMerge(kind: BlockName): boolean {
  return !['heading', 'thematicBreak', 'footnoteDefinition', 'image'].includes(kind);
}
