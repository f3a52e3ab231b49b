/** The rows of a publication → what an exchange file holds. */
import type { Language } from '../../message/message.ts';
import type { Chapter, ParallelDocument, Row } from '../../parallel/document.ts';
import { rowsOf } from '../../parallel/notes.ts';
import { digestOf, type Segment, segmentOf, type Token } from './segment.ts';

/** One row in an exchange file. */
export interface Unit {
  /** The row's id. */
  readonly id: string;
  /** The name of its chapter. */
  readonly chapter: string;
  readonly sides: Partial<Readonly<Record<Language, readonly Token[]>>>;
  /** What each side read at export; none where the file comes from elsewhere. */
  readonly digests: Partial<Readonly<Record<Language, string>>>;
}

/** An exchange file. */
export interface Exchange {
  /** The id of the publication's folder; empty where the file does not say. */
  readonly publication: string;
  /** The language that is translated from. */
  readonly from: Language;
  readonly units: readonly Unit[];
}

/** A row with its segments, as the manuscripts have it now. */
export interface SegmentedRow {
  readonly row: Row;
  readonly chapter: Chapter;
  readonly segments: Partial<Readonly<Record<Language, Segment>>>;
}

/** All rows of a publication in reading order. */
export function segmentedRows({ chapters }: ParallelDocument): readonly SegmentedRow[] {
  return chapters.flatMap((chapter) =>
    rowsOf(chapter.sections).map((row): SegmentedRow => {
      const ja = segmentOf(row.ja, chapter.ja);
      const en = segmentOf(row.en, chapter.en);
      return { row, chapter, segments: { ...(ja && { ja }), ...(en && { en }) } };
    }),
  );
}

/** The rows as units: one for each row that has a text, its id the row's id. */
export function unitsOf(document: ParallelDocument): readonly Unit[] {
  return segmentedRows(document).flatMap(({ row, chapter, segments: { ja, en } }): Unit[] => {
    if (!ja && !en) return [];
    const sides = { ...(ja && { ja: ja.tokens }), ...(en && { en: en.tokens }) };
    const digests = { ...(ja && { ja: digestOf(ja.tokens) }), ...(en && { en: digestOf(en.tokens) }) };
    return [{ id: row.id, chapter: chapter.name, sides, digests }];
  });
}
