/** What one language of a row, or of a part of it, says: its words as one string, and what else stands in it. */
import type { Nodes } from 'mdast';
import type { Manuscript } from '../../manuscript/manuscript.ts';
import type { Language, Place } from '../../message/message.ts';
import { type LineStarts, placeOfOffset } from './lines.ts';
import { sourceOffset } from './source-offset.ts';

/** The character that stands for code and addresses in the words: it is neither letter nor space. */
export const objectCharacter = '\uFFFC';

/** The file that a text comes from, made ready to look up places in it. */
export interface ProseFile {
  readonly manuscript: Manuscript;
  readonly lines: LineStarts;
  /** Addresses of link definitions by label. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** Something with an address or a label, and where it begins in the file. */
export interface Reference {
  readonly value: string;
  readonly offset: number;
}

export interface Prose {
  readonly language: Language;
  readonly file: ProseFile;
  /**
   * The words: no markup, no readings of ruby, `objectCharacter` for each piece of code and each bare address. Soft line
   * ends are spaces in English and nothing between Japanese characters; `\n` stands between items, cells and paragraphs.
   */
  readonly text: string;
  readonly addresses: readonly Reference[];
  readonly images: readonly Reference[];
  /** Labels of notes referred to. */
  readonly notes: readonly Reference[];
  /** Whether a part of the words is set off as emphasis. */
  readonly emphasised: boolean;
  /** What was typed, markup and all. */
  readonly source: string;
  /** Where the source begins in the file. */
  readonly start: number;
  /** Which part of the text came from where, in order. */
  readonly pieces: readonly Piece[];
}

/** A run of the text that stands unchanged in the value of one node. */
interface Piece {
  /** Where it begins in the text. */
  readonly at: number;
  readonly value: string;
  /** Where it begins in the value. */
  readonly from: number;
  /** Where the node stands in the file. */
  readonly start: number;
  readonly end: number;
}

/** The place in the file of a character of the text. */
export function placeInText(prose: Prose, index: number): Place {
  let piece: Piece | undefined;
  for (const candidate of prose.pieces) {
    if (candidate.at > index) break;
    piece = candidate;
  }
  if (!piece) return placeAt(prose, prose.start);
  const inValue = piece.from + index - piece.at;
  return placeAt(prose, sourceOffset(piece.value, inValue, prose.file.manuscript.source, piece));
}

/** The place of an offset of the file. */
export function placeAt({ file }: Prose, offset: number): Place {
  return { file: file.manuscript.file, ...placeOfOffset(file.lines, offset) };
}

/** The place where the text begins. */
export function placeOfStart(prose: Prose): Place {
  return placeAt(prose, prose.start);
}

/** Reads the words out of some nodes of a file. */
export function proseOf(nodes: readonly Nodes[], file: ProseFile): Prose {
  const walk = new Walk(file);
  for (const node of nodes) walk.visit(node);
  const start = nodes[0]?.position?.start.offset ?? 0;
  const end = nodes.at(-1)?.position?.end.offset ?? start;
  return {
    language: file.manuscript.language,
    file,
    text: walk.text,
    addresses: walk.addresses,
    images: walk.images,
    notes: walk.notes,
    emphasised: walk.emphasised,
    source: file.manuscript.source.slice(start, end),
    start,
    pieces: walk.pieces,
  };
}

/** Addresses in plain text: Markdown leaves them alone unless they stand in angle brackets. */
const bareAddress = /https?:\/\/[^\s<>"'「」『』（）［］、。，．｡､“”‘’]+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

class Walk {
  text = '';
  emphasised = false;
  readonly addresses: Reference[] = [];
  readonly images: Reference[] = [];
  readonly notes: Reference[] = [];
  readonly pieces: Piece[] = [];
  readonly file: ProseFile;

  constructor(file: ProseFile) {
    this.file = file;
  }

  visit(node: Nodes): void {
    const offset = node.position?.start.offset ?? 0;
    switch (node.type) {
      case 'text':
        this.words(node.value, offset, node.position?.end.offset ?? offset);
        return;
      case 'inlineCode':
      case 'code':
        this.object(offset);
        break;
      case 'html':
      case 'definition':
      case 'yaml':
        return;
      case 'break':
        this.text += '\n';
        return;
      case 'footnoteReference':
        this.notes.push({ value: node.identifier, offset });
        return;
      case 'image':
        this.images.push({ value: node.url, offset });
        this.alternative(node.alt, offset, node.position?.end.offset ?? offset);
        return;
      case 'imageReference':
        this.images.push({ value: this.file.definitions.get(node.identifier) ?? node.identifier, offset });
        this.alternative(node.alt, offset, node.position?.end.offset ?? offset);
        return;
      case 'link':
        this.addresses.push({ value: node.url, offset });
        if (isAutolink(node)) this.object(offset);
        else for (const child of node.children) this.visit(child);
        return;
      case 'linkReference':
        this.addresses.push({ value: this.file.definitions.get(node.identifier) ?? node.identifier, offset });
        for (const child of node.children) this.visit(child);
        return;
      case 'emphasis':
      case 'strong':
        this.emphasised = true;
        for (const child of node.children) this.visit(child);
        return;
      default:
        if ('children' in node) for (const child of node.children as readonly Nodes[]) this.visit(child);
    }
    if (separated.has(node.type)) this.text += '\n';
  }

  private words(value: string, start: number, end: number): void {
    let from = 0;
    const addresses = value.includes('://') || value.includes('@') ? value.matchAll(bareAddress) : [];
    for (const match of addresses) {
      const address = match[0].replace(/[.,;:!?]+$/, '');
      this.lines(value, from, match.index, start, end);
      this.addresses.push({
        value: address,
        offset: sourceOffset(value, match.index, this.file.manuscript.source, { start, end }),
      });
      this.piece(value, match.index, objectCharacter, start, end);
      from = match.index + address.length;
    }
    this.lines(value, from, value.length, start, end);
  }

  /** Adds a stretch of a value, its soft line ends as its language reads them. */
  private lines(value: string, from: number, to: number, start: number, end: number): void {
    let begin = from;
    while (begin < to) {
      const newline = value.indexOf('\n', begin);
      const stop = newline === -1 || newline > to ? to : newline;
      this.piece(value, begin, value.slice(begin, stop), start, end);
      if (stop === newline && stop < to && !joins(value[newline - 1], value[newline + 1])) this.text += ' ';
      begin = stop + 1;
    }
  }

  private piece(value: string, from: number, text: string, start: number, end: number): void {
    if (text === '') return;
    this.pieces.push({ at: this.text.length, value, from, start, end });
    this.text += text;
  }

  private object(offset: number): void {
    this.piece(objectCharacter, 0, objectCharacter, offset, offset + 1);
  }

  private alternative(alt: string | null | undefined, start: number, end: number): void {
    if (alt) this.piece(alt, 0, alt, start, end);
  }
}

/** The nodes after which another thing begins. */
const separated = new Set([
  'paragraph',
  'heading',
  'listItem',
  'tableCell',
  'code',
  'blockquote',
  'footnoteDefinition',
]);

function isAutolink(link: Extract<Nodes, { type: 'link' }>): boolean {
  const [only, more] = link.children;
  if (only?.type !== 'text' || more) return false;
  return only.value === link.url || `mailto:${only.value}` === link.url;
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60]/u;

/** Whether a line end between two characters adds no space: between Japanese characters. */
function joins(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && japanese.test(before) && japanese.test(after);
}
