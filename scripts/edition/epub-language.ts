/** The view of a publication that a book in one language is composed from. */
import type { Language } from '../message/message.ts';
import type { Blocks, Chapter, Row } from '../parallel/document.ts';
import type { EditionInput } from './edition.ts';

/**
 * One language of a publication: every row has that side alone, and rows that lack it are not there, because a reader of
 * one language has no use for a gap that the other left. Ids and the numbers of notes stay those of the bilingual text.
 */
export function inOneLanguage(input: EditionInput, language: Language): EditionInput {
  const chapters = input.document.chapters.map((chapter) => ofChapter(chapter, language));
  return {
    ...input,
    publication: { ...input.publication, languages: [language] },
    document: { chapters },
  };
}

function ofChapter(chapter: Chapter, language: Language): Chapter {
  const sections = chapter.sections.map(({ heading, ...section }) => {
    const own = heading && ofRow(heading, language);
    return {
      ...section,
      ...(own && { heading: own }),
      rows: section.rows.flatMap((row) => ofRow(row, language) ?? []),
    };
  });
  return { ...chapter, sections };
}

function ofRow({ id, ja, en }: Row, language: Language): Row | undefined {
  const blocks = language === 'ja' ? ja : en;
  if (!isBlocks(blocks)) return undefined;
  return language === 'ja' ? { kind: 'jaOnly', id, ja: blocks, en: [] } : { kind: 'enOnly', id, ja: [], en: blocks };
}

function isBlocks(blocks: Blocks | readonly []): blocks is Blocks {
  return blocks.length > 0;
}
