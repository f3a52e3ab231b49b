/** addresses: a link, URL or e-mail address that the other side does not have. */
import { referenceDifference, sameAddress } from './references.ts';
import type { Rule } from './rule.ts';

export const addresses: Rule<'addresses'> = {
  name: 'addresses',
  compares: 'pair',
  check: ({ ja, en }) =>
    referenceDifference({ prose: ja, references: ja.addresses }, { prose: en, references: en.addresses }, sameAddress),
};
