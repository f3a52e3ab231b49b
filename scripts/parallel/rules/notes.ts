/** notes: a reference to a note that the other side does not have. */
import { referenceDifference } from './references.ts';
import type { Rule } from './rule.ts';

export const notes: Rule<'notes'> = {
  name: 'notes',
  compares: 'pair',
  check: ({ ja, en }) =>
    referenceDifference({ prose: ja, references: ja.notes }, { prose: en, references: en.notes }, (a, b) => a === b),
};
