/** What kind of block it is, as pairing and messages see it. */
import type { Block } from '../manuscript/manuscript.ts';
import type { BlockName } from '../message/message.ts';

/** The name of a block's kind. A paragraph that is nothing but an image counts as an image. */
export function blockName(block: Block): BlockName {
  switch (block.type) {
    case 'list':
      return block.ordered ? 'orderedList' : 'list';
    case 'paragraph':
      return block.children.length === 1 && block.children[0]?.type === 'image' ? 'image' : 'paragraph';
    case 'definition':
      return 'paragraph';
    default:
      return block.type;
  }
}
