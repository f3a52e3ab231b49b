/** Stage: what a row read when it was reviewed → its blocks, to be published in place of those of today. */
import type { Image, Link, LinkReference, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { blocksOf } from '../manuscript/blocks.ts';
import { parseMarkdown } from '../manuscript/dialect.ts';
import type { Block, FrontMatter, Manuscript } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';
import type { Blocks, Row } from '../parallel/document.ts';
import type { ReviewedRow } from '../parallel/state/translation-state.ts';

/** Gives every node of published blocks an offset that no other node of the file has. */
export type FreshOffset = () => number;

/**
 * The blocks of both sides as they were reviewed, placed where the row stands today.
 *
 * @returns nothing where today's text can't take them in: one side was missing, a heading or note became something else,
 *   or they refer to a note that is gone
 */
export function reviewedBlocks(
  row: Row,
  reviewed: ReviewedRow,
  files: Readonly<Record<Language, Manuscript>>,
  offset: FreshOffset,
): Readonly<Record<Language, Blocks>> | undefined {
  const today = row.ja[0] ?? row.en[0];
  const side = (language: Language): Blocks | undefined => {
    const source = reviewed[language]?.source;
    if (source === undefined || !today) return undefined;
    const [first, ...more] = parsed(source, today.type === 'footnoteDefinition');
    if (!first || frame(first) !== frame(today) || hasLostNotes([first, ...more], files[language])) return undefined;
    const here = row[language][0] ?? today;
    for (const block of [first, ...more]) place(block, here, offset);
    if (here.data?.id !== undefined) first.data = { ...first.data, id: here.data.id };
    return [first, ...more];
  };
  const ja = side('ja');
  const en = side('en');
  return ja && en && { ja, en };
}

/** The title and short title of a chapter as they were reviewed. */
export function reviewedTitle(reviewed: ReviewedRow): Readonly<Record<Language, FrontMatter>> | undefined {
  const side = (language: Language): FrontMatter | undefined => {
    const [title = '', short] = reviewed[language]?.source.split('\n') ?? [];
    if (title === '') return undefined;
    return short === undefined ? { title } : { title, short };
  };
  const ja = side('ja');
  const en = side('en');
  return ja && en && { ja, en };
}

function parsed(source: string, isNote: boolean): Block[] {
  const labels = new Set([...source.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label));
  // A reference is one only where its note is in the same text; a rule at the beginning must not be front matter.
  const text = `\n${source}\n\n${[...labels].map((label) => `[^${label}]: ${label}`).join('\n\n')}\n`;
  const root = parseMarkdown(text, { rubyEmpty: () => undefined, footnoteUndefined: () => undefined });
  const { blocks, definitions } = blocksOf(root, () => ({}));
  const addresses = new Map(definitions.toReversed().map((one) => [one.identifier, one]));
  for (const block of blocks) {
    visit(block, 'linkReference', (node: LinkReference, index, parent) => {
      const address = addresses.get(node.identifier);
      if (!address || index === undefined || !parent) return;
      const link: Link = { type: 'link', url: address.url, children: node.children };
      (parent.children as Nodes[])[index] = address.title ? { ...link, title: address.title } : link;
    });
    visit(block, 'imageReference', (node, index, parent) => {
      const address = addresses.get(node.identifier);
      if (!address || index === undefined || !parent) return;
      const image: Image = { type: 'image', url: address.url, alt: node.alt ?? '' };
      (parent.children as Nodes[])[index] = address.title ? { ...image, title: address.title } : image;
    });
  }
  const notes = blocks.filter(({ type }) => type === 'footnoteDefinition');
  return isNote ? notes.slice(0, 1) : blocks.filter(({ type }) => type !== 'footnoteDefinition');
}

/** What of a block the frame of the document depends on. */
function frame(block: Block): string {
  if (block.type === 'heading') return `heading ${block.depth}`;
  return block.type === 'footnoteDefinition' ? `note ${block.identifier}` : '';
}

function hasLostNotes(blocks: readonly Block[], { blocks: all }: Manuscript): boolean {
  const there = new Set(all.flatMap((block) => (block.type === 'footnoteDefinition' ? [block.identifier] : [])));
  let lost = false;
  for (const block of blocks) {
    visit(block, 'footnoteReference', ({ identifier }) => {
      lost ||= !there.has(identifier);
    });
  }
  return lost;
}

/** Puts a node and all below it where the row stands, so that messages about it point there. */
function place(block: Block, here: Block, offset: FreshOffset): void {
  const { line, column } = here.position?.start ?? { line: 1, column: 1 };
  visit(block, (node) => {
    const point = { line, column, offset: offset() };
    node.position = { start: point, end: point };
  });
}
