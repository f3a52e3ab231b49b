/** Places of blocks, for messages. */
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import type { Place } from '../message/message.ts';

/** Where a block begins. */
export function placeOf(block: Block, file: string): Place {
  const start = block.position?.start;
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** Where the block with an index begins, or where the file ends. */
export function placeAt(manuscript: Manuscript, index: number): Place {
  const block = manuscript.blocks[index];
  if (block) return placeOf(block, manuscript.file);
  const lines = manuscript.source.split('\n');
  const last = lines.at(-1) === '' && lines.length > 1 ? lines.length - 1 : lines.length;
  return { file: manuscript.file, line: last, column: 1 };
}
