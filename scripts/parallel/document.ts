/**
 * The parallel document: the one model that every edition is a view of.
 *
 * Invariant: concatenating one language's side of all rows of a chapter gives back that manuscript's blocks, exactly and
 * in order.
 */
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';

/** A group of blocks that say the same thing in both languages, or that only one language has. */
export type Row = PairRow | OneSidedRow<'jaOnly'> | OneSidedRow<'enOnly'>;

export interface PairRow {
  readonly kind: 'pair';
  /** Unique in the publication; made from the English words (or given), so that editing other rows does not change it. */
  readonly id: string;
  readonly ja: Blocks;
  readonly en: Blocks;
  /** How sure it is that the two sides belong together, 0 to 1; 1 where the frame or a mark says so. */
  readonly confidence?: number;
}

export interface OneSidedRow<Kind extends 'jaOnly' | 'enOnly'> {
  readonly kind: Kind;
  readonly id: string;
  /** Why there is no counterpart, where the author has said so. */
  readonly reason?: string;
  readonly ja: Kind extends 'jaOnly' ? Blocks : readonly [];
  readonly en: Kind extends 'enOnly' ? Blocks : readonly [];
}

/** At least one block. */
export type Blocks = readonly [Block, ...Block[]];

/** A heading with the rows under it, up to the next heading of any depth. The opening section has no heading. */
export interface Section {
  /** The heading row's id; the chapter's id for the opening section. */
  readonly id: string;
  /** The depth of the heading, 2 to 6 (the chapter title is 1); 1 for the opening section. */
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly heading?: Row;
  readonly rows: readonly Row[];
}

export interface Chapter {
  /** The common file name without `.md`: `01-statement`. */
  readonly name: string;
  /** The file name without its number: `statement`. Unique in the publication, the chapter's id in every output. */
  readonly id: string;
  readonly ja: Manuscript;
  readonly en: Manuscript;
  readonly sections: readonly Section[];
}

export interface ParallelDocument {
  readonly chapters: readonly Chapter[];
}

/** The blocks of one language of a row. */
export function side(row: Row, language: Language): readonly Block[] {
  return row[language];
}
