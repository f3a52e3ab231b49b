/** What every edition is composed from. An edition is a pure function from this to hast. */
import type { ElementContent } from 'hast';
import type { Block } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import type { RowState } from '../parallel/state/translation-state.ts';
import type { Publication } from '../publication/schema.ts';
import type { Words } from '../template/translate.ts';

export interface EditionInput {
  readonly publication: Publication;
  readonly document: ParallelDocument;
  /** The finished hast of every block, typography applied. */
  readonly texts: ReadonlyMap<Block, readonly ElementContent[]>;
  readonly words: Words;
  readonly notes: NoteNumbers;
  /** The rows whose sides have not been read against each other as they are now, by id. */
  readonly stale?: ReadonlyMap<string, RowState>;
}

/** The number of a note, by chapter id and label; the same for both languages. */
export type NoteNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The ids that a note and its reference have in every edition: `note-timeline-1-ja` and `ref-timeline-1-ja`. */
export function noteIds(chapter: string, number: number, language: Language): { note: string; reference: string } {
  return { note: `note-${chapter}-${number}-${language}`, reference: `ref-${chapter}-${number}-${language}` };
}
