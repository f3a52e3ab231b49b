/** The tree of a file → its blocks: ids attached, comments, front matter and link definitions taken out. */
import type { Definition, FootnoteDefinition, Html, Parents, Root, RootContent } from 'mdast';
import { type Message, message, type Places } from '../message/message.ts';
import { isComment, isId, marksIn, namedId, type WrittenMark } from './comment.ts';
import type { Block, BlockData } from './manuscript.ts';

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly definitions: readonly Definition[];
  readonly messages: readonly Message[];
}

/** What is taken out of the blocks while walking through them. */
interface Taken {
  readonly definitions: Definition[];
  readonly notes: FootnoteDefinition[];
  readonly messages: Message[];
  readonly at: (node: RootContent) => Places;
}

/**
 * The blocks of a file in order. `<!-- id: name -->` gives its id to the next block, and so do the marks pair, alone and
 * allow, of which several may stand above one block; link definitions and notes that
 * stand inside a list or a quotation are lifted out of it, notes to a place of their own after it.
 *
 * Messages: `id-invalid`; `id-unused` for an id with no block after it, or inside a list or quotation; `mark-invalid`
 * and `mark-unused` for marks likewise; `table-cells` for
 * a row with more cells than the table has columns, which GFM drops.
 *
 * @param root the tree as parsed; its nodes are used, and changed
 * @param at where a node is
 */
export function blocksOf(root: Root, at: (node: RootContent) => Places): Blocks {
  const taken: Taken = { definitions: [], notes: [], messages: [], at };
  const blocks: Block[] = [];
  let pending: { id: string; node: Html } | undefined;
  let marks: PlacedMark[] = [];
  const abandon = () => {
    if (pending) taken.messages.push(message('id-unused', at(pending.node), { id: pending.id }));
    pending = undefined;
  };
  for (const node of root.children) {
    const id = node.type === 'html' ? namedId(node.value) : undefined;
    if (node.type === 'html' && isComment(node.value)) marks.push(...placed(node, taken));
    if (node.type === 'html' && id !== undefined) {
      abandon();
      if (isId(id) && isComment(node.value)) pending = { id, node };
      else taken.messages.push(message('id-invalid', at(node), { id }));
      if (isComment(node.value)) continue;
    }
    if (node.type === 'definition') taken.definitions.push(node);
    else if (isBlock(node) && !(node.type === 'html' && isComment(node.value))) {
      takeOut(node, taken);
      const notes = taken.notes.splice(0) as Block[];
      // A quotation that held only notes or link definitions says nothing any more.
      if (node.type === 'blockquote' && node.children.length === 0) {
        blocks.push(...notes);
        continue;
      }
      const block: Block = node;
      if (pending) block.data = { ...block.data, id: pending.id };
      pending = undefined;
      if (marks.length > 0) block.data = { ...block.data, ...marked(marks, taken) };
      marks = [];
      blocks.push(block, ...notes);
    }
  }
  abandon();
  for (const mark of marks) unused(mark, taken);
  return { blocks, definitions: taken.definitions, messages: taken.messages };
}

interface PlacedMark extends WrittenMark {
  readonly node: Html;
}

/** The marks of a comment; those that say nothing are reported at once. */
function placed(node: Html, taken: Taken): PlacedMark[] {
  return marksIn(node.value).flatMap((written) => {
    if (written.mark.kind !== 'invalid') return [{ ...written, node }];
    taken.messages.push(message('mark-invalid', taken.at(node), { comment: written.source }));
    return [];
  });
}

function unused({ source, node }: PlacedMark, taken: Taken): void {
  taken.messages.push(message('mark-unused', taken.at(node), { comment: source }));
}

/** What marks say about the block below them; of two that say the same kind of thing the later holds. */
function marked(marks: readonly PlacedMark[], taken: Taken): BlockData {
  const data: BlockData = {};
  const holds = (kind: 'pair' | 'alone') => marks.findLast(({ mark }) => mark.kind === kind);
  for (const placedMark of marks) {
    const { mark } = placedMark;
    if (mark.kind === 'allow') data.allow = [...(data.allow ?? []), { rule: mark.rule, reason: mark.reason }];
    else if (mark.kind !== 'invalid' && holds(mark.kind) !== placedMark) unused(placedMark, taken);
    else if (mark.kind === 'pair') data.pair = mark.name;
    else if (mark.kind === 'alone') data.alone = mark.reason;
  }
  return data;
}

function isBlock(node: RootContent): node is RootContent & Block {
  switch (node.type) {
    case 'blockquote':
    case 'code':
    case 'footnoteDefinition':
    case 'heading':
    case 'html':
    case 'list':
    case 'paragraph':
    case 'table':
    case 'thematicBreak':
      return true;
    default:
      return false;
  }
}

/** Takes link definitions, notes and comments out of a block, and checks the ids and table rows in it. */
function takeOut(node: RootContent, taken: Taken): void {
  if (node.type === 'table') {
    const columns = node.align?.length ?? 0;
    for (const row of node.children) {
      const found = row.children.length;
      if (found > columns) taken.messages.push(message('table-cells', taken.at(row), { expected: columns, found }));
    }
  }
  if (!('children' in node)) return;
  const parent: Parents = node;
  parent.children = parent.children.filter((child: RootContent) => {
    if (child.type === 'html') {
      const id = namedId(child.value);
      if (id !== undefined) taken.messages.push(message('id-unused', taken.at(child), { id }));
      if (isComment(child.value)) for (const mark of placed(child, taken)) unused(mark, taken);
      return !isComment(child.value);
    }
    takeOut(child, taken);
    if (child.type === 'definition') taken.definitions.push(child);
    if (child.type === 'footnoteDefinition') taken.notes.push(child);
    return child.type !== 'definition' && child.type !== 'footnoteDefinition';
  }) as typeof parent.children;
}
