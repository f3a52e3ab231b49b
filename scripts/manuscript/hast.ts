/** The blocks of a manuscript → hast. */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Nodes, Root, Table } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type Message, message, type Places, sidePlace } from '../message/message.ts';
import { checkAddresses } from './hast/addresses.ts';
import type { Handlers, State } from './hast/handler.ts';
import { linkNotes, type NoteLink } from './hast/note-reference.ts';
import { removedBetween } from './hast/removed.ts';
import { rubyElement } from './hast/ruby.ts';
import { tableElement } from './hast/table.ts';
import { allowedHtml } from './html.ts';
import type { Block, Manuscript, Ruby } from './manuscript.ts';
import { inFileOrder } from './message-order.ts';
import { deepest } from './nesting.ts';
import { tagBalance } from './tags.ts';

export interface HastOptions {
  /**
   * Number and addresses of a reference to a note.
   *
   * @param label the identifier of the note (`FootnoteDefinition.identifier`)
   * @param occurrence 1 for the first reference to this note in the file, 2 for the second, and so on
   */
  readonly footnote: (label: string, occurrence: number) => NoteLink;
}

export interface BlocksHast {
  /** The hast of every block of the manuscript, in file order. A note gives what it contains; the caller wraps it. */
  readonly blocks: ReadonlyMap<Block, readonly ElementContent[]>;
  readonly messages: readonly Message[];
}

/**
 * Makes hast of all blocks, with positions on elements that come from the source. Raw HTML is parsed and cut down to the
 * allow-list; nothing else can give elements that are not on it.
 *
 * Messages: `html-removed` for each element and attribute that is not allowed; `html-unclosed` where raw HTML opens what
 * the same block does not close; `nesting-depth` (the raw HTML of the block is left out); `link-protocol` and
 * `image-remote` for addresses that were taken away.
 */
export function blocksToHast(manuscript: Manuscript, options: HastOptions): BlocksHast {
  const at = (node: Pick<Nodes, 'position'>): Places =>
    sidePlace(manuscript.language, {
      file: manuscript.file,
      line: node.position?.start.line ?? 1,
      column: node.position?.start.column ?? 1,
    });
  const notes = new Map<number, NoteLink>();
  const messages: Message[] = [];
  const blocks = new Map<Block, readonly ElementContent[]>();
  const wrappers = transform(manuscript, options, notes);
  manuscript.blocks.forEach((block, index) => {
    const children = wrappers[index]?.children ?? [];
    const safe = hasRaw(children) ? withoutUnsafeHtml(block, children, at) : checkAddresses(children, at);
    messages.push(...safe.messages);
    blocks.set(block, linkNotes(safe.nodes, notes));
  });
  return { blocks, messages: inFileOrder(messages, manuscript.language) };
}

/** One pass of remark-rehype over the whole file, so that link definitions are known; one wrapper for each block. */
function transform(manuscript: Manuscript, options: HastOptions, notes: Map<number, NoteLink>): readonly Element[] {
  const occurrences = new Map<string, number>();
  const handlers: Handlers = {
    footnoteDefinition: (state: State, node: FootnoteDefinition) => state.wrap(state.all(node)),
    footnoteReference: (state: State, node: FootnoteReference) => {
      const occurrence = (occurrences.get(node.identifier) ?? 0) + 1;
      occurrences.set(node.identifier, occurrence);
      const offset = node.position?.start.offset;
      if (offset !== undefined) notes.set(offset, options.footnote(node.identifier, occurrence));
      const result: Element = { type: 'element', tagName: 'sup', properties: {}, children: [] };
      state.patch(node, result);
      return result;
    },
    root: (state: State, node: Root) =>
      wrapper(manuscript.blocks.map((block) => wrapper([state.one(block, node) ?? []].flat()))),
    ruby: (state: State, node: Ruby) => rubyElement(state, node),
    table: (state: State, node: Table) => tableElement(state, node),
  };
  // The handler of the root brings the blocks in: of the tree itself, only link definitions are looked for.
  const tree: Root = { type: 'root', children: [...manuscript.definitions] };
  const result = unified().use(remarkRehype, { allowDangerousHtml: true, handlers }).runSync(tree);
  return result.children.filter((child) => child.type === 'element');
}

function wrapper(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'div', properties: {}, children };
}

function hasRaw(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'raw' || (node.type === 'element' && hasRaw(node.children)));
}

function withoutUnsafeHtml(
  block: Block,
  nodes: ElementContent[],
  at: (node: Pick<Nodes, 'position'>) => Places,
): { nodes: ElementContent[]; messages: Message[] } {
  const sources: string[] = [];
  visit(block, 'html', (node) => {
    sources.push(node.value);
  });
  const { unbalanced, tooDeep } = tagBalance(sources.join('\n'));
  if (tooDeep) return { nodes: withoutRaw(nodes), messages: [message('nesting-depth', at(block), { limit: deepest })] };
  const parsed = unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: nodes } satisfies HastRoot);
  const { nodes: before, messages } = checkAddresses(content(parsed), at);
  const after = content(unified().use(rehypeSanitize, allowedHtml).runSync({ type: 'root', children: before }));
  return {
    nodes: after,
    messages: [
      ...messages,
      ...unbalanced.map((tag) => message('html-unclosed', at(block), { tag })),
      ...removedBetween(before, after).map(({ element, tag }) => message('html-removed', at(element), { tag })),
    ],
  };
}

function content(root: HastRoot): ElementContent[] {
  return root.children.filter((child) => child.type !== 'doctype');
}

function withoutRaw(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes
    .filter((node) => node.type !== 'raw')
    .map((node) => (node.type === 'element' ? { ...node, children: withoutRaw(node.children) } : node));
}
