/** The rows of the parallel document as the translation state sees them. */
import type { Manuscript } from '../../manuscript/manuscript.ts';
import type { Language, Place } from '../../message/message.ts';
import type { Chapter, ParallelDocument, Row } from '../document.ts';
import { rowsOf } from '../notes.ts';
import { placeOf } from '../place.ts';
import { readingOf, titleReading } from './reading.ts';
import type { CurrentRow } from './translation-state.ts';

/** Every chapter's title, under the chapter's id, and every row, in reading order. */
export function currentRows(document: ParallelDocument): readonly CurrentRow[] {
  return document.chapters.flatMap((chapter) => [
    titleRow(chapter),
    ...rowsOf(chapter.sections).map((row) => currentRow(row, chapter)),
  ]);
}

function titleRow(chapter: Chapter): CurrentRow {
  const start = ({ file }: Manuscript): Place => ({ file, line: 1, column: 1 });
  return {
    chapter: chapter.name,
    id: chapter.id,
    ja: titleReading(chapter.ja),
    en: titleReading(chapter.en),
    places: { ja: start(chapter.ja), en: start(chapter.en) },
  };
}

function currentRow(row: Row, chapter: Chapter): CurrentRow {
  const ja = readingOf(row.ja, chapter.ja);
  const en = readingOf(row.en, chapter.en);
  return {
    chapter: chapter.name,
    id: row.id,
    ...(ja && { ja }),
    ...(en && { en }),
    places: { ...placed(row, 'ja', chapter), ...placed(row, 'en', chapter) },
    ...(row.kind !== 'pair' && row.reason !== undefined && { reason: row.reason }),
  };
}

function placed(row: Row, language: Language, chapter: Chapter): Partial<Record<Language, Place>> {
  const [first] = row[language];
  return first ? { [language]: placeOf(first, chapter[language].file) } : {};
}
