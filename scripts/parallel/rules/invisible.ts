/** invisible: characters that nobody sees and that hide, join or turn round what stands around them. */
import type { CharacterKind } from '../../message/parity.ts';
import { placeAt } from '../prose/prose.ts';
import { type Rule, sidesOf } from './rule.ts';

/**
 * Marks and fillers without a shape (Unicode, Default_Ignorable_Code_Point and White_Space), without those that the reader
 * of manuscripts refuses anyway. Joiners inside of emoji, and variation selectors, are at their place.
 */
const suspicious =
  /[\u061C\u200E\u200F]|[\u200B\u00AD\u2028\u2029\u180E]|(?<!\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})(?:\u200C|\u200D)|[\u2060-\u2064]|\u034F|[\u115F\u1160\u3164\uFFA0\u2800]|[\uFFF9-\uFFFB\u{E0001}]|(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0020}-\u{E007F}]/gu;

export const invisible: Rule<'invisible'> = {
  name: 'invisible',
  compares: 'side',
  check: (row) =>
    sidesOf(row).flatMap((prose) => {
      const match = prose.source.matchAll(suspicious).next().value;
      if (!match) return [];
      const codePoint = match[0].codePointAt(0) ?? 0;
      const { language } = prose;
      return [
        {
          [language]: placeAt(prose, prose.start + match.index),
          values: {
            language,
            codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
            character: kindOf(codePoint),
          },
        },
      ];
    }),
};

function kindOf(codePoint: number): CharacterKind {
  const character = String.fromCodePoint(codePoint);
  if (/[\u061C\u200E\u200F]/.test(character)) return 'bidi';
  if (/\u200C|\u200D|[\u2060-\u2064]|\u034F/.test(character)) return 'joiner';
  if (/[\u115F\u1160\u3164\uFFA0\u2800]/.test(character)) return 'filler';
  return codePoint >= 0xfff9 ? 'tag' : 'space';
}
