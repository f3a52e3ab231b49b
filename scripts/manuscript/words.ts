/** What a block says, without how it is marked up. */
import type { Nodes } from 'mdast';
import type { Block } from './manuscript.ts';

/**
 * The plain text of a block: no markup, no readings of ruby, no references to notes, no raw HTML; images give their
 * alternative text. Line ends of the source and hard breaks are `\n`, and so is what separates items, cells and the
 * blocks inside a list, a quotation or a note.
 */
export function wordsOf(block: Block): string {
  return words(block);
}

function words(node: Nodes): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'html':
    case 'footnoteReference':
    case 'definition':
      return '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'blockquote':
    case 'footnoteDefinition':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return node.children
        .map(words)
        .filter((text) => text !== '')
        .join('\n');
    default:
      if ('children' in node) return node.children.map(words).join('');
      return 'value' in node ? node.value : '';
  }
}
