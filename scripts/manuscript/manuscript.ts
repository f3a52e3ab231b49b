/** The shapes that the manuscript room hands on: one Markdown file, read, decoded and parsed, with positions. */
import type {
  BlockContent,
  Definition,
  DefinitionContent,
  FootnoteDefinition,
  Html,
  Parent,
  PhrasingContent,
  RootContent,
} from 'mdast';
import type { Language } from '../message/message.ts';

/** `{漢字|かんじ}`: base text with a reading above (JLReq 3.3). The reading is plain text. */
export interface Ruby extends Parent {
  type: 'ruby';
  /** The base: ordinary inline content. */
  children: PhrasingContent[];
  /**
   * The readings. One reading for the whole base is group ruby; `{漢字|かん|じ}` with as many readings as the base has
   * characters is mono ruby, one reading for each character.
   */
  readings: string[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    ruby: Ruby;
  }
  interface RootContentMap {
    ruby: Ruby;
  }
}

/** A block of a chapter, in file order: headings, paragraphs, lists, tables, quotes, code, notes, and so on. */
export type Block = (BlockContent | DefinitionContent | FootnoteDefinition) & { data?: BlockData };

/** What the manuscript room knows about a block beyond its Markdown. */
export interface BlockData {
  /** The explicit id from `<!-- id: name -->` just above the block. */
  id?: string;
  /** From `<!-- pair: name -->` on both sides: the blocks that bear the same name belong together. */
  pair?: string;
  /** From `<!-- alone: reason -->`: why the block has no counterpart. */
  alone?: string;
  /** From `<!-- allow rule-name: reason -->`: parity rules that are silent about this block's row, and why. */
  allow?: { rule: string; reason: string }[];
}

/** The front matter of a chapter file. */
export interface FrontMatter {
  readonly title: string;
  /** A shorter title for running heads; the title where absent. */
  readonly short?: string;
}

/** One manuscript file. `blocks` hold no front matter, no link definitions and no id comments. */
export interface Manuscript {
  readonly language: Language;
  /** The path as the user would type it. */
  readonly file: string;
  /** The file name without `.md`: `01-statement`. */
  readonly name: string;
  /** The text, NFC, without byte order mark, with `\n` line ends. */
  readonly source: string;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly Block[];
  /** `[label]: url` lines, which all blocks of the file share. */
  readonly definitions: readonly Definition[];
}

export type { Definition, Html, PhrasingContent, RootContent };
