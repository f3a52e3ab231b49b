/** The rows of a publication → what an exchange file holds. */
import type { Block } from '../../manuscript/manuscript.ts';
import type { Language } from '../../message/message.ts';
import type { Chapter, ParallelDocument, Row } from '../../parallel/document.ts';
import { rowsOf } from '../../parallel/notes.ts';
import { digestOf, type Segment, segmentOf, type Token } from './segment.ts';
import { titleSegment } from './title.ts';

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

/** A row, or the title of a chapter, with its segments, as the manuscripts have it now. */
export interface SegmentedRow {
  readonly id: string;
  /** None on either side of a title. */
  readonly blocks: Readonly<Record<Language, readonly Block[]>>;
  readonly chapter: Chapter;
  readonly segments: Partial<Readonly<Record<Language, Segment>>>;
}

/** All titles and rows of a publication in reading order. */
export function segmentedRows({ chapters }: ParallelDocument): readonly SegmentedRow[] {
  return chapters.flatMap((chapter) => [
    ...titleOf(chapter),
    ...rowsOf(chapter.sections).map(({ id, ja, en }: Row): SegmentedRow => {
      const segments = { ja: segmentOf(ja, chapter.ja), en: segmentOf(en, chapter.en) };
      return { id, blocks: { ja, en }, chapter, segments: present(segments) };
    }),
  ]);
}

/** The title with the id of its chapter, which no row has; nothing where a side has none. */
function titleOf(chapter: Chapter): readonly SegmentedRow[] {
  const [ja, en] = [titleSegment(chapter.ja), titleSegment(chapter.en)];
  return ja && en ? [{ id: chapter.id, blocks: { ja: [], en: [] }, chapter, segments: { ja, en } }] : [];
}

function present({ ja, en }: Record<Language, Segment | undefined>): SegmentedRow['segments'] {
  return { ...(ja && { ja }), ...(en && { en }) };
}

/** The rows as units: one for each row or title that has a text, its id the row's or the chapter's id. */
export function unitsOf(document: ParallelDocument): readonly Unit[] {
  return segmentedRows(document).flatMap(({ id, chapter, segments: { ja, en } }): Unit[] => {
    if (!ja && !en) return [];
    const sides = { ...(ja && { ja: ja.tokens }), ...(en && { en: en.tokens }) };
    const digests = { ...(ja && { ja: digestOf(ja.tokens) }), ...(en && { en: digestOf(en.tokens) }) };
    return [{ id, chapter: chapter.name, sides, digests }];
  });
}
