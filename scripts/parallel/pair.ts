/** The two manuscripts of a chapter → groups of blocks that belong together, and what is doubtful about them. */
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import type { Message } from '../message/message.ts';
import { readMarks } from './align/marks.ts';
import { alignTraits, type Span } from './align/path.ts';
import { doubts } from './align/report.ts';
import { checkSides } from './align/sides.ts';
import { type Evidence, traitsOf } from './align/traits.ts';
import type { Blocks } from './document.ts';
import type { Group } from './group.ts';

export interface Paired {
  readonly groups: readonly Group[];
  readonly messages: readonly Message[];
}

export type { Evidence };

/** Nothing is known but the two files. */
export const noEvidence: Evidence = { terms: [] };

/**
 * Aligns the blocks of one chapter.
 *
 * Messages: those of `readMarks` and `checkSides`, and, where the two sides can be compared at all, `row-one-sided` and
 * `row-uncertain`.
 *
 * @param ja the Japanese manuscript
 * @param en the English manuscript
 * @param evidence what is known from outside the files
 * @returns groups in reading order that hold every block of both sides once
 */
export function pair(ja: Manuscript, en: Manuscript, evidence: Evidence): Paired {
  const traits = traitsOf(ja, en, evidence);
  const marks = readMarks(ja, en);
  const sides = checkSides(ja, en, traits);
  const groups = alignTraits(traits, marks.fixed).map((span) => groupOf(span, ja, en));
  const rows = sides.length > 0 ? [] : doubts(groups, ja, en);
  return { groups, messages: [...sides, ...marks.messages, ...rows] };
}

function groupOf(span: Span, { blocks: allJa }: Manuscript, { blocks: allEn }: Manuscript): Group {
  const ja = allJa.slice(...span.ja);
  const en = allEn.slice(...span.en);
  const { confidence } = span;
  if (hasBlocks(ja) && hasBlocks(en)) return { kind: 'pair', ja, en, confidence };
  const reason = [...ja, ...en].find(({ data }) => data?.alone !== undefined)?.data?.alone;
  const why = reason === undefined ? {} : { reason };
  if (hasBlocks(ja)) return { kind: 'jaOnly', ja, en: [], ...why };
  return { kind: 'enOnly', ja: [], en: en as unknown as Blocks, ...why };
}

function hasBlocks(blocks: readonly Block[]): blocks is Blocks {
  return blocks.length > 0;
}
