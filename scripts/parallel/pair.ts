/**
 * Pairing by structure: the same headings and the same kinds of blocks in order. Where the two files go apart, each
 * difference becomes a message with the place in both files, and pairing goes on behind it.
 */
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import { type Message, message, type Place, sidePlace } from '../message/message.ts';
import { blockName, pairingKey } from './block-kind.ts';
import { commonSubsequence } from './common-subsequence.ts';
import type { Row } from './document.ts';

type WithoutId<R> = R extends Row ? Omit<R, 'id'> : never;

/** Blocks that belong together: a row before it has an id. */
export type Group = WithoutId<Row>;

export interface Paired {
  readonly groups: readonly Group[];
  readonly messages: readonly Message[];
}

/**
 * Pairs the blocks of one chapter.
 *
 * @param ja the Japanese manuscript
 * @param en the English manuscript
 * @returns groups in reading order that hold every block of both sides once
 */
export function pair(ja: Manuscript, en: Manuscript): Paired {
  const matches = commonSubsequence(ja.blocks.map(pairingKey), en.blocks.map(pairingKey));
  const groups: Group[] = [];
  const messages: Message[] = [];
  let i = 0;
  let j = 0;
  for (const [matchJa, matchEn] of [...matches, [ja.blocks.length, en.blocks.length] as const]) {
    const gap = { ja: ja.blocks.slice(i, matchJa), en: en.blocks.slice(j, matchEn) };
    const before = { ja: placeAt(ja, i), en: placeAt(en, j) };
    groups.push(...gap.ja.map(only('ja')), ...gap.en.map(only('en')));
    messages.push(...explainGap(gap, before, ja, en));
    const pairJa = ja.blocks[matchJa];
    const pairEn = en.blocks[matchEn];
    if (pairJa && pairEn) groups.push({ kind: 'pair', ja: [pairJa], en: [pairEn] });
    i = matchJa + 1;
    j = matchEn + 1;
  }
  return { groups, messages };
}

function only(language: 'ja' | 'en'): (block: Block) => Group {
  return (block) =>
    language === 'ja' ? { kind: 'jaOnly', ja: [block], en: [] } : { kind: 'enOnly', ja: [], en: [block] };
}

/** Blocks between two matches: counterparts of different kinds first, then what one side has more of. */
function explainGap(
  gap: { ja: readonly Block[]; en: readonly Block[] },
  before: { ja: Place; en: Place },
  ja: Manuscript,
  en: Manuscript,
): Message[] {
  const messages: Message[] = [];
  const both = Math.min(gap.ja.length, gap.en.length);
  for (let index = 0; index < both; index += 1) {
    const jaBlock = gap.ja[index];
    const enBlock = gap.en[index];
    if (!jaBlock || !enBlock) continue;
    const places = { ja: placeOf(jaBlock, ja.file), en: placeOf(enBlock, en.file) };
    messages.push(
      jaBlock.type === 'heading' && enBlock.type === 'heading'
        ? message('heading-mismatch', places, { jaDepth: jaBlock.depth, enDepth: enBlock.depth })
        : message('block-mismatch', places, { ja: blockName(jaBlock), en: blockName(enBlock) }),
    );
  }
  for (const language of ['ja', 'en'] as const) {
    const more = gap[language].slice(both);
    const first = more[0];
    if (!first) continue;
    const manuscript = language === 'ja' ? ja : en;
    const other = language === 'ja' ? before.en : before.ja;
    messages.push(
      message(
        'block-left-over',
        {
          ...sidePlace(language, placeOf(first, manuscript.file)),
          ...sidePlace(language === 'ja' ? 'en' : 'ja', other),
        },
        { language, block: blockName(first), more: more.length > 1 ? ` (+${more.length - 1})` : '' },
      ),
    );
  }
  return messages;
}

/** Where a block begins. */
export function placeOf(block: Block, file: string): Place {
  const start = block.position?.start;
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** Where the block with an index begins, or where the file ends. */
function placeAt(manuscript: Manuscript, index: number): Place {
  const block = manuscript.blocks[index];
  if (block) return placeOf(block, manuscript.file);
  const lines = manuscript.source.split('\n');
  const last = lines.at(-1) === '' && lines.length > 1 ? lines.length - 1 : lines.length;
  return { file: manuscript.file, line: last, column: 1 };
}
