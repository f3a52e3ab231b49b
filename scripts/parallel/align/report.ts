/** What a reader of the alignment should look at: rows with one side, and rows that are doubtful. */
import type { Manuscript } from '../../manuscript/manuscript.ts';
import { type Language, type Message, message, sidePlace } from '../../message/message.ts';
import { blockName } from '../block-kind.ts';
import type { Group } from '../group.ts';
import { placeAt } from '../place.ts';

/** Rows below this confidence are reported. */
export const doubtful = 0.6;

/**
 * Messages: `row-one-sided` for each run of rows that one side lacks and nobody has explained, `row-uncertain` for pairs of
 * low confidence, `heading-mismatch` for headings of different levels, `block-mismatch` for a pair of different kinds of
 * block. All name a place in both files; for the side that has nothing, where it would stand.
 */
export function doubts(groups: readonly Group[], ja: Manuscript, en: Manuscript): readonly Message[] {
  const messages: Message[] = [];
  let at = { ja: 0, en: 0 };
  let before: Group['kind'] | undefined;
  groups.forEach((group, index) => {
    const places = { ja: placeAt(ja, at.ja), en: placeAt(en, at.en) };
    const isExplained = group.kind !== 'pair' && group.reason !== undefined;
    if (group.kind === 'pair') {
      const { confidence = 1 } = group;
      if (confidence < doubtful) {
        messages.push(message('row-uncertain', places, { percent: Math.round(confidence * 100) }));
      }
      const [jaBlock, enBlock] = [group.ja[0], group.en[0]];
      if (jaBlock.type === 'heading' && enBlock.type === 'heading' && jaBlock.depth !== enBlock.depth) {
        messages.push(message('heading-mismatch', places, { jaDepth: jaBlock.depth, enDepth: enBlock.depth }));
      }
      const kinds = { ja: blockName(jaBlock), en: blockName(enBlock) };
      if (group.ja.length === 1 && group.en.length === 1 && kinds.ja !== kinds.en) {
        messages.push(message('block-mismatch', places, kinds));
      }
    } else if (!isExplained && before !== group.kind) {
      const count = runLength(groups, index);
      const language: Language = group.kind === 'jaOnly' ? 'ja' : 'en';
      const block = group.kind === 'jaOnly' ? group.ja[0] : group.en[0];
      const other = sidePlace(language === 'ja' ? 'en' : 'ja', language === 'ja' ? places.en : places.ja);
      messages.push(
        message(
          'row-one-sided',
          { ...sidePlace(language, places[language]), ...other },
          { language, block: blockName(block), run: count > 1 ? 'more' : 'one', count },
        ),
      );
    }
    before = isExplained ? undefined : group.kind;
    at = { ja: at.ja + group.ja.length, en: at.en + group.en.length };
  });
  return messages;
}

/** How many rows of the same side, without a reason, follow each other from an index on. */
function runLength(groups: readonly Group[], from: number): number {
  const kind = groups[from]?.kind;
  let to = from;
  for (; to < groups.length; to += 1) {
    const group = groups[to];
    if (!group || group.kind === 'pair' || group.kind !== kind || group.reason !== undefined) break;
  }
  return to - from;
}
