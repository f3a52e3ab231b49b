/** Checkpoint 09: which elements may stand in which (ISO 32000-1, tables 333 to 338). */
import type { Failure, Node, Tagged } from './tagged.ts';

interface Rule {
  readonly condition: string;
  /** What the element may hold; anything where absent. */
  readonly holds?: readonly string[];
  /** Where it may stand; anywhere where absent. */
  readonly within?: readonly string[];
  /** Whether text may stand in it directly; so where absent. */
  readonly isEmpty?: true;
}

const rows = ['Table', 'THead', 'TBody', 'TFoot'];

const rules: Readonly<Record<string, Rule>> = {
  Table: { condition: '09-004', holds: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], isEmpty: true },
  THead: { condition: '09-004', holds: ['TR'], within: ['Table'], isEmpty: true },
  TBody: { condition: '09-004', holds: ['TR'], within: ['Table'], isEmpty: true },
  TFoot: { condition: '09-004', holds: ['TR'], within: ['Table'], isEmpty: true },
  TR: { condition: '09-004', holds: ['TH', 'TD'], within: rows, isEmpty: true },
  TH: { condition: '09-004', within: ['TR'] },
  TD: { condition: '09-004', within: ['TR'] },
  L: { condition: '09-005', holds: ['LI', 'L', 'Caption'], isEmpty: true },
  LI: { condition: '09-005', holds: ['Lbl', 'LBody'], within: ['L'], isEmpty: true },
  LBody: { condition: '09-005', within: ['LI'] },
  TOC: { condition: '09-006', holds: ['TOC', 'TOCI', 'Caption'], isEmpty: true },
  TOCI: {
    condition: '09-006',
    holds: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'],
    within: ['TOC'],
    isEmpty: true,
  },
  Ruby: { condition: '09-007', holds: ['RB', 'RT', 'RP'], isEmpty: true },
  RB: { condition: '09-007', within: ['Ruby'] },
  RT: { condition: '09-007', within: ['Ruby'] },
  RP: { condition: '09-007', within: ['Ruby'] },
  Warichu: { condition: '09-008', holds: ['WT', 'WP'], isEmpty: true },
  WT: { condition: '09-008', within: ['Warichu'] },
  WP: { condition: '09-008', within: ['Warichu'] },
};

export function nestingFailures({ nodes }: Tagged): Failure[] {
  return nodes.flatMap((node) => {
    const rule = rules[node.role];
    return rule && !isRight(node, rule) ? [{ condition: rule.condition, place: node.role }] : [];
  });
}

function isRight(node: Node, { holds, within, isEmpty }: Rule): boolean {
  if (within && !within.includes(node.parent?.role ?? '')) return false;
  if (isEmpty && (node.marks.length > 0 || node.annotations.length > 0)) return false;
  if (holds && node.children.some(({ role }) => !holds.includes(role))) return false;
  const count = (...roles: string[]) => node.children.filter(({ role }) => roles.includes(role)).length;
  // One caption, first or last in a table; a base and a reading in every ruby.
  if (count('Caption') > 1 || (node.role === 'L' && count('Caption') === 1 && node.children[0]?.role !== 'Caption')) {
    return false;
  }
  return node.role !== 'Ruby' || (count('RB') > 0 && count('RT') > 0);
}
