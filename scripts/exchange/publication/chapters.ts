/** Two imported texts → chapters: titles to the front matter, and as many files as both sides have top-level titles. */
import type { Heading, Nodes, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Language } from '../../message/message.ts';
import { slug } from '../../parallel/row-id.ts';
import { dayOfLine } from '../day.ts';
import { columns } from '../plain/lines.ts';
import type { SourceText } from '../source/source-text.ts';

export interface ChapterText {
  /** Empty where the text has none. */
  readonly title: string;
  /** Whether the title stood in the text itself, and stands in the front matter now. */
  readonly isMoved: boolean;
  readonly blocks: readonly RootContent[];
}

export interface ChapterPair {
  /** The file name without `.md`. */
  readonly name: string;
  readonly ja: ChapterText;
  readonly en: ChapterText;
}

type Both<Value> = Readonly<Record<Language, Value>>;

/** A first line of a text that is wider is no title. */
const titleWidth = 90;

/**
 * Divides both texts. Words keep their order: a title that stands at the very beginning moves to the front matter, one
 * that has text before it is copied there and stays.
 *
 * @param texts the texts of both sides
 * @param fallback the name of a chapter whose English title has no Latin letters
 */
export function chaptersOf(texts: Both<SourceText>, fallback: string): readonly ChapterPair[] {
  const parts = { ja: divided(texts.ja.blocks), en: divided(texts.en.blocks) };
  const isMany = parts.ja.length > 1 && parts.ja.length === parts.en.length;
  const pairs: readonly Both<ChapterText>[] = isMany
    ? parts.ja.map((ja, index) => ({ ja: titled(ja), en: titled(parts.en[index] ?? []) }))
    : [{ ja: titled(texts.ja.blocks, texts.ja.title), en: titled(texts.en.blocks, texts.en.title) }];
  const used = new Set<string>();
  const levelled = { ja: levels(pairs.map(({ ja }) => ja)), en: levels(pairs.map(({ en }) => en)) };
  return pairs.map(({ en }, index) => {
    const number = String(index + 1).padStart(2, '0');
    const wanted = slug(en.title) || fallback;
    const name = used.has(wanted) ? `${wanted}-${index + 1}` : wanted;
    used.add(name);
    return { name: `${number}-${name}`, ja: levelled.ja[index] ?? empty, en: levelled.en[index] ?? empty };
  });
}

const empty: ChapterText = { title: '', isMoved: false, blocks: [] };

/** Parts that begin with a top-level title; what stands before the first one belongs to it. */
function divided(blocks: readonly RootContent[]): RootContent[][] {
  const parts: RootContent[][] = [];
  let hasTitle = true;
  for (const block of blocks) {
    const isTitle = block.type === 'heading' && block.depth === 1;
    if (parts.length === 0 || (isTitle && hasTitle)) parts.push([]);
    if (parts.length === 1 && !isTitle && parts[0]?.length === 0) hasTitle = false;
    if (isTitle) hasTitle = true;
    parts.at(-1)?.push(block);
  }
  return parts.length > 1 ? withOwnNotes(parts) : parts;
}

/** Notes stand at the end of a text; each goes to the part that refers to it first. */
function withOwnNotes(parts: readonly RootContent[][]): RootContent[][] {
  const notes = parts.flat().filter((block) => block.type === 'footnoteDefinition');
  const texts = parts.map((part) => part.filter((block) => block.type !== 'footnoteDefinition'));
  const homes = notes.map(({ identifier }) => {
    const home = texts.findIndex((part) => part.some((block) => refersTo(block, identifier)));
    return home === -1 ? texts.length - 1 : home;
  });
  return texts.map((part, index) => [...part, ...notes.filter((_, note) => homes[note] === index)]);
}

function refersTo(node: Nodes, identifier: string): boolean {
  if (node.type === 'footnoteReference') return node.identifier === identifier;
  return 'children' in node && node.children.some((child) => refersTo(child, identifier));
}

function titled(blocks: readonly RootContent[], known?: string): ChapterText {
  const [first, ...rest] = blocks;
  if (first && isTitle(first, known)) return { title: wordsOf(first), isMoved: true, blocks: rest };
  const heading = blocks.find((block) => block.type === 'heading' && block.depth === 1);
  const title = heading ? wordsOf(heading) : (known ?? '');
  return { title, isMoved: false, blocks };
}

/** A heading, or a short line that says what the subject says or that stands where a title would. */
function isTitle(block: RootContent, known: string | undefined): boolean {
  if (!isPlain(block)) return false;
  if (block.type === 'heading') return true;
  if (block.type !== 'paragraph') return false;
  const words = wordsOf(block);
  if (known !== undefined) return sameWords(words, known);
  const isShort = columns(words) <= titleWidth && !/[。．.:：、,;；]$/u.test(words);
  return (
    isShort && dayOfLine(words) === undefined && !block.children.some(({ type }) => type === 'break' || type === 'link')
  );
}

/** Whether the front matter, which is plain text, can hold a title without losing anything. */
function isPlain(node: Nodes): boolean {
  if (['image', 'footnoteReference', 'ruby', 'link'].includes(node.type)) return false;
  return !('children' in node) || node.children.every(isPlain);
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('children' in node)
    return node.children
      .map(wordsOf)
      .join('')
      .replace(/[ \t\n]+/g, ' ')
      .trim();
  return plainText(node, { includeImageAlt: true });
}

function sameWords(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
  return bare(a) !== '' && bare(a) === bare(b);
}

/** Moves the headings that are left so that the highest is of level 2, below the title of the chapter. */
function levels(chapters: readonly ChapterText[]): readonly ChapterText[] {
  const depths = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'heading' ? block.depth : [])),
  );
  const shift = depths.length > 0 ? 2 - Math.min(...depths) : 0;
  const moved = (heading: Heading): Heading => ({
    ...heading,
    depth: Math.max(2, Math.min(6, heading.depth + shift)) as Heading['depth'],
  });
  return chapters.map((chapter) => ({
    ...chapter,
    blocks: chapter.blocks.map((block) => (block.type === 'heading' ? moved(block) : block)),
  }));
}
