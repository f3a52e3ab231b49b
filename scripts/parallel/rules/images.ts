/** images: an image that the other side does not show. */
import { referenceDifference, sameAddress } from './references.ts';
import type { Rule } from './rule.ts';

export const images: Rule<'images'> = {
  name: 'images',
  compares: 'pair',
  check: ({ ja, en }) =>
    referenceDifference({ prose: ja, references: ja.images }, { prose: en, references: en.images }, sameAddress),
};
