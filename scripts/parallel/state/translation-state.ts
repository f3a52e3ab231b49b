/** The shapes of the translation state: what was read together, and how the rows of today relate to it. */
import type { Place } from '../../message/message.ts';
import type { Reading } from './reading.ts';

/** The name of the file in the publication's folder. */
export const stateFile = 'translation-state.json';

/** The version of the file's form that this program reads and writes. */
export const stateVersion = 1;

/** What both sides of a row read when somebody last read them together. */
export interface ReviewedRow {
  /** The chapter's name, such as `01-statement`. */
  readonly chapter: string;
  /**
   * The row's id when it was first recorded. It stays in the file when the id of the row changes with its words, so that
   * an edit changes lines in place and two branches merge.
   */
  readonly key: string;
  /** The row's id when it was last recorded. */
  readonly id: string;
  readonly ja?: Reading;
  readonly en?: Reading;
}

/** All rows that were read together, in no particular order. */
export type TranslationState = readonly ReviewedRow[];

/** A row of the parallel document, or a chapter's title, as it reads today. */
export interface CurrentRow {
  readonly chapter: string;
  readonly id: string;
  readonly ja?: Reading;
  readonly en?: Reading;
  /** Where each side begins. A side without blocks has no place. */
  readonly places: { readonly ja?: Place; readonly en?: Place };
  /** Why there is no counterpart, where the author has said so. */
  readonly reason?: string;
}

export type RowState = 'new' | 'reviewed' | 'ja-changed' | 'en-changed' | 'both-changed' | 'one-sided';

/** The states in the order in which tables show them. */
export const rowStates: readonly RowState[] = [
  'reviewed',
  'ja-changed',
  'en-changed',
  'both-changed',
  'new',
  'one-sided',
];

/** A row with its state. */
export interface TrackedRow extends CurrentRow {
  readonly state: RowState;
  /** What was recorded of it; absent for a row that nobody has recorded. */
  readonly reviewed?: ReviewedRow;
  /** Whether somebody should read its two sides against each other. */
  readonly needsReview: boolean;
}
