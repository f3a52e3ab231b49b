/** Plain text → the blocks that its layout shows: titles, lists, quotations, paragraphs, signatures. */
import type { BlockContent, Heading, List, ListItem } from 'mdast';
import type { Language } from '../../message/message.ts';
import { inlineOf } from './addresses.ts';
import { joined } from './join.ts';
import { dedented, endsOnPurpose, type Line, lineOf, linesOf, type Measure, measure } from './lines.ts';
import { follows, type Marker, markerOf } from './list-marker.ts';
import { boxedTitle, isRule, markedTitle, ruledTitle, type Title, underlinedTitle } from './titles.ts';

/** What holds for the whole text. */
interface Text {
  readonly language: Language;
  readonly measure: Measure;
  /** Inside a list item or a quotation, where no titles and signatures are looked for. */
  readonly isInner: boolean;
}

/** Blocks that begin at a line, and how many lines they take. */
interface Read {
  readonly blocks: readonly BlockContent[];
  readonly taken: number;
}

const quoteMark = /^[>＞][ \u3000]?/;
/** RFC 3676, 4.3: the line before a signature; the space is lost in many copies. */
const signatureMark = /^--$/;
/** Longer than any signature. */
const signatureLines = 16;
const reachable = /@|https?:\/\/|tel|fax|電話|〒/i;
const sentenceEnd = /[。．.！!？?」』）)]$/u;
/** How deep lists and quotations are followed; deeper ones stay text. */
const deepest = 12;

/**
 * Reads a plain text. Every word of it is in the blocks, in the same order; only what marks a structure is left out:
 * rules, frames, signs of subheads and quotations, and the numbers of lists, which become numbers of Markdown.
 *
 * @param text the text, with any line ends
 * @param language its language
 */
export function plainTextBlocks(text: string, language: Language): readonly BlockContent[] {
  const lines = linesOf(text);
  return blocksOf(lines, { language, measure: measure(lines), isInner: false }, 0);
}

function blocksOf(lines: readonly Line[], text: Text, depth: number): BlockContent[] {
  const blocks: BlockContent[] = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at]?.text === '') {
      at += 1;
      continue;
    }
    const read = structure(lines, at, text, depth) ?? paragraph(lines, at, text, depth);
    blocks.push(...read.blocks);
    at += read.taken;
  }
  return blocks;
}

/** What begins at a line, where it is more than a paragraph. */
function structure(lines: readonly Line[], at: number, text: Text, depth: number): Read | undefined {
  const isAfterBlank = (lines[at - 1]?.text ?? '') === '' || isRule(lines[at - 1]);
  const outer = text.isInner ? undefined : (titleAt(lines, at, isAfterBlank, text) ?? signature(lines, at, text));
  return (
    outer ??
    (isRule(lines[at]) ? { blocks: [{ type: 'thematicBreak' }], taken: 1 } : undefined) ??
    (depth < deepest ? (quotation(lines, at, text, depth) ?? list(lines, at, text, depth)) : undefined)
  );
}

function titleAt(lines: readonly Line[], at: number, isAfterBlank: boolean, { language }: Text): Read | undefined {
  const title =
    boxedTitle(lines, at) ??
    ruledTitle(lines, at) ??
    (isAfterBlank ? (underlinedTitle(lines, at) ?? markedTitle(lines, at)) : undefined);
  return title && { blocks: [headingOf(title, language)], taken: title.taken };
}

function headingOf(title: Title, language: Language): Heading {
  const text = joined(title.lines.map(lineOf), language, { wrap: 0 });
  return { type: 'heading', depth: title.depth, children: inlineOf(text) };
}

/** `-- ` and what follows it, or a block with an address that a rule sets off at the end of the text. */
function signature(lines: readonly Line[], at: number, text: Text): Read | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const rest = lines.slice(at + 1);
  const isMarked = signatureMark.test(line.text) && line.indent === 0;
  const filled = rest.filter((one) => one.text !== '' && !isRule(one));
  const isRuledOff = isRule(line) && filled.length <= signatureLines && filled.some((one) => reachable.test(one.text));
  if (!(isMarked || isRuledOff) || filled.length === 0) return undefined;
  const blocks: BlockContent[] = [{ type: 'thematicBreak' }];
  let group: Line[] = [];
  const close = (): void => {
    if (group.length > 0) blocks.push(paragraphOf(joined(group, text.language, 'always')));
    group = [];
  };
  for (const one of rest) {
    if (one.text === '' || isRule(one)) close();
    else group.push(one);
  }
  close();
  return { blocks, taken: rest.length + 1 };
}

function quotation(lines: readonly Line[], at: number, text: Text, depth: number): Read | undefined {
  let end = at;
  while (quoteMark.test(lines[end]?.text ?? '')) end += 1;
  if (end === at) return undefined;
  const inside = lines.slice(at, end).map((line) => lineOf(line.text.replace(quoteMark, '')));
  const children = blocksOf(inside, { ...text, isInner: true }, depth + 1);
  return { blocks: children.length > 0 ? [{ type: 'blockquote', children }] : [], taken: end - at };
}

interface Item {
  readonly marker: Marker;
  readonly indent: number;
  readonly lines: Line[];
}

function list(lines: readonly Line[], at: number, text: Text, depth: number): Read | undefined {
  const { items, end, isSpread } = itemsFrom(lines, at, text);
  const [first] = items;
  if (!first || !isList(first, items.length, lines, at)) return undefined;
  const children = items.map((item): ListItem => {
    const [head, ...more] = item.lines;
    const inside = [...(head ? [head] : []), ...dedented(more)];
    // What an item goes on with is indented; its lines are wrapped, however short they are.
    const blocks = blocksOf(inside, { ...text, measure: { wrap: 0 }, isInner: true }, depth + 1);
    return { type: 'listItem', spread: blocks.length > 1 && isSpread, children: blocks };
  });
  const { number } = first.marker;
  const node: List = {
    type: 'list',
    ordered: number !== undefined,
    ...(number !== undefined && { start: number }),
    spread: isSpread,
    children,
  };
  return { blocks: [node], taken: end - at };
}

/** A number alone makes no list, nor does a dash in the middle of a paragraph. */
function isList({ marker }: Item, count: number, lines: readonly Line[], at: number): boolean {
  if (count > 1) return true;
  if (marker.number !== undefined) return false;
  const before = lines[at - 1]?.text ?? '';
  return before === '' || /[:：]$/.test(before) || /[・•]/.test(marker.style);
}

/** The items of a list, each with its lines; the first has lost its marker. */
function itemsFrom(lines: readonly Line[], at: number, { measure }: Text) {
  const items: Item[] = [];
  let isSpread = false;
  let end = at;
  const start = lines[at];
  for (let index = at; index < lines.length;) {
    const line = lines[index];
    if (!line) break;
    const item = items.at(-1);
    const marker = markerOf(line.text);
    const isNext = item
      ? follows(marker, item.marker) && Math.abs(line.indent - (start?.indent ?? 0)) < 2
      : index === at;
    if (marker && isNext) {
      if (item && lines[index - 1]?.text === '') isSpread = true;
      const rest = lineOf(line.text.slice(marker.length));
      items.push({ marker, indent: line.indent, lines: [{ ...rest, indent: 0, width: line.width }] });
      index += 1;
    } else if (!item) {
      break;
    } else if (line.text === '') {
      const next = nextFilled(lines, index);
      const isDeeper = next && next.line.indent >= item.indent + 2 && next.line.indent < item.indent + 12;
      const belongs = next && (follows(markerOf(next.line.text), item.marker) || isDeeper);
      if (!next || !belongs || next.line.isJapaneseIndent) break;
      if (!follows(markerOf(next.line.text), item.marker)) item.lines.push(line);
      index += 1;
      continue;
    } else if (continuesItem(line, item, marker, measure)) {
      item.lines.push(line);
      index += 1;
    } else {
      break;
    }
    end = index;
  }
  return { items, end, isSpread };
}

function continuesItem(line: Line, item: Item, marker: Marker | undefined, measure: Measure): boolean {
  if (isRule(line) || quoteMark.test(line.text)) return false;
  if (line.indent >= item.indent + 2) return true;
  const previous = item.lines.at(-1);
  if (marker || !previous || previous.text === '') return false;
  return !line.isJapaneseIndent && line.indent <= item.indent && !endsOnPurpose(previous, measure);
}

function nextFilled(lines: readonly Line[], from: number): { line: Line } | undefined {
  const line = lines.slice(from).find(({ text }) => text !== '');
  return line && { line };
}

/** The lines up to a blank one, to another structure, or to the indented first line of the next paragraph. */
function paragraph(lines: readonly Line[], at: number, text: Text, depth: number): Read {
  let end = at + 1;
  while (end < lines.length && goesOn(lines, end, text, depth)) end += 1;
  return { blocks: [paragraphOf(joined(lines.slice(at, end), text.language, text.measure))], taken: end - at };
}

function goesOn(lines: readonly Line[], at: number, text: Text, depth: number): boolean {
  const line = lines[at];
  const previous = lines[at - 1];
  if (!line || !previous || line.text === '') return false;
  if (text.measure.wrap === undefined || structure(lines, at, text, depth)) return false;
  if (line.isJapaneseIndent && (previous.indent < line.indent || sentenceEnd.test(previous.text))) return false;
  const isFirstLineIndent = line.indent >= 2 && line.indent <= 8 && previous.indent === 0;
  return !(isFirstLineIndent && (lines[at + 1]?.text === '' || (lines[at + 1]?.indent ?? 0) === 0));
}

function paragraphOf(text: string): BlockContent {
  return { type: 'paragraph', children: inlineOf(text) };
}
